/** A part of a conversation: its end, what stands before or after a place, or what stands around a message. */
import type { Message } from '../../../contract/conversation.ts'
import { refuse } from '../../problem.ts'
import type { Store } from '../../store/database.ts'
import { messagesById, type PageKey, pageOfMessages, pageOfMessagesFrom, type ShownMessage } from '../../store/queue.ts'
import { fromCursor, showMessage, toCursor } from './conversation.ts'

const atOnce = 50

export type Part = {
  before?: string | undefined
  after?: string | undefined
  around?: string | undefined
  limit?: number | undefined
}
type Page = { items: Message[]; before: string | null; after: string | null }

export async function showThread(store: Store, organisationId: string, id: string, part: Part = {}): Promise<Page> {
  const { limit = atOnce } = part
  const after = fromCursor(part.after)
  if (part.around) return around(store, organisationId, id, part.around, limit)
  if (after) {
    const rows = await pageOfMessagesFrom(store, organisationId, id, after, limit)
    return page(rows, rows.length > 0, rows.length === limit)
  }
  const before = fromCursor(part.before)
  const rows = await pageOfMessages(store, organisationId, id, before, limit)
  return page(rows, rows.length === limit, before !== null)
}

/** Half of it before the message, half after it. */
async function around(
  store: Store,
  organisationId: string,
  id: string,
  messageId: string,
  limit: number,
): Promise<Page> {
  const [row] = await messagesById(store, organisationId, [messageId])
  if (row?.conversation_id !== id) throw refuse('not-found', { detail: 'This conversation holds no such message' })
  const half = Math.ceil(limit / 2)
  const place = { at: row.received_at, id: row.id }
  const earlier = await pageOfMessages(store, organisationId, id, place, half)
  const later = await pageOfMessagesFrom(store, organisationId, id, place, half)
  return page([...earlier, row, ...later], earlier.length === half, later.length === half)
}

function page(rows: readonly ShownMessage[], isMoreBefore: boolean, isMoreAfter: boolean): Page {
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    items: rows.map(showMessage),
    before: isMoreBefore && first ? toCursor(placeOf(first)) : null,
    after: isMoreAfter && last ? toCursor(placeOf(last)) : null,
  }
}

const placeOf = (row: ShownMessage): PageKey => ({ at: row.received_at, id: row.id })
