/** The tables of search, as Kysely sees them. */
import type { Generated } from 'kysely'
import type { Kind } from '../../../domain/search/entry.ts'

export type SearchTables = {
  search_entry: {
    organisation_id: string
    id: string
    kind: Kind
    conversation_id: string | null
    at: Date
    /** A tsvector. */
    words: string
  }
  search_fill: {
    organisation_id: string
    version: number
    stage: Kind | 'sweep' | null
    last_id: string | null
    done: Generated<number>
  }
}
