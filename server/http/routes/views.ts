/** Saved views. */
import * as contract from '../../../contract/view.ts'
import { countStream, type StreamCount } from '../../store/stream-count.ts'
import { viewsFor } from '../../store/view.ts'
import { changeView, createView, removeView } from '../../use/change-views.ts'
import type { Mount } from '../mount.ts'
import { showView, toFilters } from '../show/queue.ts'

const dayMs = 86_400_000

export function viewRoutes(mount: Mount): void {
  mount(contract.listViews, async ({ ctx, who }) => {
    const agentId = who.kind === 'agent' ? who.agentId : null
    return { views: (await viewsFor(ctx.db, who.organisationId, agentId)).map(showView) }
  })

  mount(contract.countStreams, async ({ ctx, who }) => {
    const { organisationId } = who
    const since = new Date(ctx.clock().getTime() - dayMs)
    const views = await viewsFor(ctx.db, organisationId, who.kind === 'agent' ? who.agentId : null)
    const counted: [string, StreamCount][] = []
    for (const { id, stream } of views)
      if (stream) counted.push([id, await countStream(ctx.db, organisationId, stream, since)])
    return { lately: Object.fromEntries(counted) }
  })

  mount(contract.createView, async ({ ctx, who, input }) => {
    const filters = toFilters(input.filters, who.agentId)
    return showView(await createView(ctx, who, { ...input, filters }))
  })

  mount(contract.changeView, async ({ ctx, who, input }) => {
    const { id, filters, ...change } = input
    const asked = filters && { filters: toFilters(filters, who.agentId) }
    return showView(await changeView(ctx, who, id, { ...change, ...asked }))
  })

  mount(contract.removeView, async ({ ctx, who, input }) => {
    await removeView(ctx, who, input.id)
    return {}
  })
}
