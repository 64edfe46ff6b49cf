/** The demo firm: in and out in one click. */
import * as contract from '../../../contract/organisation.ts'
import { startDemo } from '../../use/demo.ts'
import { logAct } from '../../use/log-act.ts'
import { removeDemo } from '../../use/remove-demo.ts'
import type { Mount } from '../mount.ts'

export function demoRoutes(mount: Mount): void {
  mount(contract.loadDemo, async ({ ctx, who }) => {
    await logAct(ctx, ctx.db, who, { kind: 'demo-loaded' })
    await startDemo(ctx, who.organisationId)
    return { started: true }
  })

  mount(contract.removeDemo, async ({ ctx, who }) => {
    await removeDemo(ctx, who.organisationId)
    await logAct(ctx, ctx.db, who, { kind: 'demo-removed' })
    return {}
  })
}
