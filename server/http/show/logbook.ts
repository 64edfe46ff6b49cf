import type { LogEntry } from '../../../contract/logbook.ts'
import type { LogRow } from '../../store/logbook.ts'

/** What a change of a conversation kept to undo it is not shown: here are only facts of the house, such as roles and names. */
export function showLogEntry(row: LogRow): LogEntry {
  const { id, at, kind, other_name, agent_id, agent_name, rule_id, conversation_id, number, subject_id, subject_name } =
    row
  return {
    id,
    at: at.toISOString(),
    kind,
    by: agent_id ? { id: agent_id, name: agent_name ?? '' } : null,
    byRule: rule_id !== null,
    conversation: conversation_id ? { id: conversation_id, number } : null,
    subject: subject_id ? { id: subject_id, name: subject_name } : null,
    about: conversation_id ? {} : { ...plain(row.after), ...(other_name !== null && { other: other_name }) },
    undone: row.undone_at !== null,
  }
}

function plain(after: LogRow['after']): LogEntry['about'] {
  const facts = Object.entries(after ?? {}).filter(([, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value),
  )
  return Object.fromEntries(facts) as LogEntry['about']
}
