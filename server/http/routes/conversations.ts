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
import type { Store } from '../../store/database.ts'
import { newestPosition } from '../../store/event.ts'
import { findReply } from '../../store/outbox.ts'
import { changeConversation } from '../../use/change-conversation.ts'
import { changeConversations, undoChanges } from '../../use/change-conversations.ts'
import { undoRemarkMove } from '../../use/phone/move-remark.ts'
import { sendReply } from '../../use/send-reply.ts'
import { settleReply, undoReply } from '../../use/settle-reply.ts'
import { undoSaidOfDanger } from '../../use/understanding/undo-said-of-danger.ts'
import type { Mount } from '../mount.ts'
import { toChange } from '../show/change.ts'
import { accessConversation, accessReply, withNews } from '../show/reply.ts'
import { showThread } from '../show/thread.ts'

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
    const batchId = await changeConversation(ctx, who, id, change)
    return { ...(await accessConversation(ctx.db, who.organisationId, id)), batchId }
  })

  mount(changeConversationsEndpoint, async ({ ctx, who, input }) => {
    const changes = input.changes.map((change) => toChange(change, who.agentId))
    return changeConversations(ctx, { ...who, ruleId: null }, input.ids, changes)
  })

  mount(undoChangesEndpoint, async ({ ctx, who, input }) => {
    if (await undoRemarkMove(ctx, who, input.id)) return { undone: 1, kept: 0 }
    return (await undoSaidOfDanger(ctx, who, input.id)) ?? undoChanges(ctx, who, input.id)
  })

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
    const text = await undoReply(ctx, who, input.id)
    return { ...(await accessReply(ctx.db, who.organisationId, await answerOf(ctx.db, who, input.id))), text }
  })

  mount(settleReplyEndpoint, async ({ ctx, who, input }) => {
    const answer = await answerOf(ctx.db, who, input.id)
    const { conversation } = await accessReply(ctx.db, who.organisationId, answer)
    await settleReply(ctx, who, input.id, input.as, input.said).catch((error) =>
      withNews(ctx.db, who.organisationId, conversation.id, input.said, error),
    )
    return accessReply(ctx.db, who.organisationId, answer)
  })
}

/** The answer that a row of the outbox is about: itself, or the one that is changed or taken back. */
async function answerOf(store: Store, { organisationId }: { organisationId: string }, id: string): Promise<string> {
  return (await findReply(store, organisationId, id))?.message_id ?? id
}
