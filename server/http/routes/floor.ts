/** Servicegarantie: what was agreed, and how long people waited. */
import * as contract from '../../../contract/floor.ts'
import { changeFloor } from '../../use/change-floor.ts'
import type { Mount } from '../mount.ts'
import { showContactWaits, showFloor, showWaits } from '../show/floor.ts'

export function floorRoutes(mount: Mount): void {
  mount(contract.readFloor, ({ ctx, who, input }) => showFloor(ctx, who.organisationId, input.days))

  mount(contract.listWaits, ({ ctx, who, input }) => showWaits(ctx, who.organisationId, input))

  mount(contract.readContactWaits, ({ ctx, who, input }) => showContactWaits(ctx, who.organisationId, input.id))

  mount(contract.changeFloor, async ({ ctx, who, input: { boundMinutes } }) => {
    await changeFloor(ctx, who, boundMinutes)
    return { boundMinutes }
  })
}
