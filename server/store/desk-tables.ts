/** The tables of the desk as Kysely sees them (teams, labels, views, what was done); see `tables.ts`. */
import type { ColumnType, Generated } from 'kysely'
import type { StreamFilters } from '../../contract/listening.ts'
import type { LabelColour, LabelMeaning } from '../../domain/conversation/label.ts'
import type { ViewFilters } from '../../domain/conversation/view.ts'
import type { Opening } from '../../domain/routing/opening.ts'

type Json<T> = ColumnType<T, string, string>

export type DeskTables = {
  team: {
    organisation_id: string
    id: string
    name: string
    version: Generated<number>
    take_back_minutes: number | null
    opening: Json<Opening> | null
    removed_at: Date | null
    heir_id: string | null
    cleared_to: string | null
  }
  team_member: { organisation_id: string; team_id: string; agent_id: string }
  agent_skill: { organisation_id: string; agent_id: string; label_id: string }
  label: {
    organisation_id: string
    id: string
    name: string
    colour: Generated<LabelColour>
    meaning: LabelMeaning | null
    demo: Generated<boolean>
    version: Generated<number>
    created_at: Date
    removed_at: Date | null
  }
  view: {
    organisation_id: string
    id: string
    name: string
    agent_id: string | null
    filters: Json<ViewFilters>
    stream: Json<StreamFilters> | null
    place: Generated<number>
    version: Generated<number>
    created_at: Date
    fill_after: string | null
    fill_done: Generated<number>
    removed_at: Date | null
  }
  listed: { organisation_id: string; list_id: string; conversation_id: string; at: Date }
  list_count: { organisation_id: string; list_id: string; n: Generated<number> }
  act: {
    organisation_id: string
    id: string
    at: Date
    kind: string
    agent_id: string | null
    rule_id: string | null
    conversation_id: string | null
    subject_id: string | null
    batch_id: string
    before: Json<Record<string, unknown>> | null
    after: Json<Record<string, unknown>> | null
    undone_at: Date | null
  }
}
