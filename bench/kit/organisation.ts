/** A fresh organisation with one API channel, straight into the store. */
import { type Context, closeContext, createContext } from '../../server/context.ts'
import { createChannelRow } from '../../server/store/channel.ts'
import { transact } from '../../server/store/database.ts'
import { migrate } from '../../server/store/migrate.ts'
import { openStore } from '../../server/store/open.ts'
import { createOrganisation } from '../../server/store/organisation.ts'
import type { Run } from './bench.ts'
import { makeHouse } from './house.ts'

/** The program's own parts over a migrated store, without HTTP and without background work. */
export async function openContext(run: Run): Promise<Context> {
  const config = await makeHouse(run)
  const store = await openStore(config, { as: 'command' })
  run.after(() => store.stop())
  const ctx = createContext(config, store.connect)
  run.after(() => closeContext(ctx))
  await migrate(ctx.pool)
  return ctx
}

export type Place = { organisationId: string; channelId: string; zone: string }

export async function makeOrganisation(ctx: Context): Promise<Place> {
  const place = { organisationId: ctx.newId(), channelId: ctx.newId(), zone: 'Europe/Amsterdam' }
  const at = ctx.clock()
  await transact(ctx.db, async (tx) => {
    await createOrganisation(tx, { id: place.organisationId, name: 'Proef', language: 'nl', teams: [], at })
    await createChannelRow(tx, place.organisationId, {
      id: place.channelId,
      kind: 'api',
      name: 'Forum',
      address: 'forum',
      settings: {},
      secrets: null,
      teamId: null,
      promiseMinutes: 240,
      demo: false,
      at,
    })
  })
  return place
}
