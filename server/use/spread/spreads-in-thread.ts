/** What the messages of one public thread come to: who reacted, how far it may still go, and who carries it. */
import { type Cascade, carrierOf, cascadesIn } from '../../../domain/influence/cascade.ts'
import { roughly } from '../../../domain/influence/roughly.ts'
import { nothing } from '../../../domain/influence/signals.ts'
import { type Pace, reactionsExpected, spreadOf } from '../../../domain/influence/spread.ts'
import type { Transaction } from '../../store/database.ts'
import {
  type Counted,
  countsOf,
  followersOf,
  readPace,
  type SpreadRow,
  saidInThread,
  spreadOfMessages,
} from '../../store/spread.ts'

export type Found = { id: string; before: SpreadRow | null; now: SpreadRow | null }

/** Below so many expected reactions nothing is kept of a message to which nobody reacted. */
const worthKeeping = 3
const minute = 60_000
/** Looked at again after as long as it is old, within these; and no more when it is older than the last, or hardly anybody is to come. */
const looks = { first: 10 * minute, last: 14 * 24 * 60 * minute }

/** @param touched messages of which something is new: only what they belong to is worked out */
export async function spreadsInThread(
  tx: Transaction,
  organisationId: string,
  threadId: string,
  touched: ReadonlySet<string>,
  at: Date,
): Promise<Found[]> {
  const cascades = cascadesIn(await saidInThread(tx, organisationId, threadId)).filter(({ ids }) =>
    [...ids].some((id) => touched.has(id)),
  )
  if (cascades.length === 0) return []
  const accounts = new Set(cascades.flatMap(({ root, reactions }) => [root.account, ...reactions.map(({ by }) => by)]))
  accounts.delete(null)
  const counted = await countsOf(tx, organisationId, [...accounts] as string[], at)
  const pace = await readPace(tx, organisationId)
  const before = await spreadOfMessages(
    tx,
    organisationId,
    cascades.flatMap(({ ids }) => [...ids]),
  )
  const roots = new Set(cascades.map(({ root }) => root.id))
  // What began by itself until we saw what it answers.
  const found: Found[] = [...before].flatMap(([id, row]) => (roots.has(id) ? [] : [{ id, before: row, now: null }]))
  for (const cascade of cascades) {
    const { id } = cascade.root
    const likely = await likelyOf(tx, organisationId, cascade, { counted, pace, at })
    const now = rowOf(cascade, { counted, pace, at }, likely)
    found.push({ id, before: before.get(id) ?? null, now })
  }
  return found
}

/** Whether a screen says the same of it, so that nobody need be told. */
export function isShownAs(one: SpreadRow | null, other: SpreadRow | null): boolean {
  const shown = (row: SpreadRow | null) =>
    row &&
    [
      row.came,
      roughly(row.low),
      roughly(row.high),
      row.to_come >= 1,
      row.carrier_id,
      row.carried,
      row.by_account_id,
    ].join(' ')
  return shown(one) === shown(other)
}

type Known = { counted: ReadonlyMap<string, Counted>; pace: Pace; at: Date }

function rowOf(cascade: Cascade, known: Known, likely: readonly { chance: number; rate: number }[]): SpreadRow | null {
  const { root, reactions } = cascade
  if (root.gone || !root.account) return null
  const now = known.at.getTime()
  const author = { who: root.account, at: root.at, rate: rateOf(root.account, known) }
  const voices = reactions.map(({ by, at }) => ({ who: by, at, rate: rateOf(by, known) }))
  const { came, toCome, low, high, heat, by } = spreadOf(author, voices, now, known.pace, likely)
  if (came === 0 && toCome < worthKeeping) return null
  const carrier = carrierOf(cascade)
  const age = Math.max(0, now - root.at)
  const isOver = toCome < 0.5 || age > looks.last
  return {
    message_id: root.id,
    came,
    to_come: toCome,
    low,
    high,
    heat,
    by_account_id: by,
    carrier_id: carrier?.account ?? null,
    carried: carrier?.people ?? 0,
    at: known.at,
    look_at: isOver ? null : new Date(now + Math.max(looks.first, age)),
  }
}

/** Of whom nothing is kept moves as many as is usual here. */
function rateOf(account: string, { counted, pace }: Known): number {
  const { posts, reactions } = counted.get(account) ?? { posts: 0, reactions: 0 }
  return reactionsExpected({ ...nothing, posts, reactions }, pace.usual)
}

/** Who usually reacts to the writer and has not yet: how likely they are to, and how many they would move. */
async function likelyOf(tx: Transaction, organisationId: string, { root, reactions }: Cascade, known: Known) {
  const posts = known.counted.get(root.account ?? '')?.posts
  if (!root.account || root.ours || posts === undefined) return []
  const there = new Set(reactions.map(({ by }) => by))
  const usual = (await followersOf(tx, organisationId, root.account, known.at)).filter(
    ({ account }) => !there.has(account),
  )
  const counted = await countsOf(
    tx,
    organisationId,
    usual.map(({ account }) => account),
    known.at,
  )
  return usual.map(({ account, weight }) => ({
    chance: Math.min(0.9, weight / (posts + 2)),
    rate: rateOf(account, { ...known, counted }),
  }))
}
