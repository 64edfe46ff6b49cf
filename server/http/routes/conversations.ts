/** A conversation, what is done to it, and answering. */
import {
  changeConversation as changeConversationEndpoint,
  changeConversations as changeConversationsEndpoint,
  listMessages,
  readConversation,
  sendReply as sendReplyEndpoint,
  settleReply as settleReplyEndpoint,
  undoChanges as undoChangesEndpoint,
  undoReply as undoReplyEndpoint,
} from '../../../contract/conversation.ts'
import { refuse } from '../../problem.ts'
import type { Store } from '../../store/database.ts'
import { newestPosition } from '../../store/event.ts'
import { conversationsById, messagesAfter, messagesById } from '../../store/queue.ts'
import { changeConversation } from '../../use/change-conversation.ts'
import { changeConversations, undoChanges } from '../../use/change-conversations.ts'
import { undoRemarkMove } from '../../use/phone/move-remark.ts'
import { Stale, sendReply } from '../../use/send-reply.ts'
import { settleReply, undoReply } from '../../use/settle-reply.ts'
import type { Mount } from '../mount.ts'
import { toChange } from '../show/change.ts'
import { showConversation, showMessage } from '../show/conversation.ts'
import { showThread } from '../show/thread.ts'

const messagesAtOnce = 50

export function conversationRoutes(mount: Mount): void {
  mount(readConversation, async ({ ctx, who, input }) => {
    const position = await newestPosition(ctx.db, who.organisationId)
    const conversation = await accessConversation(ctx.db, who.organisationId, input.id)
    return { conversation, messages: await showThread(ctx.db, who.organisationId, input.id), position }
  })

  mount(listMessages, async ({ ctx, who, input }) => {
    await accessConversation(ctx.db, who.organisationId, input.id)
    return showThread(ctx.db, who.organisationId, input.id, input)
  })

  mount(changeConversationEndpoint, async ({ ctx, who, input }) => {
    const { id, ...change } = input
    await changeConversation(ctx, who, id, change)
    return accessConversation(ctx.db, who.organisationId, id)
  })

  mount(changeConversationsEndpoint, async ({ ctx, who, input }) => {
    const changes = input.changes.map((change) => toChange(change, who.agentId))
    return changeConversations(ctx, { ...who, ruleId: null }, input.ids, changes)
  })

  mount(undoChangesEndpoint, async ({ ctx, who, input }) =>
    (await undoRemarkMove(ctx, who, input.id)) ? { undone: 1, kept: 0 } : undoChanges(ctx, who, input.id),
  )

  mount(sendReplyEndpoint, async ({ ctx, who, input }) => {
    const { id: conversationId, changes, ...draft } = input
    const { said } = draft
    const asked = { ...draft, conversationId, changes: changes?.map((change) => toChange(change, who.agentId)) }
    const id = await sendReply(ctx, who, asked).catch((error) =>
      withNews(ctx.db, who.organisationId, conversationId, said, error),
    )
    return accessReply(ctx.db, who.organisationId, id)
  })

  mount(undoReplyEndpoint, async ({ ctx, who, input }) => {
    await undoReply(ctx, who, input.id)
    const shown = await accessReply(ctx.db, who.organisationId, input.id)
    return { ...shown, text: shown.message.text }
  })

  mount(settleReplyEndpoint, async ({ ctx, who, input }) => {
    const { conversation } = await accessReply(ctx.db, who.organisationId, input.id)
    await settleReply(ctx, who, input.id, input.as, input.said).catch((error) =>
      withNews(ctx.db, who.organisationId, conversation.id, input.said, error),
    )
    return accessReply(ctx.db, who.organisationId, input.id)
  })
}

/** A stale answer is refused together with what its writer had not read. */
async function withNews(db: Store, organisationId: string, id: string, said: number, error: unknown): Promise<never> {
  if (!(error instanceof Stale)) throw error
  const conversation = await accessConversation(db, organisationId, id)
  const messages = (await messagesAfter(db, organisationId, id, said, messagesAtOnce)).map(showMessage)
  throw refuse('stale-answer', {
    detail: `${error.message}. Nothing was sent.`,
    more: { news: { conversation, messages } },
  })
}

async function accessConversation(store: Store, organisationId: string, id: string) {
  const [row] = await conversationsById(store, organisationId, [id])
  if (!row) throw refuse('not-found', { detail: 'There is no such conversation' })
  return showConversation(row)
}

async function accessReply(store: Store, organisationId: string, id: string) {
  const [row] = await messagesById(store, organisationId, [id])
  if (!row?.conversation_id) throw refuse('not-found', { detail: 'There is no such reply' })
  return {
    conversation: await accessConversation(store, organisationId, row.conversation_id),
    message: showMessage(row),
  }
}
