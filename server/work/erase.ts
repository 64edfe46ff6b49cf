/** Goes on with erasing people until nothing of what they said is left; also after the program was stopped in the middle. */
import type { Context } from '../context.ts'
import { eraseOn } from '../use/contact/erase-person.ts'
import { perOrganisation, type Worker } from './loop.ts'

export function startErasing(ctx: Context): Worker {
  return perOrganisation(ctx, 'erase people', 'events', async (organisationId, stopping) => {
    for (;;) {
      const more = stopping.aborted ? false : await eraseOn(ctx, organisationId)
      if (more !== true) return more || null
      await ctx.wake.ring('events', organisationId)
    }
  })
}
