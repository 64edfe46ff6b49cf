/** Receives what arrived, one organisation after the other, for as long as there is something; sleeps until the bell rings. */
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { readArrivalCursor } from '../store/arrival.ts'
import { receiveMessages } from '../use/receive-messages.ts'
import { perOrganisation, type Worker } from './loop.ts'

export function startReceiving(ctx: Context): Worker {
  return perOrganisation(ctx, 'receive', 'arrivals', async (organisationId, stopping) => {
    const received = await receiveMessages(ctx, organisationId, stopping)
    if (received > 0) await introduce(ctx, organisationId, received)
    return null
  })
}

/**
 * Tell the planner of an organisation that grows: at a thousand messages, at four thousand, and so on. By itself the store looks only
 * when a table has grown by a tenth, and until then it believes that a new organisation beside a large one has no rows at all.
 */
async function introduce(ctx: Context, organisationId: string, received: number): Promise<void> {
  const now = await readArrivalCursor(ctx.db, organisationId, false)
  const step = (n: number) => (n < 1000 ? 0 : 1 + Math.floor(Math.log2(n / 1000) / 2))
  if (step(now) > step(now - received)) await sql`analyze conversation`.execute(ctx.db)
}
