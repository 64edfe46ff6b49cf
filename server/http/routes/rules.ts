/** Rules, what they would do, and what they did. */
import * as contract from '../../../contract/rule.ts'
import { listRules, pageOfRuns, type RunRow } from '../../store/rule.ts'
import { previewRule } from '../../use/rule/preview-rule.ts'
import { changeRule, createRule, orderRules, removeRule } from '../../use/rule/save-rule.ts'
import type { Mount } from '../mount.ts'
import { showRule } from '../show/rule.ts'

const runsAtOnce = 50

export function ruleRoutes(mount: Mount): void {
  mount(contract.listRules, async ({ ctx, who }) => ({
    rules: (await listRules(ctx.db, who.organisationId)).map(showRule),
  }))

  mount(contract.createRule, async ({ ctx, who, input }) => {
    const { row, secret } = await createRule(ctx, who, input)
    return { rule: showRule(row), secret }
  })

  mount(contract.changeRule, async ({ ctx, who, input: { id, ...change } }) =>
    showRule(await changeRule(ctx, who, id, change)),
  )

  mount(contract.removeRule, async ({ ctx, who, input }) => {
    await removeRule(ctx, who, input.id)
    return {}
  })

  mount(contract.orderRules, async ({ ctx, who, input }) => {
    await orderRules(ctx, who, input.ids)
    return { rules: (await listRules(ctx.db, who.organisationId)).map(showRule) }
  })

  mount(contract.previewRule, async ({ ctx, who, input }) => {
    const { since, examples, ...counts } = await previewRule(ctx, who.organisationId, input)
    return {
      ...counts,
      since: since?.toISOString() ?? null,
      examples: examples.map((one) => ({ ...one, at: one.at.toISOString() })),
    }
  })

  mount(contract.listRuleRuns, async ({ ctx, who, input }) => {
    const after = /^[0-9a-f-]{36}$/.test(input.after ?? '') ? (input.after ?? null) : null
    const rows = await pageOfRuns(ctx.db, who.organisationId, input.id, after, runsAtOnce)
    return { items: rows.map(showRun), next: rows.length === runsAtOnce ? (rows.at(-1)?.id ?? null) : null }
  })
}

function showRun(row: RunRow): contract.RuleRun {
  return {
    id: row.id,
    ruleId: row.rule_id,
    at: row.at.toISOString(),
    conversationId: row.conversation_id,
    conversationNumber: row.number,
    subject: row.subject,
    batchId: row.batch_id,
    webhook: row.webhook,
    problem: row.problem,
  }
}
