/** Conversations by their number, their subject and the name of the person, newest first. */
import type { FoundConversation } from '../../contract/search.ts'
import { markAll } from '../../domain/search/found.ts'
import { wordsOf } from '../../domain/search/words.ts'
import { showConversation } from '../http/show/conversation.ts'
import { conversationsById, type PageKey } from '../store/queue.ts'
import { conversationOfNumber } from '../store/search/source.ts'
import { type Asking, idsOf, stemsNear } from './asking.ts'

export async function findConversations(asking: Asking): Promise<{ items: FoundConversation[]; next: PageKey | null }> {
  const { ctx, organisationId, query } = asking
  const isFirst = query.number !== null && asking.before === null
  const numbered = isFirst ? await conversationOfNumber(ctx.db, organisationId, query.number ?? 0) : []
  const { ids, next } = await idsOf('conversation', asking)
  const all = [...new Set([...numbered, ...ids])]
  const rows = new Map((await conversationsById(ctx.db, organisationId, all)).map((row) => [row.id, row]))
  const texts = [...rows.values()].flatMap((row) => [row.subject, row.contact_name])
  const stems = await stemsNear(
    asking,
    texts.flatMap((text) => wordsOf(text).map(({ word }) => word)),
  )
  const items = all.flatMap((id): FoundConversation[] => {
    const row = rows.get(id)
    if (!row) return []
    const [subject, name] = [markAll(row.subject, query, stems), markAll(row.contact_name, query, stems)]
    return [{ conversation: showConversation(row), subject, name }]
  })
  return { items, next }
}
