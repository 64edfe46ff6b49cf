/** Finds out who may be who, behind what came in. */
import type { Context } from '../context.ts'
import { compareAccounts } from '../use/contact/compare-accounts.ts'
import { perOrganisation, type Worker } from './loop.ts'

export function startRecognising(ctx: Context): Worker {
  return perOrganisation(ctx, 'recognise', 'events', async (organisationId, stopping) => {
    while (!stopping.aborted && (await compareAccounts(ctx, organisationId)));
    return null
  })
}
