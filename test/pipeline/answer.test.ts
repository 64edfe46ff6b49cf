import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { claimReplies } from '../../server/use/deliver/claim-replies.ts'
import { deliverReply } from '../../server/use/deliver/deliver-reply.ts'
import { Stale } from '../../server/use/send-reply.ts'
import { settleReply, undoReply } from '../../server/use/settle-reply.ts'
import type { TestHouse } from '../http/house.ts'
import { bring, create } from '../support/organisation.ts'
import { begin, conversation, deliver, network, openAnsweringHouse, reply } from './answering.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openAnsweringHouse()
})
afterAll(() => house.close())

describe('an answer', () => {
  test('leaves after the undo window, and only then the wait is over', async () => {
    const { to, answer } = await begin()
    const id = await answer()
    await deliver(to, 4999)
    expect(await reply(to, id)).toMatchObject({ state: 'waiting' })
    expect(await conversation(to)).toMatchObject({ work_state: 'open', said: 2 })
    await deliver(to, 1)
    expect(await reply(to, id)).toMatchObject({ state: 'sent', attempts: 1, external_id: `net-${id}` })
    expect(await conversation(to)).toMatchObject({ work_state: 'answered', waits_since: null, last_direction: 'out' })
    expect(network.sent.filter((key) => key === id)).toHaveLength(1)
  })

  test('to what somebody else has answered is refused, and nothing is sent', async () => {
    const { to, answer } = await begin()
    await answer('De eerste')
    await expect(answer('De tweede')).rejects.toThrow(Stale)
    await deliver(to)
    expect(
      (await house.ctx.db.selectFrom('outbox').select('id').where('organisation_id', '=', to.organisationId).execute())
        .length,
    ).toBe(1)
  })

  test('waits while its channel is paused, and leaves when it goes on', async () => {
    const { to, answer } = await begin()
    const id = await answer()
    const pause = (enabled: boolean) =>
      house.ctx.db.updateTable('channel').set({ enabled }).where('organisation_id', '=', to.organisationId).execute()
    await pause(false)
    await deliver(to)
    expect(await reply(to, id)).toMatchObject({ state: 'waiting' })
    await pause(true)
    await deliver(to)
    expect(await reply(to, id)).toMatchObject({ state: 'sent' })
  })

  test('of two at the same moment is taken once', async () => {
    const { answer } = await begin()
    const results = await Promise.allSettled([answer('A'), answer('B'), answer('C')])
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  })

  test('sent twice with the same key is one answer', async () => {
    const { answer } = await begin()
    const first = await answer('Hetzelfde', { key: 'zelfde-sleutel' })
    expect(await answer('Hetzelfde', { key: 'zelfde-sleutel' })).toBe(first)
  })

  test('can be taken back while it has not left', async () => {
    const { to, answer } = await begin()
    const id = await answer()
    await undoReply(house.ctx, to, id)
    await deliver(to)
    expect(await reply(to, id)).toMatchObject({ state: 'undone' })
    expect(network.sent).not.toContain(id)
    await expect(undoReply(house.ctx, to, id)).rejects.toThrow()
  })

  test('that is overtaken by the customer in the undo window does not leave', async () => {
    const { to, answer } = await begin()
    const id = await answer()
    await bring(house.ctx, to, [create({ id: 'nog iets', thread: { inReplyTo: ['vraag'] } })])
    await deliver(to)
    expect(await reply(to, id)).toMatchObject({ state: 'stale' })
    expect(network.sent).not.toContain(id)
    const { said: now } = await conversation(to)
    await expect(settleReply(house.ctx, to, id, 'send again', now - 1)).rejects.toThrow(Stale)
    await settleReply(house.ctx, to, id, 'send again', now)
    await deliver(to, 0)
    expect(await reply(to, id)).toMatchObject({ state: 'sent' })
  })

  test('keeps the conversation open when the customer said more while it was leaving', async () => {
    const { to, answer } = await begin()
    const id = await answer()
    house.wait(5000)
    const [claimed] = await claimReplies(house.ctx, to.organisationId, 1)
    await bring(house.ctx, to, [create({ id: 'erachteraan', thread: { inReplyTo: ['vraag'] } })])
    if (claimed) await deliverReply(house.ctx, to.organisationId, claimed)
    expect(await reply(to, id)).toMatchObject({ state: 'sent' })
    expect(await conversation(to)).toMatchObject({ work_state: 'open' })
  })
})

describe('when the network fails', () => {
  test('a certain failure is tried again, later', async () => {
    const { to, answer } = await begin()
    const id = await answer()
    network.script = [{ state: 'not sent', permanent: false, reason: 'vol' }]
    await deliver(to)
    expect(await reply(to, id)).toMatchObject({ state: 'waiting', attempts: 1, reason: 'vol' })
    await deliver(to, 1000)
    expect(await reply(to, id)).toMatchObject({ attempts: 1 })
    await deliver(to, 5000)
    expect(await reply(to, id)).toMatchObject({ state: 'sent', attempts: 2 })
  })

  test('a permanent failure is said, and the conversation stays open', async () => {
    const { to, answer } = await begin()
    const id = await answer()
    network.script = [{ state: 'not sent', permanent: true, reason: 'onbekend adres' }]
    await deliver(to)
    expect(await reply(to, id)).toMatchObject({ state: 'failed', reason: 'onbekend adres' })
    expect(await conversation(to)).toMatchObject({ work_state: 'open' })
  })

  test('an unknown outcome waits for a person and is never sent again blindly', async () => {
    const { to, answer } = await begin()
    const id = await answer()
    network.script = [{ state: 'unknown', reason: 'verbinding weg' }]
    await deliver(to)
    await deliver(to, 3_600_000)
    expect(await reply(to, id)).toMatchObject({ state: 'unknown', attempts: 1 })
    expect(network.sent).not.toContain(id)
    await settleReply(house.ctx, to, id, 'it was sent', 0)
    expect(await conversation(to)).toMatchObject({ work_state: 'answered' })
  })

  test('an unknown outcome is looked up where the network can tell', async () => {
    const { to, answer } = await begin()
    const id = await answer()
    network.script = [{ state: 'unknown', reason: 'verbinding weg' }]
    network.knows.add(id)
    await deliver(to)
    expect(await reply(to, id)).toMatchObject({ state: 'sent', external_id: `net-${id}` })
  })

  test('what a killed program had under way is looked up by the next one, which fences the first off', async () => {
    const { to, answer } = await begin()
    const id = await answer()
    house.wait(5000)
    const [abandoned] = await claimReplies(house.ctx, to.organisationId, 1)
    expect(await claimReplies(house.ctx, to.organisationId, 1)).toEqual([])
    await deliver(to, 16_000)
    expect(await reply(to, id)).toMatchObject({ state: 'unknown', fence: 2 })
    // The first comes back to life: it may not overwrite what is known since.
    if (abandoned) await deliverReply(house.ctx, to.organisationId, abandoned)
    expect(await reply(to, id)).toMatchObject({ state: 'unknown', fence: 2 })
  })

  test('a network that takes the same key once is simply asked again', async () => {
    const { to, answer } = await begin('plain')
    const id = await answer()
    house.wait(5000)
    await claimReplies(house.ctx, to.organisationId, 1)
    await deliver(to, 16_000)
    expect(await reply(to, id)).toMatchObject({ state: 'sent' })
  })

  test('what is unknown there stays under way, not to be overtaken, until it is sent again', async () => {
    const { to, answer } = await begin('forgiving')
    const id = await answer()
    network.script = [{ state: 'unknown', reason: 'geen antwoord' }]
    await deliver(to)
    expect(await reply(to, id)).toMatchObject({ state: 'sending', attempts: 1, reason: 'geen antwoord' })
    await bring(house.ctx, to, [create({ id: 'tussendoor', thread: { inReplyTo: ['vraag'] } })])
    await deliver(to, 5001)
    expect(await reply(to, id)).toMatchObject({ state: 'sent', attempts: 2 })
  })

  test('one conversation has one letter under way at a time, in the order in which they were written', async () => {
    const { to, answer, said } = await begin()
    const first = await answer('een')
    const second = await answer('twee', { said: said + 1 })
    house.wait(5000)
    const [one, ...more] = await claimReplies(house.ctx, to.organisationId, 10)
    expect([one?.reply.id, more]).toEqual([first, []])
    if (one) await deliverReply(house.ctx, to.organisationId, one)
    await deliver(to, 0)
    expect(network.sent.slice(-2)).toEqual([first, second])
  })
})
