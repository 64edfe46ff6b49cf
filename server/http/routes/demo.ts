/** The demo firm: in and out in one click. */
import * as contract from '../../../contract/organisation.ts'
import { startDemo } from '../../use/demo.ts'
import { logAct } from '../../use/log-act.ts'
import { removeDemo } from '../../use/remove-demo.ts'
import { readDemoMode, setDemoMode } from '../../use/set-demo-mode.ts'
import type { Mount } from '../mount.ts'

export function demoRoutes(mount: Mount): void {
  mount(contract.loadDemo, async ({ ctx, who }) => {
    await logAct(ctx, ctx.db, who, { kind: 'demo-loaded' })
    await startDemo(ctx, who.organisationId)
    return { started: true }
  })

  mount(contract.readDemo, async ({ ctx, who }) => ({ mode: await readDemoMode(ctx, who.organisationId) }))

  mount(contract.setDemoMode, async ({ ctx, who, input }) => {
    await setDemoMode(ctx, who, input.mode)
    return { mode: await readDemoMode(ctx, who.organisationId) }
  })

  mount(contract.removeDemo, async ({ ctx, who }) => {
    await removeDemo(ctx, who.organisationId)
    await logAct(ctx, ctx.db, who, { kind: 'demo-removed' })
    return {}
  })
}
