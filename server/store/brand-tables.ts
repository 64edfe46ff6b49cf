/** The tables of how people speak of us and of competitors as Kysely sees them; see `tables.ts`. */
import type { By } from '../../domain/brand/board.ts'

export type BrandTables = {
  brand_said: {
    organisation_id: string
    message_id: string
    subject: string
    week: string
    account_id: string
    topic: string
    network: string
    label_ids: string[]
    said_at: Date
    fresh: number
    loud: number
    tone: number
    doubt: number
  }
  brand_voice: {
    organisation_id: string
    week: string
    account_id: string
    subject: string
    topic: string
    network: string
    messages: number
    fresh: number
    loud: number
    tone: number
    doubt: number
  }
  brand_sum: {
    organisation_id: string
    week: string
    subject: string
    kind: By['kind']
    name: string
    accounts: number
    messages: number
    weight: number
    tone: number
    doubt: number
    weight2: number
    weight_tone: number
    tone2: number
    weight_all: number
  }
  brand_waiting: { organisation_id: string; message_id: string }
  brand_walk: { organisation_id: string; through: BrandWalk; of_id: string; after_id: string | null }
}

/** In the order of messages through: all of them, the hits of a group of terms, those of an account, or what is kept. */
export type BrandWalk = 'messages' | 'hits' | 'account' | 'said'
