/** What a person may do with a reply after sending it: take it back while it has not left, or decide when the machine cannot. */
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { lockConversations } from '../store/conversation.ts'
import { type Transaction, transact } from '../store/database.ts'
import { type Happening, recordEvents } from '../store/event.ts'
import { changeReply, findReply, type Reply, type ReplyChange } from '../store/outbox.ts'
import { concludeChange } from './conclude-change.ts'
import { concludeReplies } from './conclude-replies.ts'
import { Stale } from './send-reply.ts'
import { backToDraft } from './writing/save-draft.ts'

type Who = { organisationId: string; agentId: string }
export type Decision = 'it was sent' | 'send again' | 'let it go'

/** Take back a reply, or a change of one, that has not left. @returns its words. @throws a problem when it is on its way already, or is somebody else's */
export async function undoReply(ctx: Context, who: Who, id: string): Promise<string> {
  return decide(ctx, who, id, (reply) => {
    if (reply.agent_id !== who.agentId) throw refuse('not-allowed', { detail: 'Only who wrote a reply takes it back' })
    if (reply.state !== 'waiting' || reply.attempts > 0)
      throw refuse('conflict', { detail: 'It is on its way already' })
    return { state: 'undone' }
  })
}

/**
 * A person decides about a reply that is unknown, failed or stale, or gives up one that is being tried again.
 * @param read how many messages of the conversation the person had read; sending again is refused when there are more
 * @throws Stale when there is news; a problem when there is nothing to decide
 */
export async function settleReply(ctx: Context, who: Who, id: string, decision: Decision, read: number): Promise<void> {
  await decide(ctx, who, id, (reply, said) => {
    const triedBefore = reply.state === 'waiting' && reply.attempts > 0
    if (decision === 'let it go' && triedBefore) return { state: 'undone' }
    const open = reply.state === 'unknown' || reply.state === 'failed' || reply.state === 'stale'
    if (!open) throw refuse('conflict', { detail: `Nothing needs deciding: this reply is ${reply.state}` })
    switch (decision) {
      case 'let it go':
        return { state: 'undone' }
      case 'send again':
        if (said !== read && reply.does !== 'withdraw')
          throw new Stale(`This conversation holds ${said} messages, you had read ${read}`)
        return { state: 'waiting', reason: null, attempts: 0, ready_at: ctx.clock(), said }
      case 'it was sent':
        if (reply.state !== 'unknown')
          throw refuse('conflict', { detail: `This reply is ${reply.state}: it was not sent` })
        return { state: 'sent', sent_at: ctx.clock(), reason: 'somebody looked and found it sent' }
    }
  })
}

async function decide(
  ctx: Context,
  who: Who,
  id: string,
  change: (reply: Reply, said: number) => ReplyChange,
): Promise<string> {
  const { organisationId, agentId } = who
  const text = await transact(ctx.db, async (tx) => {
    const { reply, said } = await accessReply(tx, organisationId, id)
    const made = change(reply, said)
    const version = await changeReply(tx, organisationId, reply, {
      ...made,
      ...((made.state === 'undone' || made.state === 'sent') && { text: null }),
    })
    if (version === null) throw refuse('conflict', { detail: 'It has just moved on; look again' })
    const events: Happening[] = [{ kind: 'reply.changed', objectId: reply.message_id, version, agentId }]
    const isSent = made.state === 'sent'
    if (reply.does !== 'send') {
      if (isSent) events.push(...(await concludeChange(ctx, tx, organisationId, reply, version, ctx.clock())))
      await recordEvents(tx, organisationId, events, ctx.clock())
      return reply.text ?? ''
    }
    const text = await wordsOf(tx, organisationId, id)
    if (made.state === 'undone') events.push(await giveBack(ctx, tx, who, { reply, text, said }))
    const became = isSent ? 'left' : null
    events.push(...(await concludeReplies(ctx, tx, organisationId, [{ ...reply, version, became }], ctx.clock())))
    await recordEvents(tx, organisationId, events, ctx.clock())
    return text
  })
  await ctx.wake.ring('events', organisationId)
  await ctx.wake.ring('outbox', organisationId)
  return text
}

/** What was not sent after all is a draft again, with its files and all that was to be done with it. */
async function giveBack(
  ctx: Context,
  tx: Transaction,
  who: Who,
  { reply, text, said }: { reply: Reply; text: string; said: number },
): Promise<Happening> {
  const { id, conversation_id: conversationId, channel_id: channelId, addressee } = reply
  const via = addressee && { channelId, network: addressee.network, id: addressee.id }
  return backToDraft(ctx, tx, who, {
    id,
    conversationId,
    text,
    said,
    via,
    changes: JSON.stringify(reply.changes ?? []),
  })
}

async function wordsOf(tx: Transaction, organisationId: string, id: string): Promise<string> {
  const { text } = await tx
    .selectFrom('message')
    .select('text')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return text
}

/** The reply and its conversation, locked in the fixed order. */
async function accessReply(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<{ reply: Reply; said: number }> {
  const found = await findReply(tx, organisationId, id)
  if (!found) throw refuse('not-found', { detail: 'There is no such reply' })
  const [conversation] = await lockConversations(tx, organisationId, [found.conversation_id])
  const reply = await findReply(tx, organisationId, id)
  if (!conversation || !reply) throw refuse('not-found', { detail: 'There is no such reply' })
  return { reply, said: conversation.said }
}
