/** The tables of rules and notifications as Kysely sees them; see `tables.ts`. */
import type { ColumnType, Generated } from 'kysely'
import type { NotificationKind } from '../../domain/routing/hear.ts'
import type { Action, Condition, Moment } from '../../domain/routing/rule.ts'
import type { Measure } from '../../domain/routing/waited.ts'

type Json<T> = ColumnType<T, string, string>

export type RoutingTables = {
  lead: {
    organisation_id: string
    conversation_id: string
    team_id: string
    from_at: Date
    until_at: Date
    answered_at: Date | null
  }
  waited: {
    organisation_id: string
    conversation_id: string
    since: Date
    until: Date
    day: string
    level: number
    took: number
    turn: number | null
    passed: number | null
  }
  waited_count: {
    organisation_id: string
    day: string
    measure: Measure
    level: number
    bar: number
    n: Generated<number>
  }
  rule: {
    organisation_id: string
    id: string
    name: string
    place: number
    enabled: Generated<boolean>
    moment: Json<Moment>
    conditions: Json<readonly Condition[]>
    actions: Json<readonly Action[]>
    last: Generated<boolean>
    webhook_url: string | null
    webhook_secret: Uint8Array | null
    stopped: string | null
    made_by: string | null
    version: Generated<number>
    changed_at: Date
  }
  rule_run: {
    organisation_id: string
    id: string
    rule_id: string
    key: string
    at: Date
    conversation_id: string | null
    message_id: string | null
    batch_id: string | null
    webhook: 'waiting' | 'sent' | 'failed' | null
    attempts: Generated<number>
    ready_at: Date | null
    problem: string | null
  }
  notification: {
    organisation_id: string
    id: string
    agent_id: string
    kind: NotificationKind
    key: string
    conversation_id: string | null
    by_agent_id: string | null
    at: Date
    told_at: Date | null
    mailed_at: Date | null
    read_at: Date | null
  }
  notification_count: { organisation_id: string; agent_id: string; unread: Generated<number> }
  push_subscription: {
    organisation_id: string
    id: string
    agent_id: string
    endpoint: string
    keys: Uint8Array
    created_at: Date
  }
  push_key: { organisation_id: string; public_key: string; private_key: Uint8Array }
}
