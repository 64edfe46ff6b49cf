/** Words of our own on conversations. */
import * as contract from '../../../contract/label.ts'
import { listLabels } from '../../store/label.ts'
import { changeLabel, createLabel, removeLabel } from '../../use/change-labels.ts'
import type { Mount } from '../mount.ts'
import { showLabel } from '../show/queue.ts'

export function labelRoutes(mount: Mount): void {
  mount(contract.listLabels, async ({ ctx, who }) => ({
    labels: (await listLabels(ctx.db, who.organisationId)).map(showLabel),
  }))

  mount(contract.createLabel, async ({ ctx, who, input }) => showLabel(await createLabel(ctx, who, input)))

  mount(contract.changeLabel, async ({ ctx, who, input }) => {
    const { id, ...change } = input
    return showLabel(await changeLabel(ctx, who, id, change))
  })

  mount(contract.removeLabel, async ({ ctx, who, input }) => {
    await removeLabel(ctx, who, input.id)
    await ctx.wake.ring('views', who.organisationId)
    return {}
  })
}
