/**
 * A person answers. The answer names what its writer had read (`said`); when somebody said something since, the server refuses it
 * and tells the news, and the draft stays with its writer. Otherwise it is written into the outbox and leaves after the undo window.
 */
import { createHash } from 'node:crypto'
import { prepareAnswer } from '../../domain/conversation/conversation.ts'
import { cleanText } from '../../domain/message/text.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { lockConversations } from '../store/conversation.ts'
import { type Transaction, transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import { insertMessages } from '../store/message.ts'
import { saveMoves } from '../store/moves.ts'
import { lastHeard } from '../store/reply-address.ts'
import { hexBytes } from '../store/rows.ts'

/** Somebody said something since; `said` is what the conversation holds now. */
export class Stale extends Error {
  override name = 'Stale'
}

export type ReplyDraft = { conversationId: string; text: string; said: number; key: string }

/**
 * @returns the id of the message, which is also the outbox id
 * @throws Stale when the conversation holds more than the writer had read; a problem when this message cannot be answered here
 */
export async function sendReply(
  ctx: Context,
  who: { organisationId: string; agentId: string },
  draft: ReplyDraft,
): Promise<string> {
  const { organisationId, agentId } = who
  const id = await transact(ctx.db, async (tx) => {
    const [before] = await lockConversations(tx, organisationId, [draft.conversationId])
    if (!before) throw refuse('not-found', { detail: 'There is no such conversation' })
    const earlier = await tx
      .selectFrom('outbox')
      .select('id')
      .where('organisation_id', '=', organisationId)
      .where('request_key', '=', draft.key)
      .executeTakeFirst()
    if (earlier) return earlier.id
    if (before.said !== draft.said)
      throw new Stale(`This conversation holds ${before.said} messages, the writer had read ${draft.said}`)
    const heard = await answerable(ctx, tx, organisationId, before.channelId, before.id)
    const now = ctx.clock()
    const after = prepareAnswer(before, agentId)
    const reply = ctx.newId()
    const text = cleanText(draft.text)
    await saveMoves(tx, organisationId, [{ before, after }], [])
    await insertMessages(tx, organisationId, [
      {
        id: reply,
        channel_id: before.channelId,
        external_id: reply,
        thread_id: before.threadId,
        conversation_id: before.id,
        account_id: null,
        agent_id: agentId,
        seq: after.said,
        direction: 'out',
        visibility: heard.visibility,
        state: 'present',
        automatic: null,
        trusted: true,
        revision: 0,
        fingerprint: hexBytes(createHash('sha256').update(text).digest('hex').slice(0, 32)),
        subject: null,
        text,
        quoted_from: null,
        html: null,
        audience: null,
        in_reply_to: heard.externalId,
        can_reply: null,
        url: null,
        logged: null,
        published_at: now,
        received_at: now,
        attachments: 0,
        arrival: null,
      },
    ])
    await tx
      .insertInto('outbox')
      .values({
        organisation_id: organisationId,
        id: reply,
        channel_id: before.channelId,
        conversation_id: before.id,
        agent_id: agentId,
        said: after.said,
        request_key: draft.key,
        state: 'waiting',
        ready_at: new Date(now.getTime() + ctx.config.limits.undo),
        created_at: now,
      })
      .execute()
    await recordEvents(tx, organisationId, [{ kind: 'reply.queued', objectId: reply, version: 1, agentId }], now)
    return reply
  })
  await ctx.wake.ring('events', organisationId)
  await ctx.wake.ring('outbox', organisationId)
  return id
}

/** What would be answered, if it can be answered here. */
async function answerable(
  ctx: Context,
  tx: Transaction,
  organisationId: string,
  channelId: string,
  conversationId: string,
) {
  const channel = await tx
    .selectFrom('channel')
    .select(['kind', 'name', 'enabled'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', channelId)
    .executeTakeFirstOrThrow()
  if (!ctx.channels.get(channel.kind)?.send) throw refuse('cannot-reply', { detail: `${channel.name} only listens` })
  const heard = await lastHeard(tx, organisationId, conversationId)
  if (!heard) throw refuse('cannot-reply', { detail: 'No customer said anything in this conversation yet' })
  const may = heard.canReply
  if (may && !may.ok) throw refuse('cannot-reply', { detail: may.reason })
  if (may?.ok && may.until && new Date(may.until) < ctx.clock())
    throw refuse('cannot-reply', {
      detail: `The network took answers to this message until ${new Date(may.until).toISOString()}`,
    })
  return heard
}
