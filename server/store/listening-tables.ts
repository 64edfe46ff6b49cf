/** The tables of listening by search terms as Kysely sees them; see `tables.ts`. */
import type { ColumnType, Generated } from 'kysely'
import type { TermColour, TermSubject } from '../../contract/term.ts'

type Json<T> = ColumnType<T, string, string>

/** How a listening channel is doing, for the screen. */
export type Listening = {
  state: 'connecting' | 'catching up' | 'listening' | 'broken'
  since: string
  done?: number
  total?: number
  problem?: string
}

export type ListeningTables = {
  term_group: {
    organisation_id: string
    id: string
    name: string
    about: TermSubject
    competitor: string | null
    colour: TermColour
    team_id: string | null
    place: number
    version: Generated<number>
  }
  term: {
    organisation_id: string
    id: string
    group_id: string
    query: string
    enabled: Generated<boolean>
    removed: Generated<boolean>
    changed: number
    made_by: string | null
    made_at: Date
    back_id: string | null
    back_done: Generated<boolean>
    back_seen: Generated<number>
    back_met: Generated<number>
  }
  hit: {
    organisation_id: string
    group_id: string
    message_id: string
    term_ids: string[]
    received_at: Date
    channel_id: string
    language: Generated<string>
    site: Generated<string>
    addressed: boolean
    relevant: boolean | null
    reads: Generated<string[]>
    private: Generated<boolean>
  }
  hit_hour: {
    organisation_id: string
    group_id: string
    hour: Date
    addressed: boolean
    said: number
    negative: Generated<number>
    positive: Generated<number>
  }
  hit_day: {
    organisation_id: string
    group_id: string
    day: string
    channel_id: string
    language: string
    site: string
    said: number
  }
  channel_hour: { organisation_id: string; channel_id: string; hour: Date; came: number; lag_ms: number }
  channel_trouble: { organisation_id: string; channel_id: string; trouble: string; since: Date; told_at: Date | null }
  passed_minute: { organisation_id: string; channel_id: string; minute: Date; passed: number; met: number }
  objection: {
    organisation_id: string
    id: string
    network: string
    account: string
    said_at: Date
    how: string
    note: string | null
    noted_by: string | null
    proof: string | null
    erase_at: Date | null
  }
  withheld: { organisation_id: string; message_id: string; said_at: Date; held: Json<unknown> }
  channel_memory: {
    organisation_id: string
    channel_id: string
    key: string
    value: Json<unknown>
    until: Date | null
  }
}
