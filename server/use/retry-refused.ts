/** Look again at refused arrivals: after a mend, or to be sure. What was counted as refused is counted anew. */
import type { Context } from '../context.ts'
import {
  type Arrival,
  addToDays,
  forgetRaw,
  readArrivalCursor,
  readArrivals,
  refusedAmong,
  type Verdict,
} from '../store/arrival.ts'
import type { Transaction } from '../store/database.ts'
import { judge } from './receive-messages.ts'

/** Bytes looked at together; a larger one is looked at alone. */
const atOnce = 8 * 1024 * 1024

/** @returns what became of those that were still refused and whose raw bytes are still kept */
export async function retryRefused(
  ctx: Context,
  organisationId: string,
  positions: readonly number[],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  for (const part of partsOf(await refusedAmong(ctx.db, organisationId, positions))) {
    const arrivals = await readArrivals(ctx.db, organisationId, part)
    verdicts.push(...(await judge(ctx, organisationId, arrivals, (some, tx) => lock(tx, organisationId, some))))
  }
  // The round that forgets raw bytes has passed them by already.
  const shown = verdicts.filter((one) => one.outcome !== 'refused').map((one) => one.position)
  await ctx.db.transaction().execute((tx) => forgetRaw(tx, organisationId, shown))
  return verdicts
}

function partsOf(rows: readonly { position: number; size: number }[]): number[][] {
  const parts: number[][] = []
  let bytes = atOnce
  for (const { position, size } of rows) {
    bytes += size
    const last = parts.at(-1)
    if (last && bytes <= atOnce) last.push(position)
    else {
      parts.push([position])
      bytes = size
    }
  }
  return parts
}

/** The cursor's lock keeps everybody else out; whoever else retried first has changed the outcome. */
async function lock(tx: Transaction, organisationId: string, part: readonly Arrival[]): Promise<boolean> {
  await readArrivalCursor(tx, organisationId, true)
  const positions = part.map((one) => one.position)
  if ((await refusedAmong(tx, organisationId, positions)).length !== part.length) return false
  await addToDays(
    tx,
    organisationId,
    part.map(({ channelId, day }) => ({ channelId, day, refused: -1 })),
  )
  return true
}
