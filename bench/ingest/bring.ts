/** Hand over and receive side by side, as a program does. */
import type { Raw } from '../../channels/kit/channel.ts'
import type { Context } from '../../server/context.ts'
import { acceptArrivals } from '../../server/use/accept-arrivals.ts'
import { receiveMessages } from '../../server/use/receive-messages.ts'
import { timed } from '../kit/numbers.ts'
import type { Place } from '../kit/organisation.ts'

export const batch = 1000

/** @returns milliseconds that handing over took */
export async function bring(ctx: Context, place: Place, items: readonly Raw[]): Promise<number> {
  let accepting = 0
  const accept = async () => {
    for (let from = 0; from < items.length; from += batch)
      accepting += await timed(() => acceptArrivals(ctx, place, items.slice(from, from + batch)))
  }
  const receive = async () => {
    for (let received = 0; received < items.length; ) {
      const more = await receiveMessages(ctx, place.organisationId)
      received += more
      if (more === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    }
  }
  await Promise.all([accept(), receive()])
  return accepting
}
