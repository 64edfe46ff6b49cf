/** Looks whether profiles of who talks with us point at each other, behind what came in. */
import type { Context } from '../context.ts'
import { followLinks } from '../use/contact/follow-links.ts'
import { perOrganisation, type Worker } from './loop.ts'

export function startFollowingLinks(ctx: Context): Worker {
  return perOrganisation(ctx, 'links', 'events', async (organisationId, stopping) => {
    while (!stopping.aborted && (await followLinks(ctx, organisationId, stopping)));
    return null
  })
}
