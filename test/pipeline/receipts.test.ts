import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takeReceiptsFrom } from '../../server/use/take-receipts-from.ts'
import type { TestHouse } from '../http/house.ts'
import { bring, create } from '../support/organisation.ts'
import { begin, conversation, deliver, network, openAnsweringHouse, reply } from './answering.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openAnsweringHouse()
})
afterAll(() => house.close())

describe('what the network tells afterwards', () => {
  test('an id that another message has already does not hold anything up', async () => {
    const { to, answer } = await begin()
    await bring(house.ctx, to, [create({ id: 'ok', actor: { network: 'plain', id: 'bram' } })])
    network.script = [{ state: 'sent', id: 'ok' }]
    const id = await answer()
    await deliver(to)
    expect(await reply(to, id)).toMatchObject({ state: 'sent', external_id: 'ok' })
  })

  test('our own words that come back are an echo, and prove that they left', async () => {
    const { to, answer } = await begin()
    const id = await answer('Wij kijken ernaar.')
    network.script = [{ state: 'unknown', reason: 'verbinding weg' }]
    await deliver(to)
    const ours = { network: 'plain', id: 'firma', name: 'Firma' }
    await bring(house.ctx, to, [
      create({ id: 'remote-1', ours: true, actor: ours, text: 'Wij kijken ernaar.', thread: { inReplyTo: ['vraag'] } }),
    ])
    expect(await reply(to, id)).toMatchObject({ state: 'sent', external_id: 'remote-1' })
    expect(await conversation(to)).toMatchObject({ work_state: 'answered', said: 2 })
    const arrivals = await house.ctx.db
      .selectFrom('arrival')
      .select('outcome')
      .where('organisation_id', '=', to.organisationId)
      .orderBy('position')
      .execute()
    expect(arrivals.map((row) => row.outcome)).toEqual(['shown', 'echo'])
  })

  test('a bounce makes it failed, is shown, and brings the conversation back into the queue', async () => {
    const { to, answer } = await begin()
    const id = await answer()
    await deliver(to)
    const daemon = { network: 'plain', id: 'mailer-daemon' }
    const about = { id: `net-${id}`, delivery: 'failed' as const, reason: 'mailbox vol' }
    await bring(house.ctx, to, [
      create({ id: 'dsn', automatic: 'bounce', actor: daemon, about, thread: { inReplyTo: [`net-${id}`] } }),
    ])
    expect(await reply(to, id)).toMatchObject({ state: 'failed', reason: 'mailbox vol' })
    // The customer waits again, as long as they already did.
    expect(await conversation(to)).toMatchObject({ work_state: 'open' })
    expect((await conversation(to)).waits_since).not.toBeNull()
    expect(await conversation(to)).toMatchObject({ said: 3 })
  })

  test('receipts move it on, and late ones do not move it back', async () => {
    const { to, answer } = await begin()
    const id = await answer()
    await deliver(to)
    const tell = (state: 'sent' | 'delivered') =>
      takeReceiptsFrom(house.ctx, { ...to, kind: 'key', channelId: null }, [{ reply: id, state }])
    await tell('delivered')
    await tell('sent')
    expect(await reply(to, id)).toMatchObject({ state: 'delivered' })
  })
})
