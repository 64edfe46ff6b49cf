/** Receives what arrived, one organisation after the other, for as long as there is something; sleeps until the bell rings. */
import type { Context } from '../context.ts'
import { receiveMessages } from '../use/receive-messages.ts'
import { perOrganisation, type Worker } from './loop.ts'

export function startReceiving(ctx: Context): Worker {
  return perOrganisation(ctx, 'receive', 'arrivals', async (organisationId, stopping) => {
    await receiveMessages(ctx, organisationId, stopping)
    return null
  })
}
