/**
 * A listened post becomes work: it is taken in as if it had been said to us now. By hand, or by a rule. From there on what its writer
 * says in the same thread goes on in this conversation.
 */
import { dangerIn } from '../../domain/language/reading.ts'
import type { Note } from '../../domain/message/message.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { type Actor, recordActs } from '../store/act.ts'
import { readArrivalCursor } from '../store/arrival.ts'
import { readChannelFacts } from '../store/channel-facts.ts'
import { type Transaction, transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import { keepPosts, type Post, readPost } from '../store/listening.ts'
import { spreadOfMessages } from '../store/spread.ts'
import { adopt } from './receive/adopt.ts'
import { converse } from './receive/converse.ts'
import { loadKnown, pointers } from './receive/known.ts'
import { save } from './receive/save.ts'
import type { Taking } from './receive/taking.ts'
import { tokenMaker } from './receive/token.ts'
import type { Understood } from './receive/understand.ts'
import { weigh } from './receive/weigh.ts'
import { loadWeights } from './receive/weights.ts'
import { nothingWritten } from './receive/written.ts'

/**
 * @param teamId who gets it; undefined is the team of the channel
 * @returns the conversation; the one that it is in already, when there is one
 * @throws ProblemError when there is no such post, its writer took it back, or it is our own
 */
export async function openConversation(
  ctx: Context,
  by: { organisationId: string } & Actor,
  messageId: string,
  teamId?: string | null,
): Promise<string> {
  const id = await transact(ctx.db, (tx) => openWithin(ctx, tx, by, messageId, teamId))
  await ctx.wake.ring('events', by.organisationId)
  return id
}

/** The same within a transaction that does more. Whatever it refuses it refuses before anything is written. */
export async function openWithin(
  ctx: Context,
  tx: Transaction,
  by: { organisationId: string } & Actor,
  messageId: string,
  teamId?: string | null,
): Promise<string> {
  // Whoever holds the cursor gives out the numbers of conversations.
  await readArrivalCursor(tx, by.organisationId, true)
  const post = await readPost(tx, by.organisationId, messageId)
  if (!post) throw refuse('not-found', { detail: 'There is no such post' })
  if (post.conversation_id) return post.conversation_id
  if (post.state === 'deleted') throw refuse('conflict', { detail: 'Its writer has taken it back' })
  if (post.direction === 'out')
    throw refuse('conflict', { detail: 'These are words of ours: nobody waits for an answer' })
  return open(ctx, tx, by, post, teamId)
}

/** Nothing arrives: the post is here already, and is looked at anew. */
const arrivalNow = { position: 0, day: '', history: false, raw: new Uint8Array() }

async function open(
  ctx: Context,
  tx: Transaction,
  by: { organisationId: string } & Actor,
  post: Post,
  teamId: string | null | undefined,
): Promise<string> {
  const { organisationId, agentId } = by
  const at = ctx.clock()
  const channel = (await readChannelFacts(tx, organisationId)).get(post.channel_id)
  if (!channel) throw refuse('not-found', { detail: 'Its channel is gone' })
  const note = noteOf(post)
  const items: Understood[] = [
    {
      arrival: { ...arrivalNow, channelId: channel.id, receivedAt: at },
      event: { type: 'Create', note },
      judged: null,
      fingerprint: '',
    },
  ]
  const known = await loadKnown(tx, organisationId, items)
  const toCome = (await spreadOfMessages(tx, organisationId, [post.id])).get(post.id)?.to_come ?? null
  const written = nothingWritten()
  const into = teamId === undefined ? channel : { ...channel, teamId }
  const taking: Taking = {
    known,
    weights: await loadWeights(
      tx,
      organisationId,
      known,
      items,
      () => into,
      at,
      () => toCome,
    ),
    written,
    channel: into,
    edits: false,
    pointers: pointers(known, channel.id),
    newId: ctx.newId,
    tokenOf: tokenMaker(ctx),
  }
  const contactId = known.accounts.get(`${post.network} ${post.account}`)?.contactId ?? null
  const belonging = converse(note, contactId, at, taking)
  const said = { id: post.id, at, history: false, danger: dangerIn(post.reads), reads: post.reads }
  const conversation = weigh(note, contactId, belonging, said, taking)
  if (!conversation) throw refuse('conflict', { detail: 'Nobody is known to have written it' })
  const homeId = belonging.home?.id ?? null
  written.adoptions.push({ id: post.id, conversation_id: conversation.id, home_id: homeId, seq: conversation.said })
  written.events.push({ kind: 'message.revised', objectId: post.id, version: post.version + 1 })
  adopt({ id: conversation.id, homeId }, belonging.threadId, note, at, taking)
  await save(tx, organisationId, ctx.newId, known, written, at)
  await keepPosts(
    tx,
    organisationId,
    written.adoptions.map(({ id }) => id),
  )
  const act = {
    id: ctx.newId(),
    at,
    kind: 'open',
    conversationId: conversation.id,
    subjectId: post.id,
    batchId: ctx.newId(),
  }
  await recordActs(tx, organisationId, by, [{ ...act, before: null, after: null }])
  await recordEvents(
    tx,
    organisationId,
    written.events.map((event) => ({ ...event, agentId })),
    at,
  )
  return conversation.id
}

/** The post as if it came in now, and said to us. */
function noteOf(post: Post): Note {
  return {
    id: post.external_id,
    revision: 0,
    actor: { network: post.network, id: post.account },
    ours: false,
    addressed: true,
    published: post.published_at,
    ...(post.subject && { subject: post.subject }),
    text: post.text,
    ...(post.quoted_from !== null && { quotedFrom: post.quoted_from }),
    // Its thread is the one that it stands in.
    thread: { root: post.external_id, ...(post.in_reply_to && { inReplyTo: [post.in_reply_to] }) },
    visibility: post.visibility,
    attachments: [],
  }
}
