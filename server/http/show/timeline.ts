/** Notes, tasks and acts as they leave the house. */
import type { Note } from '../../../contract/note.ts'
import type { Task } from '../../../contract/task.ts'
import type { Act } from '../../../contract/timeline.ts'
import type { NoteRow } from '../../store/note.ts'
import type { TaskRow } from '../../store/task.ts'
import type { ActRow } from '../../store/timeline.ts'

export function showNote(row: NoteRow): Note {
  return {
    id: row.id,
    version: row.version,
    conversationId: row.conversation_id,
    agentId: row.agent_id,
    text: row.text,
    mentions: { agentIds: row.mentioned_agent_ids, teamIds: row.mentioned_team_ids },
    writtenAt: row.written_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    deleted: row.deleted_at !== null,
  }
}

export function showTask(row: TaskRow): Task {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    title: row.title,
    conversationId: row.conversation_id,
    agentId: row.agent_id,
    teamId: row.team_id,
    dueAt: row.due_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    doneAt: row.done_at?.toISOString() ?? null,
    doneBy: row.done_by,
  }
}

export function showAct(row: ActRow): Act {
  return {
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind,
    agentId: row.agent_id,
    rule: row.rule_id === null ? null : { id: row.rule_id, name: row.rule_name ?? '' },
    batchId: row.batch_id,
    conversationId: row.conversation_id,
    other: row.other_id && row.other_number !== null ? { id: row.other_id, number: row.other_number } : null,
    before: row.before,
    after: row.after,
    undone: row.undone_at !== null,
  }
}
