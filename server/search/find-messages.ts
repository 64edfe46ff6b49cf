/** Messages in which all of it is said, newest first. */
import type { FoundMessage } from '../../contract/search.ts'
import { excerptOf } from '../../domain/search/found.ts'
import { wordsOf } from '../../domain/search/words.ts'
import { showConversation, showMessage } from '../http/show/conversation.ts'
import { conversationsById, messagesById, type PageKey } from '../store/queue.ts'
import { type Asking, idsOf, stemsNear } from './asking.ts'

export async function findMessages(asking: Asking): Promise<{ items: FoundMessage[]; next: PageKey | null }> {
  const { ctx, organisationId, query } = asking
  const { ids, next } = await idsOf('message', asking)
  const messages = new Map((await messagesById(ctx.db, organisationId, ids)).map((row) => [row.id, showMessage(row)]))
  const conversationIds = [...new Set([...messages.values()].flatMap(({ conversationId }) => conversationId ?? []))]
  const conversations = new Map(
    (await conversationsById(ctx.db, organisationId, conversationIds)).map((row) => [row.id, showConversation(row)]),
  )
  const texts = [...messages.values()].flatMap(({ subject, text }) => [subject ?? '', text])
  const stems = await stemsNear(
    asking,
    texts.flatMap((text) => wordsOf(text).map(({ word }) => word)),
  )
  const items = ids.flatMap((id): FoundMessage[] => {
    const message = messages.get(id)
    const conversation = conversations.get(message?.conversationId ?? '')
    // What was erased a moment ago may still stand in the index; it is never shown.
    if (!message || !conversation || message.state === 'deleted' || message.delivery?.state === 'undone') return []
    const { direction, author, publishedAt, subject, text } = message
    const said = excerptOf(text, query, stems)
    const excerpt = said.some(({ found }) => found) || !subject ? said : excerptOf(`${subject} · ${text}`, query, stems)
    return [{ id, conversation, direction, author: author.name, publishedAt, excerpt }]
  })
  return { items, next }
}
