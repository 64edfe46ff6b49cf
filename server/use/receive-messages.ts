/**
 * The next arrivals become messages, in one short transaction per batch of one organisation. They are read and decoded before it; in
 * it the cursor row is the lock: whoever holds it, and finds it where the batch begins, takes them in, in order. So a batch equals the
 * same messages one by one.
 *
 * A passing failure (deadlock, connection, shutdown) repeats the whole batch; a failure that an item brings about by itself refuses
 * that item, with the reason and the raw bytes kept for a retry, and the rest goes on.
 */
import type { Context } from '../context.ts'
import { type Arrival, moveArrivalCursor, nextArrivals, readArrivalCursor, type Verdict } from '../store/arrival.ts'
import { readChannelFacts } from '../store/channel-facts.ts'
import { isPassing, type Transaction, transact } from '../store/database.ts'
import { type Item, nameOfFault, understand } from './receive/understand.ts'
import { type Channels, writeBatch } from './receive/write-batch.ts'

const mostItems = 1000
const mostBytes = 8 * 1024 * 1024

/** Takes the lock that makes these arrivals ours, inside the transaction; false when somebody else was first. */
export type Lock = (part: readonly Arrival[], tx: Transaction) => Promise<boolean>

/** Receive the next batch. @returns how many arrivals were looked at; 0 means that there is nothing to do */
export async function receiveMessages(ctx: Context, organisationId: string): Promise<number> {
  const from = await readArrivalCursor(ctx.db, organisationId, false)
  const arrivals = await nextArrivals(ctx.db, organisationId, from, mostItems, mostBytes)
  await judge(ctx, organisationId, arrivals, (part, tx) => advance(tx, organisationId, part))
  return arrivals.length
}

/** Look at arrivals and write what becomes of them. */
export async function judge(
  ctx: Context,
  organisationId: string,
  arrivals: readonly Arrival[],
  lock: Lock,
): Promise<Verdict[]> {
  if (arrivals.length === 0) return []
  const channels = await readChannelFacts(ctx.db, organisationId)
  const items = await understand(ctx, channels, arrivals)
  return judgeItems(ctx, organisationId, channels, items, lock)
}

async function judgeItems(
  ctx: Context,
  organisationId: string,
  channels: Channels,
  items: readonly Item[],
  lock: Lock,
): Promise<Verdict[]> {
  try {
    const verdicts = await transact(ctx.db, async (tx) => {
      const arrivals = items.map((item) => item.arrival)
      return (await lock(arrivals, tx)) ? writeBatch(ctx, tx, organisationId, channels, items) : []
    })
    await ctx.wake.ring('events', organisationId)
    return verdicts
  } catch (error) {
    const [only, ...more] = items
    if (isPassing(error) || !only || (more.length === 0 && 'reason' in only)) throw error
    const again = (part: readonly Item[]) => judgeItems(ctx, organisationId, channels, part, lock)
    // One item brings the batch down: halve until it stands alone.
    if (more.length > 0) {
      const middle = items.length >> 1
      return [...(await again(items.slice(0, middle))), ...(await again(items.slice(middle)))]
    }
    ctx.log.error({ err: error, position: only.arrival.position }, 'a message could not be taken in')
    return again([{ arrival: only.arrival, reason: `Could not be taken in: ${nameOfFault(error)}` }])
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
