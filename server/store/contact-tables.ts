/** The tables of people and their accounts as Kysely sees them; see `tables.ts`. */
import type { Generated } from 'kysely'

export type ContactTables = {
  contact: { organisation_id: string; id: string; name: string; created_at: Date; version: Generated<number> }
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
  }
}
