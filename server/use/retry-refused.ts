/** Look again at refused arrivals: after a mend, or to be sure. What was counted as refused is counted anew. */
import type { Context } from '../context.ts'
import { type Arrival, addToDays, readArrivalCursor, refusedArrivals, type Verdict } from '../store/arrival.ts'
import type { Transaction } from '../store/database.ts'
import { judge } from './receive-messages.ts'

/** @returns what became of those that were still refused and whose raw bytes are still kept */
export async function retryRefused(
  ctx: Context,
  organisationId: string,
  positions: readonly number[],
): Promise<Verdict[]> {
  const arrivals = await refusedArrivals(ctx.db, organisationId, positions)
  if (arrivals.length === 0) return []
  return judge(ctx, organisationId, arrivals, (part, tx) => lock(tx, organisationId, part))
}

/** The cursor's lock keeps everybody else out; whoever else retried first has changed the outcome. */
async function lock(tx: Transaction, organisationId: string, part: readonly Arrival[]): Promise<boolean> {
  await readArrivalCursor(tx, organisationId, true)
  const still = await refusedArrivals(
    tx,
    organisationId,
    part.map((one) => one.position),
  )
  if (still.length !== part.length) return false
  await addToDays(
    tx,
    organisationId,
    part.map(({ channelId, day }) => ({ channelId, day, refused: -1 })),
  )
  return true
}
