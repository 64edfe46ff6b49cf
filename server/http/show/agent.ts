import type { Agent, ApiKey, scopes } from '../../../contract/organisation.ts'
import type { AgentRow } from '../../store/agent.ts'
import type { KeyRow } from '../../store/api-key.ts'

/** An agent as colleagues see them. */
export function showAgent(row: AgentRow): Agent {
  const { id, version, name, alias, email, role, signature, face, language, extension, active } = row
  return { id, version, name, alias, email, role, signature, face, language, extension, active }
}

/** A key without what would open the door. */
export function showKey(row: KeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    scopes: row.scopes as (typeof scopes)[number][],
    channelId: row.channel_id,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }
}
