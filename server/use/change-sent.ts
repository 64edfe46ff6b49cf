/**
 * An answer that left is changed or taken back, by who wrote it or who looks after the house. It is a row of the outbox of its own, so
 * it waits for the undo window, leaves in its turn, and is tried again as any answer is.
 */
import { openVariables } from '../../domain/conversation/canned.ts'
import { cleanText } from '../../domain/message/text.ts'
import { faultsOf } from '../../domain/message/writing.ts'
import type { Context } from '../context.ts'
import { refuse, refuseField, refuseFields } from '../problem.ts'
import { readChannel } from '../store/channel.ts'
import { lockConversations } from '../store/conversation.ts'
import { type Transaction, transact } from '../store/database.ts'
import type { Happening } from '../store/event.ts'
import { recordEvents } from '../store/event.ts'
import { changeReply } from '../store/outbox.ts'
import { lockOpenChanges, readSent, type Sent } from '../store/sent.ts'
import type { Role } from '../store/tables.ts'
import { channelOf } from './channel-of.ts'
import { checkOnItsOwn } from './merge-conversations.ts'
import { Stale } from './send-reply.ts'
import { rulesOf } from './writing/ways.ts'

type Who = { organisationId: string; agentId: string; role: Role }

/** `said` is how many messages of the conversation the writer had read, `key` makes asking twice asking once. */
export type Asked =
  | { does: 'revise'; id: string; text: string; said: number; key: string }
  | { does: 'withdraw'; id: string }

/**
 * @returns the id of the row in the outbox, by which it can be undone; null when it was taken back before
 * @throws Stale when a change would come after something that its writer had not read; a problem when it cannot be
 */
export async function changeSent(ctx: Context, who: Who, given: Asked): Promise<string | null> {
  const { organisationId, agentId } = who
  const asked = given.does === 'revise' ? { ...given, text: cleanText(given.text) } : given
  const made = await transact(ctx.db, async (tx) => {
    const found = await readSent(tx, organisationId, asked.id)
    const [conversation] = found ? await lockConversations(tx, organisationId, [found.conversationId]) : []
    const sent = await readSent(tx, organisationId, asked.id)
    if (!sent || !conversation) throw refuse('not-found', { detail: 'There is no such answer' })
    await checkOnItsOwn(tx, organisationId, conversation)
    if (sent.agentId !== agentId && who.role !== 'owner' && who.role !== 'admin')
      throw refuse('not-allowed', { detail: 'Only who wrote it, or an admin, changes an answer or takes it back' })
    const earlier = asked.does === 'revise' ? await findByKey(tx, organisationId, asked.key) : undefined
    if (earlier) return earlier.id
    if (sent.state === 'deleted' && asked.does === 'withdraw') return null
    await checkCan(ctx, tx, organisationId, sent, asked)
    if (asked.does === 'revise' && asked.said !== conversation.said)
      throw new Stale(`This conversation holds ${conversation.said} messages, the writer had read ${asked.said}`)
    const { under, events } = await letGoOfOthers(tx, who, asked)
    if (under) return under
    const now = ctx.clock()
    const id = ctx.newId()
    await tx
      .insertInto('outbox')
      .values({
        organisation_id: organisationId,
        id,
        message_id: sent.id,
        does: asked.does,
        text: asked.does === 'revise' ? asked.text : null,
        channel_id: sent.channelId,
        conversation_id: conversation.id,
        agent_id: agentId,
        said: conversation.said,
        request_key: asked.does === 'revise' ? asked.key : id,
        state: 'waiting',
        ready_at: new Date(now.getTime() + ctx.config.limits.undo),
        created_at: now,
      })
      .execute()
    events.push({ kind: 'reply.changed', objectId: sent.id, version: 1, agentId })
    await recordEvents(tx, organisationId, events, now)
    return id
  })
  await ctx.wake.ring('events', organisationId)
  await ctx.wake.ring('outbox', organisationId)
  return made
}

async function findByKey(tx: Transaction, organisationId: string, key: string) {
  return tx
    .selectFrom('outbox')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('request_key', '=', key)
    .executeTakeFirst()
}

/** @throws ProblemError that says why this answer cannot be changed in this way */
async function checkCan(ctx: Context, tx: Transaction, organisationId: string, sent: Sent, asked: Asked) {
  const cannot = (detail: string) => refuse('conflict', { detail })
  if (sent.state === 'deleted') throw cannot('This answer was taken back')
  if (sent.delivery !== 'sent' && sent.delivery !== 'delivered') throw cannot('This answer has not left')
  if (!sent.externalId) throw cannot('This answer no longer stands there under a name of its own')
  const row = await readChannel(tx, organisationId, sent.channelId)
  const channel = row && channelOf(ctx, row)
  if (!row || !channel?.[asked.does]) {
    const what = asked.does === 'revise' ? 'changed' : 'taken back'
    throw cannot(`What was sent by ${row?.name ?? 'this channel'} cannot be ${what}: whoever got it keeps it`)
  }
  if (asked.does === 'withdraw') return
  const [open] = openVariables(asked.text)
  if (open) throw refuseField('text', `still holds ${open}: fill it in`)
  if (asked.text.trim() === sent.text.trim()) throw refuseField('text', 'is what the answer says already')
  const faults = faultsOf({ text: asked.text, files: [] }, rulesOf(ctx, row))
  if (faults.length > 0) throw refuseFields(faults)
}

/**
 * One change at a time: what has not left, or waits for a person, gives way to the new one; what is on its way does not.
 * @returns `under`, when taking back is under way already
 */
async function letGoOfOthers(
  tx: Transaction,
  { organisationId, agentId }: Who,
  { id, does }: Asked,
): Promise<{ under: string | null; events: Happening[] }> {
  const events: Happening[] = []
  for (const other of await lockOpenChanges(tx, organisationId, id)) {
    const isUnderWay = other.state === 'waiting' || other.state === 'sending' || other.state === 'unknown'
    if (isUnderWay && other.does === 'withdraw') {
      if (does === 'withdraw') return { under: other.id, events: [] }
      throw refuse('conflict', { detail: 'This answer is being taken back' })
    }
    if (other.state === 'sending' || other.state === 'unknown')
      throw refuse('conflict', {
        detail: 'A change of this answer is on its way: wait until it is known what became of it',
      })
    const version = await changeReply(tx, organisationId, other, { state: 'undone', text: null })
    if (version !== null) events.push({ kind: 'reply.changed', objectId: id, version, agentId })
  }
  return { under: null, events }
}
