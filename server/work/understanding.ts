/** Judges what waits for it, and learns from what people corrected. */
import type { Context } from '../context.ts'
import { judgeWaiting } from '../use/understanding/judge-waiting.ts'
import { learnWhenDue } from '../use/understanding/learn-from-team.ts'
import { perOrganisation, type Worker } from './loop.ts'

export function startUnderstanding(ctx: Context): Worker {
  return perOrganisation(ctx, 'understanding', 'events', async (organisationId, stopping) => {
    while (!stopping.aborted && (await judgeWaiting(ctx, organisationId)));
    return stopping.aborted ? null : learnWhenDue(ctx, organisationId, stopping)
  })
}
