/**
 * The next arrivals become messages, in one short transaction per batch of one organisation. They are read, decoded and judged before it;
 * in it the cursor row is the lock: whoever holds it, and finds it where the batch begins, takes them in, in order. So a batch equals the
 * same messages one by one.
 *
 * A passing failure (deadlock, connection, shutdown) repeats the whole batch; a failure that an item brings about by itself refuses
 * that item, with the reason and the raw bytes kept for a retry, and the rest goes on.
 */
import type { Context } from '../context.ts'
import { type Arrival, moveArrivalCursor, nextArrivals, readArrivalCursor, type Verdict } from '../store/arrival.ts'
import { readChannelFacts } from '../store/channel-facts.ts'
import { isPassing, type Transaction, transact } from '../store/database.ts'
import { takeAccepted } from './just-accepted.ts'
import { readWords } from './receive/read-words.ts'
import { type Item, nameOfFault, understand } from './receive/understand.ts'
import { type Channels, writeBatch } from './receive/write-batch.ts'

const mostItems = 1000
const mostBytes = 8 * 1024 * 1024

/** Takes the lock that makes these arrivals ours, inside the transaction; false when somebody else was first. */
export type Lock = (part: readonly Arrival[], tx: Transaction) => Promise<boolean>

/**
 * Receive what has arrived, batch after batch; while one is written, the next is read and decoded.
 * @returns how many arrivals were looked at; 0 means that there was nothing to do, or that somebody else does it
 */
export async function receiveMessages(ctx: Context, organisationId: string, stopping?: AbortSignal): Promise<number> {
  let received = 0
  let next = readAhead(ctx, organisationId, await readArrivalCursor(ctx.db, organisationId, false))
  for (;;) {
    const { channels, items } = await next
    const last = items.at(-1)
    if (!last || stopping?.aborted) return received
    next = readAhead(ctx, organisationId, last.arrival.position)
    // A failure is heard when its turn comes, or not at all when this batch fails first.
    next.catch(() => undefined)
    const verdicts = await judgeItems(ctx, organisationId, channels, items, (part, tx) =>
      advance(tx, organisationId, part),
    )
    received += verdicts.length
    if (verdicts.length < items.length) return received
  }
}

async function readAhead(ctx: Context, organisationId: string, after: number) {
  const here = takeAccepted(ctx, organisationId, after, mostItems, mostBytes)
  const arrivals = here.length ? here : await nextArrivals(ctx.db, organisationId, after, mostItems, mostBytes)
  const channels: Channels = arrivals.length ? await readChannelFacts(ctx.db, organisationId) : new Map()
  return { channels, items: await readWords(ctx, organisationId, await understand(ctx, channels, arrivals)) }
}

/** Look at these arrivals, whatever the cursor says, and write what becomes of them. */
export async function judge(
  ctx: Context,
  organisationId: string,
  arrivals: readonly Arrival[],
  lock: Lock,
): Promise<Verdict[]> {
  if (arrivals.length === 0) return []
  const channels = await readChannelFacts(ctx.db, organisationId)
  const items = await readWords(ctx, organisationId, await understand(ctx, channels, arrivals))
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
