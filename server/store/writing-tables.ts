/** The tables of writing as Kysely sees them; see `tables.ts`. */
import type { ColumnType, Generated } from 'kysely'
import type { CannedAction } from '../../domain/conversation/canned.ts'
import type { StoredChange, Via } from '../../domain/conversation/draft.ts'
import type { Address, Guideline, HintKind } from '../../domain/guideline/hint.ts'

type Json<T> = ColumnType<T, string | undefined, string>

export type WritingTables = {
  guideline: {
    organisation_id: string
    address: Generated<Address>
    own: Json<Guideline[]>
    without: Generated<HintKind[]>
    version: Generated<number>
    changed_at: Date
  }
  draft: {
    organisation_id: string
    id: string
    conversation_id: string
    agent_id: string
    shared: Generated<boolean>
    text: Generated<string>
    said: number
    via: ColumnType<Via, string | null, string | null> | null
    changes: Json<StoredChange[]>
    set_aside: string | null
    writer_id: string
    version: Generated<number>
    created_at: Date
    updated_at: Date
  }
  canned: {
    organisation_id: string
    id: string
    name: string
    shortcut: Generated<string>
    text: Generated<string>
    actions: Json<CannedAction[]>
    agent_id: string | null
    team_ids: Generated<string[]>
    version: Generated<number>
    created_at: Date
    updated_at: Date
  }
  canned_use: { organisation_id: string; canned_id: string; channel_id: string; n: Generated<number>; last_at: Date }
  signature: { organisation_id: string; agent_id: string; channel_id: string; text: string }
  told: {
    organisation_id: string
    contact_id: string
    print: Uint8Array
    reply_id: string
    conversation_id: string
    at: Date
  }
}
