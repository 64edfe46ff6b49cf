/** Rules as they leave the house: without the secret that signs their webhooks. */
import type { Rule } from '../../../contract/rule.ts'
import type { RuleRow } from '../../store/rule.ts'

export function showRule(row: RuleRow): Rule {
  return {
    id: row.id,
    version: row.version,
    place: row.place,
    name: row.name,
    enabled: row.enabled,
    stopped: row.stopped,
    moment: row.moment,
    conditions: row.conditions as Rule['conditions'],
    actions: row.actions as Rule['actions'],
    last: row.last,
    webhookUrl: row.webhook_url,
    changedAt: row.changed_at.toISOString(),
  }
}
