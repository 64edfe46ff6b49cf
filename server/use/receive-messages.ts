/**
 * The next arrivals become messages, in one short transaction per batch of one organisation. The cursor row is the lock: whoever
 * holds it looks at the arrivals, in order, so that a batch equals the same messages one by one.
 *
 * A passing failure (deadlock, connection, shutdown) repeats the whole batch; a failure that an item brings about by itself refuses
 * that item, with the reason and the raw bytes kept for a retry, and the rest goes on.
 */
import type { Context } from '../context.ts'
import {
  type Arrival,
  addToDays,
  judgeArrivals,
  moveArrivalCursor,
  nextArrivals,
  readArrivalCursor,
  type Verdict,
} from '../store/arrival.ts'
import { type ReceivingChannel, readChannelFacts } from '../store/channel-facts.ts'
import { isPassing, type Transaction, transact } from '../store/database.ts'
import { type Happening, recordEvents } from '../store/event.ts'
import { loadKnown } from './receive/known.ts'
import { save } from './receive/save.ts'
import { memoryOf, take } from './receive/take.ts'
import { nameOfFault, type Refused, type Understood, understand } from './receive/understand.ts'
import { nothingWritten } from './receive/written.ts'

const mostItems = 1000
const mostBytes = 8 * 1024 * 1024

/** Receive the next batch. @returns how many arrivals were looked at; 0 means that there is nothing to do */
export async function receiveMessages(ctx: Context, organisationId: string): Promise<number> {
  const from = await readArrivalCursor(ctx.db, organisationId, false)
  const arrivals = await nextArrivals(ctx.db, organisationId, from, mostItems, mostBytes)
  const last = arrivals.at(-1)
  if (!last) return 0
  await judge(ctx, organisationId, arrivals, (part, tx) => advance(tx, organisationId, part))
  return arrivals.length
}

/**
 * Look at arrivals and write what becomes of them.
 * @param claim takes the lock that makes these arrivals ours, inside the transaction; false when somebody else was first
 */
export async function judge(
  ctx: Context,
  organisationId: string,
  arrivals: readonly Arrival[],
  claim: (part: readonly Arrival[], tx: Transaction) => Promise<boolean>,
): Promise<Verdict[]> {
  const channels = await readChannelFacts(ctx.db, organisationId)
  const { understood, refused } = await understand(ctx, channels, arrivals)
  return judgePart(ctx, organisationId, channels, arrivals, understood, refused, claim)
}

async function judgePart(
  ctx: Context,
  organisationId: string,
  channels: ReadonlyMap<string, ReceivingChannel>,
  arrivals: readonly Arrival[],
  understood: readonly Understood[],
  refused: readonly Refused[],
  claim: (part: readonly Arrival[], tx: Transaction) => Promise<boolean>,
): Promise<Verdict[]> {
  try {
    const verdicts = await transact(ctx.db, async (tx) => {
      if (!(await claim(arrivals, tx))) return []
      return writeBatch(ctx, tx, organisationId, channels, understood, refused)
    })
    await ctx.wake.ring('events', organisationId)
    return verdicts
  } catch (error) {
    if (isPassing(error)) throw error
    const [only, ...more] = understood
    if (!only) throw error
    if (more.length === 0) {
      ctx.log.error({ err: error, position: only.arrival.position }, 'a message could not be taken in')
      const alone = [...refused, { arrival: only.arrival, reason: `Could not be taken in: ${nameOfFault(error)}` }]
      return judgePart(ctx, organisationId, channels, arrivals, [], alone, claim)
    }
    // One item brings the batch down: halve until it stands alone.
    const middle = understood[understood.length >> 1]?.arrival.position ?? 0
    const verdicts: Verdict[] = []
    for (const half of [(at: number) => at < middle, (at: number) => at >= middle]) {
      const here = <T extends { arrival: Arrival }>(list: readonly T[]) =>
        list.filter((one) => half(one.arrival.position))
      const part = arrivals.filter((one) => half(one.position))
      verdicts.push(...(await judgePart(ctx, organisationId, channels, part, here(understood), here(refused), claim)))
    }
    return verdicts
  }
}

/** Move the cursor over these arrivals, unless somebody else already did. */
async function advance(tx: Transaction, organisationId: string, part: readonly Arrival[]): Promise<boolean> {
  const [first, last] = [part[0], part.at(-1)]
  const cursor = await readArrivalCursor(tx, organisationId, true)
  if (!first || !last || cursor !== first.position - 1) return false
  await moveArrivalCursor(tx, organisationId, last.position)
  return true
}

async function writeBatch(
  ctx: Context,
  tx: Transaction,
  organisationId: string,
  channels: ReadonlyMap<string, ReceivingChannel>,
  understood: readonly Understood[],
  refused: readonly Refused[],
): Promise<Verdict[]> {
  const now = ctx.clock()
  const events: Happening[] = []
  const verdicts: Verdict[] = refused.map(({ arrival: { position, channelId, day }, reason }) => ({
    position,
    channelId,
    day,
    outcome: 'refused',
    reason,
    messageId: null,
  }))
  for (let next = 0; next < understood.length; ) {
    const rest = understood.slice(next, endOfRun(understood, next))
    const known = await loadKnown(tx, organisationId, rest)
    const written = nothingWritten()
    let taken = 0
    for (const item of rest) {
      const channel = channels.get(item.arrival.channelId)
      if (!channel) throw new Error('a decoded arrival has lost its channel')
      const edits = ctx.channels.get(channel.kind)?.capabilities.tellsEdits ?? false
      const memory = memoryOf(item, { known, channel, edits })
      const target = memory.kind === 'new' ? null : (memory.of?.id ?? null)
      // What this part of the batch has made itself must be saved before it can be changed again.
      if (memory.kind !== 'duplicate' && target && written.touched.has(target)) break
      take(item, memory, {
        known,
        written,
        channel,
        edits,
        newId: ctx.newId,
        tokenOf: (id) => ctx.seal.mark(`conversation ${id}`).slice(0, 20),
      })
      taken++
      // Loose words that were changed must be read anew before a conversation takes them in.
      if (memory.kind === 'revision' || memory.kind === 'deletion') break
    }
    await save(tx, organisationId, ctx.newId, known, written, now)
    events.push(...written.events)
    verdicts.push(...written.verdicts)
    next += taken
  }
  await judgeArrivals(tx, organisationId, verdicts)
  const counts = verdicts.map(({ channelId, day, outcome }) => ({ channelId, day, [outcome]: 1 }))
  await addToDays(tx, organisationId, counts)
  for (const channelId of new Set(verdicts.map((one) => one.channelId)))
    events.push({ kind: 'arrival.counted', objectId: channelId, version: 1 })
  await recordEvents(tx, organisationId, events, now)
  return verdicts
}

/** Up to and with the next change of something said before, after which the batch is read anew anyway. */
function endOfRun(understood: readonly Understood[], from: number): number {
  const change = understood.findIndex((item, i) => i >= from && item.event.type !== 'Create')
  return change === -1 ? understood.length : change + 1
}
