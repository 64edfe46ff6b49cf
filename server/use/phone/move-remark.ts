/**
 * A call or a remark that stands in the wrong conversation moves to another, of the same person or of somebody else, with what was agreed
 * in answer to it. Both conversations are told anew: see domain/conversation/retell. One that holds nothing else goes along whole: that is
 * a merge.
 */
import { type Conversation, clockMoves } from '../../../domain/conversation/conversation.ts'
import { retell } from '../../../domain/conversation/retell.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { markUndone, readBatch, recordActs } from '../../store/act.ts'
import { readArrivalCursor } from '../../store/arrival.ts'
import { readChannelFacts } from '../../store/channel-facts.ts'
import { accountsOfContact } from '../../store/contact.ts'
import { lockConversations } from '../../store/conversation.ts'
import { Passing, type Transaction, transact } from '../../store/database.ts'
import { demoChannels } from '../../store/demo.ts'
import { renewLastReads, saveMoves } from '../../store/moves.ts'
import { conversationsById } from '../../store/queue.ts'
import { placeRemark, type RemarkRow, readRemark, storyOf, turnBackClocks } from '../../store/remark.ts'
import { dueOn } from '../due-on.ts'
import { checkNothingLeaves, checkOnItsOwn, mergeConversations, tellRegrouped } from '../merge-conversations.ts'
import { openForRemark } from './open-for-remark.ts'

type Who = { organisationId: string; agentId: string }
export type RemarkMove = {
  /** Null is a new conversation, of the same person. */
  intoId: string | null
  /** That it is of somebody else was seen, and meant. */
  otherContact?: boolean | undefined
}

/**
 * @returns where it stands now, and what undoes it: null when the whole conversation went along, which is taken apart again like any merge
 * @throws a problem when it is no remark, stands there already, is of somebody else and nobody said so, or an answer is leaving
 */
export async function moveRemark(
  ctx: Context,
  who: Who,
  messageId: string,
  { intoId, otherContact }: RemarkMove,
): Promise<{ intoId: string; batchId: string | null }> {
  const batchId = ctx.newId()
  const moved = await transact(ctx.db, async (tx) => {
    const { from, into, remark } = intoId
      ? await lockBoth(tx, who.organisationId, messageId, intoId)
      : await lockForNew(ctx, tx, who, messageId)
    await check(tx, who.organisationId, from, into, otherContact)
    const said = (await storyOf(tx, who.organisationId, from.id)).filter((part) => !('set' in part))
    const isAll = said.length === remark.length
    if (isAll && intoId) return { alone: from.id, intoId }
    if (isAll) throw refuse('conflict', { detail: 'Nothing else stands in this conversation: it is a new one already' })
    const accountId = await accountFor(tx, who.organisationId, from, into)
    await carry(ctx, tx, who, from, into, remark, () => accountId)
    const held = remark.map(({ id, account_id }) => ({ id, accountId: account_id }))
    const before = { held, ...(!intoId && { opened: true }) }
    const act = { at: ctx.clock(), batchId, after: null }
    await recordActs(tx, who.organisationId, { agentId: who.agentId, ruleId: null }, [
      { ...act, id: ctx.newId(), kind: 'remark', conversationId: into.id, subjectId: from.id, before },
      { ...act, id: ctx.newId(), kind: 'remark-left', conversationId: from.id, subjectId: into.id, before: null },
    ])
    const opened = intoId ? [] : [{ kind: 'conversation.opened' as const, objectId: into.id, version: 1 }]
    await tellRegrouped(tx, who, [from, into].map(renewed), ctx.clock(), opened)
    return { alone: null, intoId: into.id }
  })
  if (moved.alone) {
    await mergeConversations(ctx, who, { fromId: moved.alone, intoId: moved.intoId, otherContact })
    return { intoId: moved.intoId, batchId: null }
  }
  await ctx.wake.ring('events', who.organisationId)
  return { intoId: moved.intoId, batchId }
}

/** @returns false when this was no move of a remark @throws a problem when it stands elsewhere by now */
export async function undoRemarkMove(ctx: Context, who: Who, batchId: string): Promise<boolean> {
  const done = await transact(ctx.db, async (tx) => {
    const acts = await readBatch(tx, who.organisationId, batchId)
    const act = acts.find(({ kind }) => kind === 'remark')
    if (!act?.conversation_id || !act.subject_id) return false
    const held = act.before?.held as { id: string; accountId: string | null }[]
    if (act.before?.opened) return { fromId: act.conversation_id, intoId: act.subject_id, many: held.length, acts }
    const [first] = held
    const { from, into, remark } = await lockBoth(tx, who.organisationId, first?.id ?? '', act.subject_id)
    if (from.id !== act.conversation_id)
      throw refuse('conflict', { detail: 'It was moved again since: undo that first' })
    await checkNothingLeaves(tx, who.organisationId, [from.id, into.id])
    await carry(ctx, tx, who, from, into, remark, (row) => {
      return held.find(({ id }) => id === row.id)?.accountId ?? row.account_id
    })
    await markUndone(
      tx,
      who.organisationId,
      acts.map(({ id }) => id),
      ctx.clock(),
    )
    await tellRegrouped(tx, who, [from, into].map(renewed), ctx.clock())
    return true
  })
  if (done === false) return false
  if (done === true) await ctx.wake.ring('events', who.organisationId)
  else await rejoin(ctx, who, done)
  return true
}

type Opened = { fromId: string; intoId: string; many: number; acts: readonly { id: string }[] }

/** A conversation that was made for a remark holds nothing when that is gone: it goes on as part of the one that the remark came from. */
async function rejoin(ctx: Context, who: Who, { fromId, intoId, many, acts }: Opened): Promise<void> {
  const [one] = await conversationsById(ctx.db, who.organisationId, [fromId])
  if (one && one.said > many) throw refuse('conflict', { detail: 'More was said in it since: merge them instead' })
  await mergeConversations(ctx, who, { fromId, intoId })
  const ids = acts.map(({ id }) => id)
  await transact(ctx.db, (tx) => markUndone(tx, who.organisationId, ids, ctx.clock()))
}

const renewed = (one: Conversation) => ({ ...one, version: one.version + 1 })

/** Where it stands, locked, and a new conversation beside it. */
async function lockForNew(ctx: Context, tx: Transaction, who: Who, messageId: string) {
  await readArrivalCursor(tx, who.organisationId, true)
  const [before] = await readRemark(tx, who.organisationId, messageId)
  if (!before) throw refuse('not-found', { detail: 'There is no such call or remark' })
  const [from] = await lockConversations(tx, who.organisationId, [before.conversation_id])
  const remark = await readRemark(tx, who.organisationId, messageId)
  const [first] = remark
  if (!from || !first || first.conversation_id !== from.id) throw new Passing('It was moved in between')
  return { from, into: await openForRemark(ctx, tx, who, from, first), remark }
}

/** Where it stands and where it goes, locked in one order. */
async function lockBoth(tx: Transaction, organisationId: string, messageId: string, intoId: string) {
  const [before] = await readRemark(tx, organisationId, messageId)
  if (!before) throw refuse('not-found', { detail: 'There is no such call or remark' })
  const held = await lockConversations(tx, organisationId, [...new Set([before.conversation_id, intoId])])
  const remark = await readRemark(tx, organisationId, messageId)
  if (remark[0]?.conversation_id !== before.conversation_id) throw new Passing('It was moved in between')
  const find = (id: string) => {
    const found = held.find((one) => one.id === id)
    if (!found) throw refuse('not-found', { detail: 'There is no such conversation' })
    return found
  }
  const [from, into] = [find(before.conversation_id), find(intoId)]
  if (from.id === into.id) throw refuse('conflict', { detail: 'It stands in this conversation already' })
  await checkOnItsOwn(tx, organisationId, into)
  return { from, into, remark }
}

async function check(
  tx: Transaction,
  organisationId: string,
  from: Conversation,
  into: Conversation,
  otherContact: boolean | undefined,
): Promise<void> {
  const demo = await demoChannels(tx, organisationId)
  if (demo.ids.includes(from.channelId) !== demo.ids.includes(into.channelId))
    throw refuse('conflict', { detail: 'The demo firm and real customers are kept apart' })
  if (from.contactId !== into.contactId && !otherContact)
    throw refuse('other-contact', { detail: `#${from.number} and #${into.number} are of two different people` })
  await checkNothingLeaves(tx, organisationId, [from.id, into.id])
}

/** Who turns out to have spoken: somebody else speaks under an account of their own, by telephone if they have one. */
async function accountFor(tx: Transaction, organisationId: string, from: Conversation, into: Conversation) {
  if (from.contactId === into.contactId) return null
  const accounts = await accountsOfContact(tx, organisationId, into.contactId)
  return (accounts.find(({ network }) => network === 'phone') ?? accounts[0])?.id ?? null
}

/** @param accountOf under which account each of them speaks from now on; null is the one that it had */
async function carry(
  ctx: Context,
  tx: Transaction,
  who: Who,
  from: Conversation,
  into: Conversation,
  remark: readonly RemarkRow[],
  accountOf: (row: RemarkRow) => string | null,
): Promise<void> {
  const { organisationId } = who
  const at = ctx.clock()
  const since = remark[0]?.received_at ?? at
  const stories = async () => [await storyOf(tx, organisationId, from.id), await storyOf(tx, organisationId, into.id)]
  const was = await stories()
  const placed = remark.map((row, i) => ({
    id: row.id,
    seq: into.said + i + 1,
    account_id: accountOf(row) ?? row.account_id,
  }))
  await placeRemark(tx, organisationId, into, placed)
  const is = await stories()
  const channels = await readChannelFacts(tx, organisationId)
  const both = [from, into].map((one, i) => {
    const { after, clocks } = retell(one, was[i] ?? [], is[i] ?? [], since, dueOn(channels.get(one.channelId)))
    return { before: one, after: one === into ? { ...after, said: one.said + remark.length } : after, clocks }
  })
  for (const { before, clocks } of both) if (clocks) await turnBackClocks(tx, organisationId, before.id, since)
  const clocks = both.flatMap((each) => each.clocks ?? clockMoves(each.before, each.after, at))
  await saveMoves(tx, organisationId, both, clocks)
  await renewLastReads(tx, organisationId, [from.id, into.id])
}
