/** The stream of what is said around us, and making a conversation of it. */
import { listListenedPosts, openConversation as openConversationEndpoint } from '../../../contract/listening.ts'
import { listChannels } from '../../store/channel.ts'
import { pageOfListened } from '../../store/listening.ts'
import { conversationsById, messagesById } from '../../store/queue.ts'
import { openConversation } from '../../use/open-conversation.ts'
import type { Mount } from '../mount.ts'
import { fromCursor, showConversation, showMessage, toCursor } from '../show/conversation.ts'

export function listeningRoutes(mount: Mount): void {
  mount(listListenedPosts, async ({ ctx, who, input }) => {
    const { organisationId } = who
    const limit = input.limit ?? 50
    const found = await pageOfListened(ctx.db, organisationId, input, fromCursor(input.after), limit)
    const ids = found.map(({ id }) => id)
    const messages = new Map((await messagesById(ctx.db, organisationId, ids)).map((row) => [row.id, row]))
    const channels = new Map((await listChannels(ctx.db, organisationId)).map((row) => [row.id, row]))
    const items = found.flatMap(({ id, channel_id }) => {
      const [message, channel] = [messages.get(id), channels.get(channel_id)]
      if (!message || !channel) return []
      return [{ message: showMessage(message), channel: { id: channel.id, kind: channel.kind, name: channel.name } }]
    })
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
