/** The tables of the relay as Kysely sees them; see `tables.ts`. */
import type { ColumnType, Generated } from 'kysely'
import type { Words } from '../../channels/kit/channel.ts'
import type { Purpose } from '../../contract/suppression.ts'
import type { RelayState } from '../../domain/relay/state.ts'

export type RelaySecurity = 'tls' | 'starttls' | 'none'

export type RelayTables = {
  relay_tool: {
    id: string
    organisation_id: string
    name: string
    username: string
    password_hash: Uint8Array
    purpose: Purpose
    purposes: Purpose[]
    host: string
    port: number
    security: RelaySecurity
    server_user: Generated<string>
    server_password: Uint8Array | null
    connections: number
    most_per_minute: number
    largest: number
    keep_hours: number
    unsubscribe: Generated<boolean>
    enabled: Generated<boolean>
    demo: Generated<boolean>
    problem: ColumnType<Words | null, string | null, string | null>
    problem_since: Date | null
    version: Generated<number>
    created_at: Date
    last_used_at: Date | null
    removed_at: Date | null
  }
  relay_campaign: {
    organisation_id: string
    id: string
    tool_id: string
    name: string
    offered: Generated<number>
    first_at: Date
    last_at: Date
    expires_at: Date | null
  }
  relay_count: { organisation_id: string; campaign_id: string; state: RelayState; code: string; n: Generated<number> }
  relay_mail: {
    organisation_id: string
    id: string
    tool_id: string
    campaign_id: string | null
    purpose: Purpose
    odd_purpose: string | null
    sender: string
    size: number
    eight_bit: boolean
    expires_at: Date
    received_at: Date
  }
  relay_body: { organisation_id: string; mail_id: string; part: number; bytes: Uint8Array }
  relay_recipient: {
    organisation_id: string
    id: string
    mail_id: string
    tool_id: string
    campaign_id: string | null
    address: string
    address_key: string
    digest: Uint8Array
    state: RelayState
    code: Generated<string>
    reason: string | null
    hold_until: Date | null
    ready_at: Date | null
    attempts: Generated<number>
    handed_at: Date | null
    received_at: Date
    decided_at: Date | null
  }
}
