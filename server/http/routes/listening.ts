/** The stream of what is said around us, and making a conversation of it. */
import { listListenedPosts, openConversation as openConversationEndpoint } from '../../../contract/listening.ts'
import { pageOfListened } from '../../store/listening.ts'
import { conversationsById } from '../../store/queue.ts'
import { openConversation } from '../../use/open-conversation.ts'
import type { Mount } from '../mount.ts'
import { fromCursor, showConversation, toCursor } from '../show/conversation.ts'
import { showListened } from '../show/listened.ts'

export function listeningRoutes(mount: Mount): void {
  mount(listListenedPosts, async ({ ctx, who, input }) => {
    const { organisationId } = who
    const limit = input.limit ?? 50
    const found = await pageOfListened(ctx.db, organisationId, input, fromCursor(input.after), limit)
    const posts = await showListened(
      ctx,
      organisationId,
      found.map(({ id }) => id),
    )
    const items = [...posts.values()]
    const last = found.length === limit ? found.at(-1) : undefined
    return { items, next: last ? toCursor({ at: last.received_at, id: last.id }) : null }
  })

  mount(openConversationEndpoint, async ({ ctx, who, input }) => {
    const { organisationId, agentId } = who
    const id = await openConversation(ctx, { organisationId, agentId, ruleId: null }, input.id, input.teamId)
    const [conversation] = await conversationsById(ctx.db, organisationId, [id])
    if (!conversation) throw new Error('a conversation that was just opened is gone')
    return { conversation: showConversation(conversation) }
  })
}
