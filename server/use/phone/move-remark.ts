/**
 * A call or a remark that stands in the wrong conversation moves to another, of the same person or of somebody else, with what was agreed
 * in answer to it. Both conversations are told anew: see domain/conversation/retell. One that holds nothing else goes along whole: that is
 * a merge.
 */
import { type Conversation, clockMoves } from '../../../domain/conversation/conversation.ts'
import { retell } from '../../../domain/conversation/retell.ts'
import { dueAt } from '../../../domain/routing/due.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { markUndone, readBatch, recordActs } from '../../store/act.ts'
import { readChannelFacts } from '../../store/channel-facts.ts'
import { accountsOfContact } from '../../store/contact.ts'
import { lockConversations } from '../../store/conversation.ts'
import { Passing, type Transaction, transact } from '../../store/database.ts'
import { demoChannels } from '../../store/demo.ts'
import { saveMoves } from '../../store/moves.ts'
import { placeRemark, type RemarkRow, readRemark, storyOf, turnBackClocks } from '../../store/remark.ts'
import { checkNothingLeaves, checkOnItsOwn, mergeConversations, tellRegrouped } from '../merge-conversations.ts'

type Who = { organisationId: string; agentId: string }
export type RemarkMove = {
  intoId: string
  /** That it is of somebody else was seen, and meant. */
  otherContact?: boolean | undefined
}

/**
 * @returns what undoes it; null when the whole conversation went along, which is taken apart again like any merge
 * @throws a problem when it is no remark, stands there already, is of somebody else and nobody said so, or an answer is leaving
 */
export async function moveRemark(
  ctx: Context,
  who: Who,
  messageId: string,
  { intoId, otherContact }: RemarkMove,
): Promise<string | null> {
  const batchId = ctx.newId()
  const alone = await transact(ctx.db, async (tx) => {
    const { from, into, remark } = await lockBoth(tx, who.organisationId, messageId, intoId)
    await check(tx, who.organisationId, from, into, otherContact)
    const said = (await storyOf(tx, who.organisationId, from.id)).filter((part) => !('set' in part))
    if (said.length === remark.length) return from.id
    const accountId = await accountFor(tx, who.organisationId, from, into)
    await carry(ctx, tx, who, from, into, remark, () => accountId)
    const held = remark.map(({ id, account_id }) => ({ id, accountId: account_id }))
    const act = { at: ctx.clock(), batchId, after: null }
    await recordActs(tx, who.organisationId, { agentId: who.agentId, ruleId: null }, [
      { ...act, id: ctx.newId(), kind: 'remark', conversationId: into.id, subjectId: from.id, before: { held } },
      { ...act, id: ctx.newId(), kind: 'remark-left', conversationId: from.id, subjectId: into.id, before: null },
    ])
    await tellRegrouped(tx, who, [from, into].map(renewed), ctx.clock())
    return null
  })
  if (alone) {
    await mergeConversations(ctx, who, { fromId: alone, intoId, otherContact })
    return null
  }
  await ctx.wake.ring('events', who.organisationId)
  return batchId
}

/** @returns false when this was no move of a remark @throws a problem when it stands elsewhere by now */
export async function undoRemarkMove(ctx: Context, who: Who, batchId: string): Promise<boolean> {
  const done = await transact(ctx.db, async (tx) => {
    const acts = await readBatch(tx, who.organisationId, batchId)
    const act = acts.find(({ kind }) => kind === 'remark')
    if (!act?.conversation_id || !act.subject_id) return false
    const held = act.before?.held as { id: string; accountId: string | null }[]
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
  if (done) await ctx.wake.ring('events', who.organisationId)
  return done
}

const renewed = (one: Conversation) => ({ ...one, version: one.version + 1 })

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
    const minutes = channels.get(one.channelId)?.promiseMinutes ?? 0
    const due = (waits: Date, contactCount: number) => dueAt(waits, minutes, contactCount)
    const { after, clocks } = retell(one, was[i] ?? [], is[i] ?? [], since, due)
    return { before: one, after: one === into ? { ...after, said: one.said + remark.length } : after, clocks }
  })
  for (const { before, clocks } of both) if (clocks) await turnBackClocks(tx, organisationId, before.id, since)
  const clocks = both.flatMap((each) => each.clocks ?? clockMoves(each.before, each.after, at))
  await saveMoves(tx, organisationId, both, clocks)
}
