/** Binnenkomst: the ledger, the items behind a number, and looking again at what was refused. */
import { listArrivalDays, listArrivals, retryArrivals } from '../../../contract/arrival.ts'
import { newestPosition } from '../../store/event.ts'
import { busyDays, countInFlight, ledgerDays, ledgerItems } from '../../store/ledger.ts'
import { retryRefused } from '../../use/retry-refused.ts'
import type { Mount } from '../mount.ts'
import { showDay, showItem } from '../show/arrival.ts'

const itemsAtOnce = 50

export function arrivalRoutes(mount: Mount): void {
  mount(listArrivalDays, async ({ ctx, who, input }) => {
    const { organisationId } = who
    const position = await newestPosition(ctx.db, organisationId)
    const wanted = input.days ?? 14
    const days = await busyDays(ctx.db, organisationId, input.before ?? null, wanted)
    const [newest, oldest] = [days[0], days.at(-1)]
    const rows = newest && oldest ? await ledgerDays(ctx.db, organisationId, oldest, newest) : []
    return {
      days: rows.map(showDay),
      before: days.length === wanted && oldest ? oldest : null,
      inFlight: await countInFlight(ctx.db, organisationId),
      limit: ctx.config.limits.inFlight,
      position,
    }
  })

  mount(listArrivals, async ({ ctx, who, input }) => {
    const before = input.after && /^\d{1,15}$/.test(input.after) ? Number(input.after) : null
    const rows = await ledgerItems(ctx.db, who.organisationId, input, before, itemsAtOnce)
    const last = rows.length === itemsAtOnce ? rows.at(-1) : undefined
    return { items: rows.map(showItem), next: last ? String(last.position) : null }
  })

  mount(retryArrivals, async ({ ctx, who, input }) => {
    const verdicts = await retryRefused(ctx, who.organisationId, input.positions)
    const count = (outcome: string) => verdicts.filter((one) => one.outcome === outcome).length
    return {
      shown: count('shown'),
      refused: count('refused'),
      other: verdicts.length - count('shown') - count('refused'),
    }
  })
}
