/** Keeps the demo firm alive, where there is one; one program at a time does it. */
import type { Context } from '../context.ts'
import { hasDemo } from '../store/organisation.ts'
import type { Sole } from '../store/sole.ts'
import { withDemoHeld } from '../use/hold-demo.ts'
import { liveDemo } from '../use/live-demo.ts'
import { perOrganisation, type Worker } from './loop.ts'

export function startDemoLife(ctx: Context, sole: Sole): Worker {
  return perOrganisation(ctx, 'demo', 'outbox', async (organisationId) => {
    if (!(await hasDemo(ctx.db, organisationId))) return null
    return withDemoHeld(sole, organisationId, () => liveDemo(ctx, organisationId))
  })
}
