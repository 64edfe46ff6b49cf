/** A larger model looks at what ours judged, in one program at a time: asking twice costs twice. */
import type { Context } from '../context.ts'
import { readLargerModel } from '../store/larger-model.ts'
import type { Sole } from '../store/sole.ts'
import { lookWithLarger } from '../use/understanding/look-with-larger.ts'
import { perOrganisation, type Worker } from './loop.ts'

export function startLookingWithLarger(ctx: Context, sole: Sole): Worker {
  return perOrganisation(ctx, 'larger model', 'events', async (organisationId, stopping) => {
    if (!(await readLargerModel(ctx.db, organisationId))?.active) return null
    const lost = new AbortController()
    const release = await sole.hold(`larger model ${organisationId}`, () => lost.abort())
    if (!release) return null
    try {
      return await lookWithLarger(ctx, organisationId, AbortSignal.any([stopping, lost.signal]))
    } finally {
      await release()
    }
  })
}
