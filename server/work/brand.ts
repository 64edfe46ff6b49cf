/** Keeps up how people speak of us and of competitors, beside everything else. */
import type { Context } from '../context.ts'
import { followBrand } from '../use/brand/follow-brand.ts'
import { perOrganisation, type Worker } from './loop.ts'

export function startBrand(ctx: Context): Worker {
  return perOrganisation(ctx, 'brand', 'events', async (organisationId, stopping) => {
    while (!stopping.aborted && (await followBrand(ctx, organisationId)));
    return null
  })
}
