/** Changing an answer that left, and taking it back. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changeSent } from '../../server/use/change-sent.ts'
import { claimReplies } from '../../server/use/deliver/claim-replies.ts'
import { deliverReply } from '../../server/use/deliver/deliver-reply.ts'
import { Stale, sendReply } from '../../server/use/send-reply.ts'
import { settleReply, undoReply } from '../../server/use/settle-reply.ts'
import type { TestHouse } from '../http/house.ts'
import { answered, deliver, gone, network, openChangingHouse, resetNetwork, update } from './changing.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openChangingHouse()
})
afterAll(() => house.close())
beforeEach(resetNetwork)

describe('an answer that left', () => {
  test('says other words after the undo window; the earlier ones stay in the history', async () => {
    const one = await answered()
    await one.revise('Om zeven uur.')
    expect(await deliver(one.to, 4999)).toBe(0)
    expect(await one.shown()).toMatchObject({ text: 'Om zes uur.', last: { state: 'waiting', text: 'Om zeven uur.' } })
    await deliver(one.to, 1)
    expect(network.did).toEqual([['revise', one.name, 'Om zeven uur.']])
    expect(await one.shown()).toMatchObject({
      text: 'Om zeven uur.',
      state: 'edited',
      delivery_state: 'sent',
      last: { does: 'revise', state: 'sent', text: null, by: 'Joris' },
    })
    expect(await one.conversation()).toMatchObject({ snippet: 'Om zeven uur.', work_state: 'answered' })
    expect(await one.acts()).toEqual([['sent-revised', one.to.agentId]])
    await one.revise('Om acht uur.')
    await deliver(one.to)
    expect(await one.earlier()).toEqual(['Om zes uur.', 'Om zeven uur.'])
  })

  test('is taken back: its words are erased everywhere, and the question is open again', async () => {
    const one = await answered()
    await one.revise('Om zeven uur.')
    await deliver(one.to)
    await one.withdraw()
    await deliver(one.to)
    expect(network.did.at(-1)).toEqual(['withdraw', one.name])
    expect(await one.shown()).toMatchObject({
      text: '',
      state: 'deleted',
      last: { does: 'withdraw', state: 'sent', by: 'Joris' },
    })
    expect(await one.earlier()).toEqual([])
    expect((await one.acts()).map(([kind]) => kind)).toEqual(['sent-revised', 'sent-withdrawn'])
    const { snippet, work_state, waits_since } = (await one.conversation()) ?? {}
    expect({ snippet, work_state }).toEqual({ snippet: '', work_state: 'open' })
    expect(waits_since).not.toBeNull()
    expect(await one.withdraw()).toBeNull()
    await expect(one.revise('Toch niet.')).rejects.toThrow('taken back')
  })

  test('stays as it is when the change is undone in time', async () => {
    const one = await answered()
    const change = (await one.revise('Om zeven uur.')) ?? ''
    expect(await undoReply(house.ctx, one.to, change)).toBe('Om zeven uur.')
    await undoReply(house.ctx, one.to, (await one.withdraw()) ?? '')
    expect(await deliver(one.to)).toBe(0)
    expect(network.did).toEqual([])
    expect(await one.shown()).toMatchObject({ text: 'Om zes uur.', state: 'present', last: { state: 'undone' } })
  })

  test('is changed once when asked twice, and taken back once', async () => {
    const one = await answered()
    const key = 'een-en-dezelfde'
    const asked = [1, 2].map(() => one.revise('Om zeven uur.', 2, 'agent', one.to.agentId, key))
    expect(new Set(await Promise.all(asked)).size).toBe(1)
    await deliver(one.to)
    expect(new Set(await Promise.all([one.withdraw(), one.withdraw()])).size).toBe(1)
    await deliver(one.to)
    expect(network.did.map(([what]) => what)).toEqual(['revise', 'withdraw'])
  })

  test('gives way: a later change takes the place of one that has not left, and so does taking back', async () => {
    const one = await answered()
    await one.revise('Om zeven uur.')
    await one.revise('Om acht uur.')
    await one.withdraw()
    await expect(one.revise('Om negen uur.')).rejects.toThrow('being taken back')
    await deliver(one.to)
    expect(network.did).toEqual([['withdraw', one.name]])
  })

  test('is changed by its writer or an admin only', async () => {
    const one = await answered()
    const other = house.ctx.newId()
    await expect(one.revise('Van mij', 2, 'agent', other)).rejects.toThrow('Only who wrote it')
    await expect(one.withdraw('viewer', other)).rejects.toThrow('Only who wrote it')
    expect(await one.revise('Van de baas', 2, 'admin')).not.toBeNull()
  })

  test('cannot be changed where the network keeps what it got, and says so', async () => {
    const one = await answered('plain')
    await expect(one.revise('Om zeven uur.')).rejects.toThrow('cannot be changed: whoever got it keeps it')
    await expect(one.withdraw()).rejects.toThrow('cannot be taken back')
  })

  test('is told apart from one that has not left, says the same, or holds blanks to fill in', async () => {
    const one = await answered()
    await expect(one.revise('Om zes uur. ')).rejects.toThrow()
    const draft = {
      conversationId: (await one.conversation())?.id ?? '',
      text: 'Nog iets.',
      said: 2,
      key: 'nog-iets-nieuws',
    }
    const id = await sendReply(house.ctx, one.to, draft)
    const who = { ...one.to, role: 'agent' } as const
    await expect(changeSent(house.ctx, who, { does: 'withdraw', id })).rejects.toThrow('has not left')
  })
})

describe('when the customer says something meanwhile', () => {
  test('a change by somebody who had not read it is refused', async () => {
    const one = await answered()
    await one.hears('En op zondag?')
    await expect(one.revise('Om zeven uur.')).rejects.toThrow(Stale)
    expect(await one.revise('Om zeven uur.', 3)).not.toBeNull()
  })

  test('a change that has not left waits for its writer, and leaves when that has read it', async () => {
    const one = await answered()
    const change = (await one.revise('Om zeven uur.')) ?? ''
    await one.hears('En op zondag?')
    await deliver(one.to)
    expect(network.did).toEqual([])
    expect(await one.shown()).toMatchObject({ text: 'Om zes uur.', last: { state: 'stale' } })
    await expect(settleReply(house.ctx, one.to, change, 'send again', 2)).rejects.toThrow(Stale)
    await settleReply(house.ctx, one.to, change, 'send again', 3)
    await deliver(one.to)
    expect(await one.shown()).toMatchObject({ text: 'Om zeven uur.' })
    expect(await one.conversation()).toMatchObject({ snippet: 'En op zondag?', work_state: 'open' })
  })

  test('taking back goes on', async () => {
    const one = await answered()
    await one.withdraw()
    await one.hears('En op zondag?')
    await deliver(one.to)
    expect(await one.shown()).toMatchObject({ state: 'deleted' })
    expect(await one.conversation()).toMatchObject({ snippet: 'En op zondag?' })
  })
})

describe('when it does not go well', () => {
  test('what nobody knows is tried again, because twice is as good as once', async () => {
    const one = await answered()
    await one.revise('Om zeven uur.')
    network.next = [{ state: 'unknown', reason: 'It broke' }]
    await deliver(one.to)
    expect(await one.shown()).toMatchObject({ text: 'Om zes uur.', last: { state: 'sending', reason: 'It broke' } })
    await expect(one.withdraw()).rejects.toThrow('on its way')
    await deliver(one.to)
    expect(await one.shown()).toMatchObject({ text: 'Om zeven uur.', last: { state: 'sent', reason: null } })
  })

  test('a sender that fell silent between attempt and outcome is taken over, and cannot write any more', async () => {
    const one = await answered()
    await one.revise('Om zeven uur.')
    house.wait(5000)
    const [silent] = await claimReplies(house.ctx, one.to.organisationId, 10)
    expect(await deliver(one.to)).toBe(1)
    if (silent) await deliverReply(house.ctx, one.to.organisationId, silent)
    expect(network.did.map(([, , text]) => text)).toEqual(['Om zeven uur.', 'Om zeven uur.'])
    expect(await one.shown()).toMatchObject({ text: 'Om zeven uur.', last: { state: 'sent' } })
    expect(await one.earlier()).toEqual(['Om zes uur.'])
  })

  test('after a day it waits for a person, who finds that it was done', async () => {
    const one = await answered()
    const change = (await one.withdraw()) ?? ''
    network.next = Array.from({ length: 9 }, () => ({ state: 'unknown', reason: 'It broke' }))
    for (let tries = 0; tries < 9; tries++) await deliver(one.to, 50_000_000)
    expect(await one.shown()).toMatchObject({ state: 'present', last: { state: 'unknown' } })
    await settleReply(house.ctx, one.to, change, 'it was sent', 2)
    expect(await one.shown()).toMatchObject({ state: 'deleted', text: '', last: { state: 'sent' } })
  })

  test('a refusal says why, the answer stays, and a new change takes its place', async () => {
    const one = await answered()
    await one.revise('Om zeven uur.')
    network.next = [{ state: 'not sent', permanent: true, reason: 'Too late to change' }]
    await deliver(one.to)
    expect(await one.shown()).toMatchObject({
      text: 'Om zes uur.',
      last: { state: 'failed', reason: 'Too late to change' },
    })
    await one.withdraw()
    await deliver(one.to)
    expect(await one.shown()).toMatchObject({ state: 'deleted' })
  })

  test('one letter of a conversation is on its way at a time', async () => {
    const one = await answered()
    await one.revise('Om zeven uur.')
    const draft = {
      conversationId: (await one.conversation())?.id ?? '',
      text: 'Nog iets.',
      said: 2,
      key: `nog-${one.id}`,
    }
    await sendReply(house.ctx, one.to, draft)
    expect(await deliver(one.to)).toBe(1)
    expect(await deliver(one.to)).toBe(1)
  })
})

describe('our own change coming back', () => {
  test('is nothing new', async () => {
    const one = await answered()
    await one.revise('Om zeven uur.')
    await deliver(one.to)
    await update(one, 'Om zeven uur.')
    expect(await one.earlier()).toEqual(['Om zes uur.'])
    expect(await one.count()).toBe(2)
    await one.withdraw()
    await deliver(one.to)
    await gone(one)
    expect(await one.count()).toBe(2)
  })

  test('before its outcome settles it, and the outcome changes nothing more', async () => {
    const one = await answered()
    await one.revise('Om zeven uur.')
    network.meanwhile = () => update(one, 'Om zeven uur.')
    network.next = [{ state: 'unknown', reason: 'It broke' }]
    await deliver(one.to)
    expect(await one.shown()).toMatchObject({ text: 'Om zeven uur.', last: { state: 'sent', reason: null } })
    expect(await one.earlier()).toEqual(['Om zes uur.'])
    expect(await deliver(one.to)).toBe(0)
    await one.withdraw()
    network.meanwhile = () => gone(one)
    await deliver(one.to)
    expect(await one.shown()).toMatchObject({ state: 'deleted', last: { does: 'withdraw', state: 'sent' } })
    expect(await one.conversation()).toMatchObject({ snippet: '' })
    expect(await one.count()).toBe(2)
  })

  test('is told apart from what somebody changed on the network itself', async () => {
    const one = await answered()
    await one.revise('Om zeven uur.')
    await deliver(one.to)
    await update(one, 'Om half acht, zegt de chef.')
    expect(await one.shown()).toMatchObject({ text: 'Om half acht, zegt de chef.' })
    expect(await one.earlier()).toEqual(['Om zes uur.', 'Om zeven uur.'])
  })
})
