/** An answer with its conversation, and the news that a stale one is refused with. */
import { refuse } from '../../problem.ts'
import type { Store } from '../../store/database.ts'
import { conversationsById, messagesAfter, messagesById } from '../../store/queue.ts'
import { Stale } from '../../use/send-reply.ts'
import { showConversation, showMessage } from './conversation.ts'

const messagesAtOnce = 50

/** A stale answer is refused together with what its writer had not read. */
export async function withNews(
  db: Store,
  organisationId: string,
  id: string,
  said: number,
  error: unknown,
): Promise<never> {
  if (!(error instanceof Stale)) throw error
  const conversation = await accessConversation(db, organisationId, id)
  const messages = (await messagesAfter(db, organisationId, id, said, messagesAtOnce)).map(showMessage)
  throw refuse('stale-answer', {
    detail: `${error.message}. Nothing was sent.`,
    more: { news: { conversation, messages } },
  })
}

export async function accessConversation(store: Store, organisationId: string, id: string) {
  const [row] = await conversationsById(store, organisationId, [id])
  if (!row) throw refuse('not-found', { detail: 'There is no such conversation' })
  return showConversation(row)
}

/** @param id of the answer, which is that of its message */
export async function accessReply(store: Store, organisationId: string, id: string) {
  const [row] = await messagesById(store, organisationId, [id])
  if (!row?.conversation_id) throw refuse('not-found', { detail: 'There is no such reply' })
  return {
    conversation: await accessConversation(store, organisationId, row.conversation_id),
    message: showMessage(row),
  }
}
