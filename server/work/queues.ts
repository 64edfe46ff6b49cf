/** Keeps the queues right while nobody looks: fills views, clears labels and teams, wakes what was set aside, takes back what was left lying. */
import type { Context } from '../context.ts'
import { nextToWake } from '../store/waiting.ts'
import { clearLabels } from '../use/clear-labels.ts'
import { clearTeams } from '../use/clear-teams.ts'
import { fillViews } from '../use/fill-views.ts'
import { takeBack } from '../use/take-back.ts'
import { wakeSnoozed } from '../use/wake-snoozed.ts'
import { perOrganisation, type Worker } from './loop.ts'

export function startQueues(ctx: Context): Worker {
  return perOrganisation(ctx, 'queues', 'views', async (organisationId, stopping) => {
    const steps = [fillViews, clearLabels, clearTeams, wakeSnoozed, takeBack]
    for (const step of steps) while (!stopping.aborted && (await step(ctx, organisationId)));
    return nextToWake(ctx.db, organisationId)
  })
}
