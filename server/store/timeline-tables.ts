/** The tables around the messages as Kysely sees them; see `tables.ts`. */
import type { ColumnType, Generated } from 'kysely'
import type { TaskKind } from '../../domain/conversation/task.ts'
import type { Merged } from './merge.ts'

type Json<T> = ColumnType<T, string, string>

export type TimelineTables = {
  note: {
    organisation_id: string
    id: string
    conversation_id: string
    agent_id: string
    text: string
    mentioned_agent_ids: Generated<string[]>
    mentioned_team_ids: Generated<string[]>
    written_at: Date
    edited_at: Date | null
    deleted_at: Date | null
    retain_until: Date | null
    version: Generated<number>
  }
  task: {
    organisation_id: string
    id: string
    kind: TaskKind
    conversation_id: string | null
    title: string
    agent_id: string | null
    team_id: string | null
    due_at: Date | null
    place: Date
    created_by: string
    created_at: Date
    done_by: string | null
    done_at: Date | null
    retain_until: Date | null
    version: Generated<number>
  }
  merge: {
    organisation_id: string
    id: string
    from_id: string
    into_id: string
    upto: number
    before: Json<Merged>
    agent_id: string
    at: Date
    undone_at: Date | null
  }
  conversation_link: { organisation_id: string; one_id: string; other_id: string; agent_id: string; at: Date }
}
