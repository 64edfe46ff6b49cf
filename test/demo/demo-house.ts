/** A house with the demo firm in it. */
import { loadDemo } from '../../server/use/load-demo.ts'
import { openHouse, type TestHouse } from '../http/house.ts'

export type DemoTest = { house: TestHouse; organisationId: string; close(): Promise<void> }

export async function openDemo(): Promise<DemoTest> {
  const house = await openHouse()
  await house.owner()
  const { id } = await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  await loadDemo(house.ctx, id)
  return { house, organisationId: id, close: () => house.close() }
}
