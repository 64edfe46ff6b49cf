/** The first run, and whether it has been. */
import { readHouse, settle } from '../../../contract/organisation.ts'
import { deviceOf } from '../../access/device.ts'
import { isFirstRunCode, needsFirstRunCode } from '../../access/first-run.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { firstOrganisation } from '../../store/organisation.ts'
import { readSingleSignOn } from '../../store/single-sign-on.ts'
import { loadDemo } from '../../use/load-demo.ts'
import { settleHouse } from '../../use/settle-house.ts'
import { version } from '../../version.ts'
import type { Mount } from '../mount.ts'
import { rateLimiter } from '../rate-limit.ts'

export function houseRoutes(mount: Mount, { clock }: Context): void {
  // Strangers have many addresses and the code is the same for all of them.
  const guesses = rateLimiter({ burst: 20, perMinute: 2 }, clock)

  mount(readHouse, async ({ ctx }) => {
    const house = await firstOrganisation(ctx.db)
    return {
      settled: house !== undefined,
      name: house?.name ?? null,
      language: house?.language ?? null,
      version,
      needsCode: !house && needsFirstRunCode(ctx.config),
      singleSignOn: (house && (await readSingleSignOn(ctx.db, house.id)))?.label ?? null,
    }
  })

  mount(settle, async ({ ctx, door, input, request, headers }) => {
    // Looked at before the slow hash; the one that counts is inside the transaction.
    if (await firstOrganisation(ctx.db)) throw refuse('already-settled')
    if (needsFirstRunCode(ctx.config)) {
      guesses.spend('code')
      if (!isFirstRunCode(ctx.seal, input.code ?? ''))
        throw refuse('wrong-code', { fields: [{ path: 'code', message: 'is not the code from the terminal' }] })
    }
    const { organisation, language, name, email, password, demo, retainDays } = input
    const passwordHash = await door.hash(password)
    const settling = { organisation, language, name, email, passwordHash, retainDays }
    const { organisationId, agentId } = await settleHouse(ctx, settling)
    const device = deviceOf(request.headers.get('user-agent'))
    await door.admit({ organisationId, agentId }, { by: 'password', device }, headers)
    // It takes a second or two, and who comes in should find everybody there. The house stands, whatever becomes of the demo.
    if (demo) await loadDemo(ctx, organisationId).catch((err) => ctx.log.error({ err }, 'no demo firm'))
    return { organisationId }
  })
}
