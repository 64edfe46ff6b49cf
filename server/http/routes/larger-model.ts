/** The larger model that judges after ours. */
import * as contract from '../../../contract/larger-model.ts'
import type { Seal } from '../../seal.ts'
import { askedOn, type LargerModelRow, readLargerModel } from '../../store/larger-model.ts'
import { zoneOf } from '../../store/organisation.ts'
import { stateOfKey } from '../../understand/larger/open.ts'
import { dayIn } from '../../use/accept-arrivals.ts'
import { changeLargerModel, tryLargerModel } from '../../use/understanding/change-larger-model.ts'
import type { Mount } from '../mount.ts'

export function largerModelRoutes(mount: Mount): void {
  mount(contract.readLargerModel, async ({ ctx, who }) => {
    const { organisationId } = who
    const directory = ctx.config.modelDirectory !== null
    const row = await readLargerModel(ctx.db, organisationId)
    if (!row) return { model: null, directory }
    const day = dayIn(await zoneOf(ctx.db, organisationId), ctx.clock())
    return { model: { ...show(row, ctx.seal), today: await askedOn(ctx.db, organisationId, day) }, directory }
  })

  mount(contract.changeLargerModel, async ({ ctx, who, input }) => {
    await changeLargerModel(ctx, who, input)
    return {}
  })

  mount(contract.tryLargerModel, ({ ctx, who, input }) => tryLargerModel(ctx, who.organisationId, input.text))
}

function show(row: LargerModelRow, seal: Seal): Omit<contract.LargerModel, 'today'> {
  const code = contract.largerFaults.find((one) => one === row.fault)
  return {
    active: row.active,
    kind: row.kind,
    address: row.address,
    model: row.model,
    key: stateOfKey(seal, row.key),
    labels: row.labels,
    mostRequests: row.most_requests,
    mostCharacters: row.most_characters,
    fault:
      code && row.fault_at && row.rests_until
        ? {
            code,
            says: row.fault_says ?? '',
            since: row.fault_at.toISOString(),
            until: row.rests_until.toISOString(),
          }
        : null,
  }
}
