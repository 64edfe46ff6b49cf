/** The tables of people and their accounts as Kysely sees them; see `tables.ts`. */
import type { ColumnType, Generated } from 'kysely'
import type { Counter, Reason } from '../../domain/contact/evidence.ts'
import type { Key } from '../../domain/contact/recognise.ts'

type Json<T> = ColumnType<T, string, string>

export type ContactTables = {
  contact: {
    organisation_id: string
    id: string
    name: string
    created_at: Date
    version: Generated<number>
    /** The contact that this one goes on as part of. */
    joined_to: string | null
    erased_at: Date | null
    /** How many of our answers sent them elsewhere. */
    sent_away: Generated<number>
  }
  contact_erasure: {
    organisation_id: string
    contact_id: string
    accounts: string[]
    messages: Generated<number>
    asked_at: Date
    done_at: Date | null
  }
  shared_key: {
    organisation_id: string
    kind: 'email' | 'phone'
    value: string
    made_by: string | null
    since: Date
  }
  contact_event: {
    organisation_id: string
    id: string
    contact_id: string
    key: string
    kind: string
    title: string
    url: string | null
    at: Date
  }
  contact_note: {
    organisation_id: string
    id: string
    contact_id: string
    agent_id: string
    text: string
    written_at: Date
  }
  contact_act: { organisation_id: string; contact_id: string; act_id: string }
  sent_away: {
    organisation_id: string
    week: Date
    channel_id: string
    answers: Generated<number>
    away: Generated<number>
  }
  account: {
    organisation_id: string
    id: string
    network: string
    external_id: string
    name: string | null
    handle: string | null
    url: string | null
    ours: Generated<boolean>
    version: Generated<number>
    first_seen: Date
    last_seen: Date
  }
  account_key: { organisation_id: string; kind: 'email' | 'phone'; value: string; account_id: string }
  claim: {
    organisation_id: string
    id: string
    account_id: string
    contact_id: string
    evidence: string
    strength: number
    made_by: string | null
    since: Date
    withdrawn_at: Date | null
    /** The contact that it belongs to by itself, where that goes on as part of another. */
    own_id: string | null
  }
  contact_join: {
    organisation_id: string
    id: string
    from_id: string
    into_id: string
    evidence: Json<Reason[]>
    strength: number
    made_by: string | null
    since: Date
    withdrawn_at: Date | null
    withdrawn_by: string | null
  }
  contact_apart: {
    organisation_id: string
    one_id: string
    other_id: string
    made_by: string | null
    since: Date
  }
  contact_suggestion: {
    organisation_id: string
    one_id: string
    other_id: string
    evidence: Json<Reason[]>
    counter: Json<Counter> | null
    strength: number
    since: Date
  }
  account_compared: { organisation_id: string; account_id: string; version: number }
  customer_record: {
    organisation_id: string
    number: string
    contact_id: string
    value: number | null
    segments: string[]
    fields: Json<Record<string, string>>
    /** What the customer is called there. */
    name: string | null
    /** The addresses and numbers that came with it. */
    keys: Json<Key[]>
    changed_at: Date
  }
}
