/** Circles of who reacts to whom, in one program at a time: finding them twice costs twice. */
import type { Context } from '../context.ts'
import { offsetAt } from '../local-time.ts'
import { zoneOf } from '../store/organisation.ts'
import type { Sole } from '../store/sole.ts'
import { findCircles, isTimeForCircles } from '../use/circle/find-circles.ts'
import { learnPace } from '../use/spread/learn-pace.ts'
import { perOrganisation, type Worker } from './loop.ts'

export function startCircles(ctx: Context, sole: Sole): Worker {
  return perOrganisation(ctx, 'circles', 'events', async (organisationId, stopping) => {
    const now = ctx.clock().getTime()
    const hour = new Date(now + offsetAt(await zoneOf(ctx.db, organisationId), now)).getUTCHours()
    if (!(await isTimeForCircles(ctx, organisationId, hour))) return null
    const lost = new AbortController()
    const release = await sole.hold(`circles ${organisationId}`, () => lost.abort())
    if (!release) return null
    try {
      await findCircles(ctx, organisationId, AbortSignal.any([stopping, lost.signal]))
      await learnPace(ctx, organisationId)
    } finally {
      await release()
    }
    return null
  })
}
