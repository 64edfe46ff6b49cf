/** What the relay shows: tools, campaigns with their sums, mails. */
import type { RelayCampaign, RelayMail, RelayTool } from '../../../contract/relay.ts'
import type { Code } from '../../../contract/suppression.ts'
import type { ToolRow } from '../../store/relay.ts'
import type { CampaignRow, PagedMail } from '../../store/relay-page.ts'

export function showTool(row: ToolRow): RelayTool {
  const { id, version, name, username, purpose, purposes, host, port, security, server_user: user } = row
  return {
    ...{ id, version, name, username, purpose, purposes },
    server: { host, port, security, user, hasPassword: row.server_password !== null },
    connections: row.connections,
    mostPerMinute: row.most_per_minute,
    largest: row.largest,
    keepHours: row.keep_hours,
    ...{ unsubscribe: row.unsubscribe, enabled: row.enabled, demo: row.demo },
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    problem: row.problem === null ? null : { says: row.problem, since: row.problem_since?.toISOString() ?? null },
  }
}

/** What the store keeps as a word is one of ours, or none. */
const codeOf = (code: string): Code | null => (code === '' ? null : (code as Code))

export function showCampaign(row: CampaignRow): RelayCampaign {
  return {
    id: row.id,
    tool: { id: row.tool_id, name: row.tool_name },
    ...{ name: row.name, offered: row.offered },
    became: row.became.map(({ state, code, n }) => ({ state, code: codeOf(code), n })),
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
  }
}

export function showMail(row: PagedMail): RelayMail {
  const { id, address, purpose, odd_purpose: oddPurpose, state, code, reason } = row
  return {
    ...{ id, address, purpose, oddPurpose, state, reason, code: codeOf(code) },
    campaign: row.campaign_id ? { id: row.campaign_id, name: row.campaign } : null,
    tool: { id: row.tool_id, name: row.tool_name },
    until: row.hold_until?.toISOString() ?? null,
    receivedAt: row.received_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
  }
}
