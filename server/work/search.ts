/** Keeps what can be found up to date, beside everything else. */
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { followSearch } from '../use/follow-search.ts'
import { perOrganisation, type Worker } from './loop.ts'
import { pause } from './pause.ts'

/** What happens within so many milliseconds is put in together: on a busy evening that is far less work. */
const gatherMs = 250

/** While an index grows the planner is told so, or it believes that a young organisation has no entries and reads all of them. */
const isStep = (rounds: number) => rounds > 1 && Number.isInteger(Math.log2(rounds) / 2)

export function startSearch(ctx: Context): Worker {
  return perOrganisation(ctx, 'search', 'events', async (organisationId, stopping) => {
    for (let rounds = 1; !stopping.aborted && (await followSearch(ctx, organisationId)); rounds++)
      if (isStep(rounds)) await sql`analyze search_entry`.execute(ctx.db)
    await pause(gatherMs, stopping)
    return null
  })
}
