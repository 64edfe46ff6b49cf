/** What the doctor says about the relay. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Finding } from '../../contract/health.ts'
import { checkRelay } from '../../server/health/relay.ts'
import { makeCertificate } from '../../server/relay/certificate.ts'
import { transact } from '../../server/store/database.ts'
import { createToolRow, tellTool } from '../../server/store/relay.ts'
import { type Sole, soleOver } from '../../server/store/sole.ts'
import { startRelay } from '../../server/work/relay.ts'
import { openHouse, type TestHouse } from '../http/house.ts'
import { makeOrganisation } from '../support/organisation.ts'

let house: TestHouse
let sole: Sole
let organisationId: string
beforeAll(async () => {
  house = await openHouse({ environment: { SAMENSPRAAK_RELAY_PORT: '0' } })
  sole = soleOver(house.ctx.store)
  ;({ organisationId } = await makeOrganisation(house.ctx))
})
afterAll(async () => {
  await sole.close()
  await house.close()
})

/** As seen by a program whose relay has this port, and these files. */
const found = (port: number, certificate: { cert: string; key: string } | null = null): Promise<Finding[]> =>
  checkRelay({ ...house.ctx, config: { ...house.ctx.config, relay: { port, certificate } } }, organisationId)
const makeTool = () =>
  transact(house.ctx.db, (tx) =>
    createToolRow(tx, {
      ...{ id: house.ctx.newId(), organisation_id: organisationId, name: 'Nieuwsbrief', username: 'mail-doctor' },
      ...{ password_hash: Buffer.alloc(32), purpose: 'newsletter', purposes: [], host: 'mail.example', port: 25 },
      ...{ security: 'none', server_user: '', server_password: null, connections: 1, most_per_minute: 60 },
      ...{ largest: 1000, keep_hours: 1, unsubscribe: false, created_at: house.ctx.clock() },
    }),
  )

test('nothing is said where there is no tool; with one somebody must listen', async () => {
  expect(await found(1)).toEqual([])
  await makeTool()
  expect(await found(1)).toMatchObject([{ topic: 'relay', state: 'wrong' }])
  expect(await checkRelay(house.ctx, organisationId, false)).toEqual([])
  const relay = startRelay(house.ctx, sole)
  await vi.waitFor(() => expect(relay.port()).not.toBeNull(), 20_000)
  const [door] = await found(relay.port() ?? 0)
  expect(door).toMatchObject({ state: 'look', says: { en: expect.stringContaining('for this machine only') } })
  await relay.stop()
})

test('a certificate that runs out is told, and one that is gone', async () => {
  const now = house.ctx.clock()
  const cert = join(house.ctx.config.data, 'cert.pem')
  const about = async () => (await found(1, { cert, key: cert })).find(({ which }) => which === 'certificate')
  expect(await about()).toMatchObject({ state: 'wrong' })
  const tenYears = 3650 * 86_400_000
  for (const [age, state] of [
    [0, 'good'],
    [tenYears - 7 * 86_400_000, 'look'],
    [tenYears + 1000, 'wrong'],
  ] as const) {
    writeFileSync(cert, makeCertificate('mail.example', new Date(now.getTime() - age)).cert)
    expect(await about()).toMatchObject({ state })
  }
})

test('a mail server that takes nothing is told by the name of its tool', async () => {
  const tool = await house.ctx.db.selectFrom('relay_tool').select('id').executeTakeFirstOrThrow()
  await tellTool(house.ctx.db, tool.id, { nl: 'weigert', en: 'refuses' }, house.ctx.clock())
  expect(await found(1)).toContainEqual(expect.objectContaining({ which: 'Nieuwsbrief', state: 'wrong' }))
})
