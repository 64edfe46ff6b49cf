/** What was said by telephone or elsewhere goes through the same door as every message, and is looked at before the writer goes on. */
import type { LoggedItem } from '../../../channels/kit/logged.ts'
import type { Context } from '../../context.ts'
import { readArrivalCursor, readVerdicts } from '../../store/arrival.ts'
import { acceptArrivals } from '../accept-arrivals.ts'
import { receiveMessages } from '../receive-messages.ts'

/** Somebody stands waiting; what is not looked at by then is safe all the same. */
const patienceMs = 10_000

/** @returns the ids of the messages, null for what is still on its way */
export async function handOver(
  ctx: Context,
  place: { organisationId: string; channelId: string; zone: string },
  items: readonly LoggedItem[],
): Promise<(string | null)[]> {
  const { organisationId } = place
  const raw = items.map((item) => ({ bytes: Buffer.from(JSON.stringify(item)) }))
  const { first, last } = await acceptArrivals(ctx, place, raw)
  const until = performance.now() + patienceMs
  while ((await readArrivalCursor(ctx.db, organisationId, false)) < last && performance.now() < until)
    await receiveMessages(ctx, organisationId)
  const verdicts = await readVerdicts(ctx.db, organisationId, first, last)
  return verdicts.toSorted((a, b) => a.position - b.position).map(({ message_id }) => message_id)
}
