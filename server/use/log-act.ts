/** The one way in which what is done to the house gets into the logbook. */
import type { Context } from '../context.ts'
import type { Store } from '../store/database.ts'
import { type HouseAct, recordHouseActs } from '../store/logbook.ts'

/** In the transaction that does it. @param by whoever does it; without an agent it is the program itself */
export function logAct(
  ctx: Pick<Context, 'newId' | 'clock'>,
  store: Store,
  by: { organisationId: string; agentId: string | null },
  act: HouseAct,
): Promise<void> {
  return recordHouseActs(store, by.organisationId, by.agentId, [{ ...act, id: ctx.newId(), at: ctx.clock() }])
}
