/** The tables of how far voices reach as Kysely sees them; see `tables.ts`. */
import type { ColumnType, Generated } from 'kysely'
import type { PersonPart } from '../../domain/influence/person.ts'

type Json<T> = ColumnType<T, string, string>

/** Why nothing is kept of somebody. */
export type LeftOutWhy = 'objected' | 'minor'

/** What the reasons are about, for the sentences. */
export type FactorAbout = {
  /** The account that reaches most. */
  accountId: string
  /** How many followers it has, and how many of them count. */
  followers: number
  counted: number
  /** Different people who reacted to it within one half-life. */
  people: number
}

export type InfluenceTables = {
  observation: {
    organisation_id: string
    message_id: string
    account_id: string
    /** Who reacted; null when the account itself spoke. */
    by_account_id: string | null
    at: Date
  }
  observation_awaited: { organisation_id: string; channel_id: string; external_id: string; message_id: string }
  applause: {
    organisation_id: string
    id: string
    channel_id: string
    external_id: string
    kind: 'like' | 'share'
    account_id: string
    about: string
    at: Date
  }
  applause_waiting: {
    organisation_id: string
    reader: string
    applause_id: string
    channel_id: string
    about: string
  }
  interaction: {
    organisation_id: string
    to_account_id: string
    from_account_id: string
    weight: number
    at: Date
    count: number
  }
  account_evidence: {
    organisation_id: string
    account_id: string
    addressed: Generated<boolean>
    observed: Generated<number>
    reactors: Generated<number>
    posts: Generated<number>
    posts_at: Date | null
    reactions: Generated<number>
    reactions_at: Date | null
    audience: number | null
    audience_at: Date | null
    lists: number | null
    lists_at: Date | null
    left_out_since: Date | null
    left_out_why: LeftOutWhy | null
  }
  contact_factor: {
    organisation_id: string
    contact_id: string
    level: number | null
    points: number | null
    low: number | null
    high: number | null
    asleep: Generated<boolean>
    parts: Json<PersonPart[]>
    about: Json<FactorAbout> | null
    scale: string | null
    version: Generated<number>
    at: Date
    look_at: Date
  }
  factor_use: { organisation_id: string; contact_id: string; day: string; what: string; at: Date }
}
