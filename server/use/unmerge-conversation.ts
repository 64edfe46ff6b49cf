/**
 * What was merged is taken apart: what stood in a conversation before goes back to it, and so does what was said for it since, by its
 * thread. What we answered meanwhile stays where it was written.
 */
import { type Conversation, clockMoves } from '../../domain/conversation/conversation.ts'
import { snippetOf } from '../../domain/conversation/converse.ts'
import { catchUp, type Heard, partOf, release } from '../../domain/conversation/merge.ts'
import { dangerIn } from '../../domain/language/reading.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { recordActs } from '../store/act.ts'
import { readChannelFacts } from '../store/channel-facts.ts'
import { lockConversations } from '../store/conversation.ts'
import { Passing, type Transaction, transact } from '../store/database.ts'
import {
  isWorkedSince,
  type MergeRow,
  markUnmerged,
  mergedIntoOf,
  mergeOf,
  newestSaid,
  returnDrafts,
  returnMessages,
  type SaidRow,
  saidAfter,
  shiftMerges,
} from '../store/merge.ts'
import { renewLastReads, saveMoves } from '../store/moves.ts'
import { dueOn } from './due-on.ts'
import { checkNothingLeaves, checkOnItsOwn, draftEvents, tellRegrouped } from './merge-conversations.ts'

type Who = { organisationId: string; agentId: string }

/** @throws a problem when it stands on its own, when what it is part of went on elsewhere, or when an answer is leaving */
export async function unmergeConversation(ctx: Context, who: Who, conversationId: string): Promise<void> {
  const { organisationId, agentId } = who
  await transact(ctx.db, async (tx) => {
    const at = ctx.clock()
    const { merge, from, into, parts } = await lockMerged(tx, organisationId, conversationId)
    await checkOnItsOwn(tx, organisationId, into)
    await checkNothingLeaves(tx, organisationId, [into.id])
    const homes = [from.id, ...parts.map(({ id }) => id)]
    const said = await saidAfter(tx, organisationId, into.id, merge.upto)
    const isBack = (row: SaidRow) => row.home_id !== null && homes.includes(row.home_id)
    const back = said.filter(isBack)
    const heard = (rows: readonly SaidRow[]) => inTurn(rows, merge.at)
    const shift = merge.upto - from.said
    await returnMessages(tx, organisationId, {
      fromId: from.id,
      intoId: into.id,
      homes,
      upto: merge.upto,
      shift,
      later: back.map(({ id }, i) => ({ id, seq: from.said + i + 1 })),
    })
    const drafts = await returnDrafts(tx, organisationId, merge)
    await shiftMerges(tx, organisationId, homes, -shift)
    await markUnmerged(tx, organisationId, merge.id, at)

    const due = await dueOf(tx, organisationId)
    const worked = await isWorkedSince(tx, organisationId, into.id, merge.at)
    const snippet = (id: string) => newestSaid(tx, organisationId, id)
    const [staying, going] = [heard(said.filter((row) => !isBack(row))), heard(back)]
    const alone = catchUp(partOf(from, null), going, due(from))
    // Who denied it there denied it here.
    const danger = into.danger === null ? null : alone.danger
    const moves = [
      { before: into, after: release(into, merge.before, staying, danger, await snippet(into.id), worked, due(into)) },
      {
        before: from,
        after: { ...alone, danger, snippet: await snippet(from.id) },
      },
      ...parts.map((part) => ({ before: part, after: partOf(part, from.id) })),
    ]
    await saveMoves(
      tx,
      organisationId,
      moves,
      moves.flatMap(({ before, after }) => clockMoves(before, after, at)),
    )
    await renewLastReads(tx, organisationId, [from.id, into.id])
    const act = { at, kind: 'unmerge', batchId: ctx.newId(), before: null, after: null }
    await recordActs(tx, organisationId, { agentId, ruleId: null }, [
      { ...act, id: ctx.newId(), conversationId: into.id, subjectId: from.id },
      { ...act, id: ctx.newId(), conversationId: from.id, subjectId: into.id },
    ])
    await tellRegrouped(
      tx,
      who,
      moves.map(({ after }) => after),
      at,
      draftEvents(drafts, agentId),
    )
  })
  await ctx.wake.ring('events', organisationId)
}

/** The merge, and everything that it holds together: locked in one order. */
async function lockMerged(tx: Transaction, organisationId: string, fromId: string) {
  const merge = await mergeOf(tx, organisationId, fromId)
  if (!merge) throw refuse('conflict', { detail: 'This conversation stands on its own' })
  const below = await mergedIntoOf(tx, organisationId, fromId)
  const held = await lockConversations(tx, organisationId, [fromId, merge.into_id, ...below])
  const now = await mergeOf(tx, organisationId, fromId)
  if (now?.id !== merge.id || (await mergedIntoOf(tx, organisationId, fromId)).join() !== below.join())
    throw new Passing('Another merge came in between')
  const find = (id: string): Conversation => {
    const found = held.find((one) => one.id === id)
    if (!found) throw refuse('not-found', { detail: 'There is no such conversation' })
    return found
  }
  const fresh: MergeRow = now
  return { merge: fresh, from: find(fromId), into: find(merge.into_id), parts: below.map(find) }
}

/**
 * What was said, as it was heard when it was taken in. Words of ours that came in before what they answer were heard with that; those
 * that were only joined to what reacts to them changed nothing. See `adopt`.
 */
function inTurn(rows: readonly SaidRow[], mergedAt: Date): Heard[] {
  const taken = new Set<string>()
  let newest = { id: '', at: new Date(0) }
  return rows.map((row) => {
    const heard = toHeard(row, mergedAt)
    const loose = heard.ours && row.id < newest.id
    const answers = row.in_reply_to !== null && taken.has(row.in_reply_to)
    taken.add(row.external_id)
    if (loose)
      return answers
        ? { ...heard, at: new Date(Math.max(heard.at.getTime(), newest.at.getTime())) }
        : { ...heard, automatic: true }
    newest = { id: row.id, at: heard.at }
    return heard
  })
}

/** What came in since but was said before is history, as it was when it came in. */
function toHeard(row: SaidRow, mergedAt: Date): Heard {
  const { received_at: at, direction, automatic } = row
  const snippet = snippetOf(row.text, row.quoted_from ?? undefined)
  const history = at < mergedAt
  return { at, snippet, automatic, history, ours: direction === 'out', danger: history ? null : dangerIn(row.reads) }
}

async function dueOf(tx: Transaction, organisationId: string) {
  const channels = await readChannelFacts(tx, organisationId)
  return ({ channelId }: Conversation) => dueOn(channels.get(channelId))
}
