import { idMaker } from '../server/ids.ts'
import { type Connect, connect as openPool } from '../server/store/database.ts'
import type { HouseAct } from '../server/store/logbook.ts'
import { logAct } from '../server/use/log-act.ts'

/** Write what was done at the command line into the logbook of every organisation. A store of before there was one is left alone. */
export async function noteEverywhere(connect: Connect, act: HouseAct): Promise<void> {
  const { pool, db } = openPool(connect, () => undefined, 1)
  const clock = () => new Date()
  try {
    const { rows } = await pool.query<{ there: boolean }>("select to_regclass('act') is not null as there")
    if (!rows[0]?.there) return
    for (const { id } of await db.selectFrom('organisation').select('id').execute())
      await logAct({ clock, newId: idMaker(clock) }, db, { organisationId: id, agentId: null }, act)
  } finally {
    await db.destroy()
  }
}
