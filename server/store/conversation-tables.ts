/** The tables of conversations as Kysely sees them; see `tables.ts`. */
import type { ColumnType, Generated } from 'kysely'
import type { CustomerWord, WorkState } from '../../domain/conversation/conversation.ts'
import type { Danger } from '../../domain/language/reading.ts'
import type { Boost } from '../../domain/routing/turn.ts'
import type { PainFor } from '../../domain/suppression/pain.ts'

type Json<T> = ColumnType<T, string, string>

export type ConversationTables = {
  conversation: {
    organisation_id: string
    id: string
    number: number
    token: string
    channel_id: string
    thread_id: string
    contact_id: string
    matter_id: string
    subject: string
    snippet: string
    work_state: WorkState
    customer_word: Generated<CustomerWord>
    history: Generated<boolean>
    team_id: string | null
    agent_id: string | null
    contact_count: Generated<number>
    said: Generated<number>
    version: Generated<number>
    opened_at: Date
    last_message_at: Date
    last_direction: 'in' | 'out'
    waits_since: Date | null
    due_at: Date | null
    boost: Json<Boost> | null
    label_ids: Generated<string[]>
    follower_ids: Generated<string[]>
    snoozed_until: Date | null
    taken_at: Date | null
    merged_into: string | null
    danger: Danger | null
    last_reads: string[] | null
    pain_since: Date | null
    pain_at: Date | null
    pain_for: PainFor | null
    pain_because: Generated<string[]>
    eased_at: Date | null
    heard_at: Date | null
    soothed_at: Date | null
  }
  queue_count: {
    organisation_id: string
    work_state: WorkState
    agent_id: string
    channel_id: string
    team_id: string
    n: Generated<number>
  }
  clock_interval: {
    organisation_id: string
    conversation_id: string
    kind: 'waits for us' | 'waits for customer'
    since: Date
    until: Date | null
  }
}
