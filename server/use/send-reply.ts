/**
 * A person answers. The answer names what its writer had read (`said`); when somebody said something since, the server refuses it
 * and tells the news, and the draft stays with its writer. Otherwise it is written into the outbox and leaves after the undo window.
 */
import { createHash } from 'node:crypto'
import type { Change } from '../../domain/conversation/change.ts'
import { prepareAnswer } from '../../domain/conversation/conversation.ts'
import { storedChange, type Via } from '../../domain/conversation/draft.ts'
import { cleanText } from '../../domain/message/text.ts'
import { accessDraft } from '../access/drafts.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { lockConversations } from '../store/conversation.ts'
import { type Transaction, transact } from '../store/database.ts'
import { deleteDraft, sendFiles } from '../store/draft.ts'
import { type Happening, recordEvents } from '../store/event.ts'
import { insertMessages } from '../store/message.ts'
import { saveMoves } from '../store/moves.ts'
import { hexBytes } from '../store/rows.ts'
import { rememberTold } from '../store/told.ts'
import { checkChanges } from './check-changes.ts'
import { checkOnItsOwn } from './merge-conversations.ts'
import { takeOver } from './take-over.ts'
import { checkLetter, chooseWay } from './writing/choose-way.ts'

/** Somebody said something since; `said` is what the conversation holds now. */
export class Stale extends Error {
  override name = 'Stale'
}

type Who = { organisationId: string; agentId: string }

export type ReplyDraft = {
  conversationId: string
  text: string
  said: number
  key: string
  /** The draft that is sent; it goes, and the files of it that are named go along. */
  draftId?: string | undefined
  files?: readonly string[] | undefined
  /** Another way to the contact than where they last spoke. */
  via?: Via | null | undefined
  openly?: boolean | undefined
  /** Done once it has left. */
  changes?: readonly Change[] | undefined
}

/**
 * @returns the id of the message, which is also the outbox id
 * @throws Stale when the conversation holds more than the writer had read; a problem when this message cannot be answered here
 */
export async function sendReply(ctx: Context, who: Who, draft: ReplyDraft): Promise<string> {
  const { organisationId, agentId } = who
  const id = await transact(ctx.db, async (tx) => {
    const [before] = await lockConversations(tx, organisationId, [draft.conversationId])
    if (!before) throw refuse('not-found', { detail: 'There is no such conversation' })
    await checkOnItsOwn(tx, organisationId, before)
    const earlier = await tx
      .selectFrom('outbox')
      .select('id')
      .where('organisation_id', '=', organisationId)
      .where('request_key', '=', draft.key)
      .executeTakeFirst()
    if (earlier) return earlier.id
    if (before.said !== draft.said)
      throw new Stale(`This conversation holds ${before.said} messages, the writer had read ${draft.said}`)
    const now = ctx.clock()
    const text = cleanText(draft.text)
    const way = await chooseWay(ctx, tx, organisationId, before, draft)
    const files = await checkLetter(tx, organisationId, way, { ...draft, text })
    await checkChanges(tx, organisationId, draft.changes ?? [], now)
    const after = prepareAnswer(before, agentId)
    const reply = ctx.newId()
    await saveMoves(tx, organisationId, [{ before, after }], [])
    await insertMessages(tx, organisationId, [
      {
        id: reply,
        channel_id: way.channel.id,
        external_id: reply,
        thread_id: before.threadId,
        conversation_id: before.id,
        account_id: null,
        agent_id: agentId,
        seq: after.said,
        direction: 'out',
        visibility: way.visibility,
        addressed: true,
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
        in_reply_to: way.inReplyTo,
        can_reply: null,
        published_at: now,
        received_at: now,
        attachments: files.length,
        arrival: null,
      },
    ])
    await tx
      .insertInto('outbox')
      .values({
        organisation_id: organisationId,
        id: reply,
        message_id: reply,
        channel_id: way.channel.id,
        conversation_id: before.id,
        agent_id: agentId,
        said: after.said,
        request_key: draft.key,
        state: 'waiting',
        ready_at: new Date(now.getTime() + ctx.config.limits.undo),
        created_at: now,
        addressee: way.byChoice ? JSON.stringify(way.to) : null,
        changes: draft.changes?.length ? JSON.stringify(draft.changes.map(storedChange)) : null,
      })
      .execute()
    const { contactId, id: conversationId } = before
    await rememberTold(tx, organisationId, { contactId, conversationId, replyId: reply, text, at: now })
    const queued = { kind: 'reply.queued', objectId: reply, version: 1, agentId } as const
    const taken = await takeOver(ctx, tx, who, before, after, now)
    const events = [...taken, queued, ...(await letGoOfDraft(tx, who, draft, reply))]
    await recordEvents(tx, organisationId, events, now)
    return reply
  })
  await ctx.wake.ring('events', organisationId)
  await ctx.wake.ring('outbox', organisationId)
  return id
}

/** What was a draft is now on its way, with its files. */
async function letGoOfDraft(
  tx: Transaction,
  who: Who,
  { draftId, files = [] }: ReplyDraft,
  reply: string,
): Promise<Happening[]> {
  if (!draftId) return []
  const { id, version } = await accessDraft(tx, who, draftId, true)
  await sendFiles(tx, who.organisationId, id, files, reply)
  await deleteDraft(tx, who.organisationId, id)
  return [{ kind: 'draft.changed', objectId: id, version: version + 1, agentId: who.agentId }]
}
