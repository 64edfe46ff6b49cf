/** Customers of the organisation's own system, in and out. */
import * as contract from '../../../contract/customer-record.ts'
import { bringRecords, type Placed } from '../../use/contact/bring-records.ts'
import { importRecords } from '../../use/contact/import-records.ts'
import { csvResponse } from '../csv.ts'
import type { Mount } from '../mount.ts'
import { exportRecords } from '../show/records-csv.ts'

const mostBytes = 64 * 1024 * 1024
/** Of very many outcomes those that were refused go first; the rest is counted. */
const mostTold = 1_000

export function customerRoutes(mount: Mount): void {
  mount(
    contract.bringRecords,
    async ({ ctx, who, input }) => summary(await bringRecords(ctx, actorOf(who), input.customers.map(placed))),
    { body: 8 * 1024 * 1024 },
  )
  mount(
    contract.importRecords,
    async ({ ctx, who, request }) => summary(await importRecords(ctx, actorOf(who), request.body)),
    { body: mostBytes },
  )
  mount(contract.exportRecords, async ({ ctx, who }) => csvResponse('klanten', exportRecords(ctx, who.organisationId)))
}

const actorOf = (who: { organisationId: string; agentId?: string }) => {
  return { organisationId: who.organisationId, agentId: who.agentId ?? null }
}

function placed(given: unknown, place: number): Placed {
  const read = contract.broughtRecord.safeParse(given)
  if (read.success) return { place, record: read.data }
  const [issue] = read.error.issues
  return { place, record: { wrong: `${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'is not right'}` } }
}

function summary(outcomes: contract.RecordOutcome[]) {
  const count = (of: contract.RecordOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === of).length
  const first = outcomes.toSorted((a, b) => Number(b.outcome === 'refused') - Number(a.outcome === 'refused'))
  const items = outcomes.length > mostTold ? first.slice(0, mostTold) : outcomes
  return { fresh: count('new'), known: count('known'), refused: count('refused'), items }
}
