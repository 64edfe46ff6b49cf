/** The tables of how messages spread and of who stands with whom as Kysely sees them; see `tables.ts`. */

export type PictureTables = {
  spread: {
    organisation_id: string
    message_id: string
    came: number
    to_come: number
    low: number
    high: number
    heat: number
    by_account_id: string | null
    carrier_id: string | null
    carried: number
    at: Date
    look_at: Date | null
  }
  spread_pace: { organisation_id: string; usual: number; halfway_ms: number; learnt_from: number; at: Date }
  circle_place: { organisation_id: string; account_id: string; circle: number; rank: number | null; at: Date }
  circle_run: {
    organisation_id: string
    state: 'asked' | 'finding' | 'done' | 'failed'
    since: Date
    at: Date | null
    people: number | null
    edges: number | null
    circles: number | null
  }
}
