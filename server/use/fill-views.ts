/** Fill new and changed views, and clear removed ones, a step at a time; whatever is killed when, the next step goes on from there. */
import type { Context } from '../context.ts'
import { transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import { clearView, fillView, lockUnfinished } from '../store/view.ts'

const atOnce = 2000

/** @returns whether there may be more to do */
export async function fillViews(ctx: Context, organisationId: string, step = atOnce): Promise<boolean> {
  const more = await transact(ctx.db, async (tx) => {
    const view = await lockUnfinished(tx, organisationId)
    if (!view) return false
    if (view.removed_at) {
      await clearView(tx, organisationId, view.id, step)
      return true
    }
    const filled = await fillView(tx, organisationId, view, step)
    if (filled.fill_after !== null) return true
    // Who looks at it learns that it is whole.
    const event = { kind: 'view.changed', objectId: view.id, version: view.version } as const
    await recordEvents(tx, organisationId, [event], ctx.clock())
    return true
  })
  if (more) await ctx.wake.ring('events', organisationId)
  return more
}
