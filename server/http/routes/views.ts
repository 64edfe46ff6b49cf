/** Saved views. */
import * as contract from '../../../contract/view.ts'
import { viewsFor } from '../../store/view.ts'
import { changeView, createView, removeView } from '../../use/change-views.ts'
import type { Mount } from '../mount.ts'
import { showView, toFilters } from '../show/queue.ts'

export function viewRoutes(mount: Mount): void {
  mount(contract.listViews, async ({ ctx, who }) => {
    const agentId = who.kind === 'agent' ? who.agentId : null
    return { views: (await viewsFor(ctx.db, who.organisationId, agentId)).map(showView) }
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
