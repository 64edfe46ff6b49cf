/** Keeps what can be found up to date, beside everything else. */
import type { Context } from '../context.ts'
import { followSearch } from '../use/follow-search.ts'
import { perOrganisation, type Worker } from './loop.ts'
import { pause } from './pause.ts'

/** What happens within so many milliseconds is put in together: on a busy evening that is far less work. */
const gatherMs = 250

export function startSearch(ctx: Context): Worker {
  return perOrganisation(ctx, 'search', 'events', async (organisationId, stopping) => {
    while (!stopping.aborted && (await followSearch(ctx, organisationId)));
    await pause(gatherMs, stopping)
    return null
  })
}
