/** What is counted of accounts and what is made of it, by the real pipeline behind real messages. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { halfLife, horizon } from '../../domain/influence/evidence.ts'
import type { ChannelEvent } from '../../domain/message/message.ts'
import { joinContacts } from '../../server/use/contact/join-contacts.ts'
import { takeApart } from '../../server/use/contact/take-apart.ts'
import { changeGround } from '../../server/use/influence/change-ground.ts'
import { forgetOldReactions } from '../../server/use/influence/fade.ts'
import { noteObjection, removeObjection } from '../../server/use/note-objection.ts'
import type { TestHouse } from '../http/house.ts'
import { openPlainHouse, remove } from './hearing.ts'
import { network, voicesIn } from './voices.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openPlainHouse()
})
afterAll(() => house.close())

const day = 24 * 60 * 60 * 1000
const { follow, place, hear, post, answer, mail, known, rows, counted, reacted, contactOf, factorOf } = voicesIn(
  () => house,
)

describe('what is counted', () => {
  test('is who speaks in public, who reacts to whom, and how many follow them', async () => {
    const to = await place()
    await hear(
      to,
      post('1', { id: 'anna', audience: 900, handle: '@anna' }),
      answer('2', 'bram', '1'),
      answer('3', 'bram', '1'),
      post('4', 'cees', { audience: ['@Anna', '@niemand'] }),
      answer('5', 'anna', '1'),
    )
    expect(await counted(to)).toMatchObject([
      { who: 'anna', addressed: false, observed: 5, reactors: 2, posts: 2, reactions: 3, audience: 900 },
      { who: 'bram', observed: 2, reactors: 0, posts: 2, reactions: 0, audience: null },
      { who: 'cees', observed: 1, reactors: 0, posts: 1, reactions: 0 },
    ])
    expect(await reacted(to)).toMatchObject([
      { to: 'anna', by: 'bram', count: 2, weight: 2 },
      { to: 'anna', by: 'cees', count: 1, weight: 1 },
    ])
  })

  test('is nothing of what was not public, of our own words, or of what a program wrote', async () => {
    const to = await place()
    const us = { ours: true, actor: { network, id: 'wij' } }
    await hear(
      to,
      mail('1', 'anna'),
      post('2', 'wij', us),
      answer('3', 'bram', '2'),
      post('4', 'cees', { automatic: 'loop' }),
      post('5', 'wij', { ...us, thread: { inReplyTo: ['3'] } }),
    )
    expect(await counted(to)).toMatchObject([
      { who: 'anna', addressed: true, observed: 0 },
      { who: 'bram', observed: 1, posts: 1, reactors: 0 },
    ])
    expect(await reacted(to)).toEqual([])
  })

  test('is the same in whatever order and portions it comes in, answers before what they answer included', async () => {
    const all = [
      post('1', { id: 'anna', audience: 50 }),
      answer('2', 'bram', '1'),
      answer('3', 'cees', '2'),
      answer('4', 'bram', '1'),
      answer('5', 'anna', '3'),
    ]
    const inOrder = await place()
    await hear(inOrder, ...all)
    const wanted = [await counted(inOrder), await reacted(inOrder)]
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(all, { minLength: all.length }), fc.nat(all.length), async (order, cut) => {
        const to = await place()
        await hear(to, ...order.slice(0, cut))
        await hear(to, ...order.slice(cut))
        expect([await counted(to), await reacted(to)]).toEqual(wanted)
      }),
      { numRuns: 6 },
    )
  })

  test('counts once, however often it is read', async () => {
    const to = await place()
    await hear(to, ...known('anna', 3))
    const before = [await counted(to), await reacted(to)]
    await rows(
      sql`update event_cursor set position = 0 where organisation_id = ${to.organisationId} and reader = 'influence'`,
    )
    await follow(to)
    expect([await counted(to), await reacted(to)]).toEqual(before)
  })

  test('of an erased message is taken out again, to the last reaction but one', async () => {
    const to = await place()
    await hear(to, post('1', 'anna'), answer('2', 'bram', '1'))
    const before = [await counted(to), await reacted(to)]
    house.wait(30 * day)
    await hear(to, answer('3', 'bram', '1'), answer('4', 'cees', '1'), post('5', 'anna'))
    await hear(to, remove('3'), remove('4'), remove('5'))
    const after = [await counted(to), await reacted(to)]
    expect(after[1]).toEqual(before[1])
    expect(after[0]).toMatchObject([
      { who: 'anna', observed: 2, reactors: 1 },
      { who: 'bram', observed: 1 },
      { who: 'cees', observed: 0, posts: 0 },
    ])
  })

  test('takes the newest counter, also one that fell, and none that cannot be', async () => {
    const to = await place()
    const audience = async () =>
      (
        await rows<{ audience: number }>(sql`
      select audience from account_evidence where organisation_id = ${to.organisationId}`)
      )[0]?.audience
    for (const [i, [told, held]] of (
      [
        [4000, 4000],
        [3000, 3000],
        [-7, 3000],
        [1e99, 3000],
        [5_000_000, 5_000_000],
      ] as const
    ).entries()) {
      house.wait(1000)
      await hear(to, post(`${i}`, { id: 'anna', audience: told }))
      expect(await audience()).toBe(held)
    }
  })

  test('of very many accounts with one name is each by itself', async () => {
    const to = await place()
    const crowd = Array.from({ length: 300 }, (_, i) => answer(`a${i}`, { id: `jan ${i}`, handle: '@jan' }, '1'))
    await hear(to, post('1', 'anna'), ...crowd, post('2', 'bram', { audience: ['@jan'] }))
    const [first] = await counted(to)
    expect(first).toMatchObject({ who: 'anna', reactors: 300 })
    // Nobody knows which Jan was meant.
    expect(await reacted(to)).toHaveLength(300)
  })
})

describe('a factor', () => {
  test('is kept of who spoke to us, with reasons that add up and an event for who looks', async () => {
    const to = await place()
    await hear(to, ...known('anna', 12, 4000))
    const factor = await factorOf(to, 'anna')
    expect(factor?.level).toBeGreaterThanOrEqual(1)
    expect(factor?.parts.reduce((sum, { points }) => sum + points, 0)).toBe(factor?.points)
    expect(factor?.about).toMatchObject({ followers: 4000, counted: 2600, people: 12 })
    const events = await rows<{ object_id: string }>(sql`
      select object_id from event where organisation_id = ${to.organisationId} and kind = 'contact.changed'`)
    expect(events.map(({ object_id }) => object_id)).toContain(await contactOf(to, 'anna'))
  })

  test('is kept of nobody else, and of nobody without a ground', async () => {
    const to = await place()
    const stranger = known('bram', 12).slice(1)
    await hear(to, ...stranger, ...known('cees', 0))
    expect(await factorOf(to, 'bram')).toBeUndefined()
    expect(await factorOf(to, 'cees')).toBeUndefined()
    const without = await place(null)
    await hear(without, ...known('anna', 12))
    expect(await factorOf(without, 'anna')).toBeUndefined()
    await changeGround(house.ctx, without, 'Nu wel.')
    await follow(without)
    expect(await factorOf(without, 'anna')).toMatchObject({ level: expect.any(Number) })
    await changeGround(house.ctx, without, null)
    expect(await factorOf(without, 'anna')).toBeUndefined()
  })

  test('is kept of a customer, and of nobody who may be a minor', async () => {
    const to = await place()
    const record = (who: string, fields: object) => async () =>
      sql`insert into customer_record (organisation_id, number, contact_id, fields, changed_at)
        values (${to.organisationId}, ${who}, ${await contactOf(to, who)}, ${JSON.stringify(fields)}::jsonb, ${house.ctx.clock()})`.execute(
        house.ctx.db,
      )
    await hear(to, ...known('anna', 6), ...known('bram', 6))
    await record('anna', { woonplaats: 'Zwolle' })()
    await record('bram', { geboortejaar: '2015' })()
    await hear(to, answer('x', 'x', 'anna 1'), answer('y', 'y', 'bram 1'))
    expect(await factorOf(to, 'anna')).toBeDefined()
    expect(await factorOf(to, 'bram')).toBeUndefined()
  })

  test('of one person is made of all accounts, without what they say to themselves, and comes apart again', async () => {
    const to = await place()
    await hear(to, ...known('anna', 9, 2000), ...known('anja', 4, 500))
    const [one, other] = [await contactOf(to, 'anna'), await contactOf(to, 'anja')]
    const alone = await factorOf(to, 'anna')
    const evidence = [{ kind: 'by hand', value: null, verified: false }] as const
    const { joinId } = await joinContacts(house.ctx, to, { fromId: other, intoId: one, evidence })
    await follow(to)
    const together = await factorOf(to, 'anna')
    expect(together?.points).toBeGreaterThan(alone?.points ?? 0)
    expect(together?.parts.at(-1)).toMatchObject({ what: 'also' })
    expect(await rows(sql`select 1 from contact_factor where organisation_id = ${to.organisationId}`)).toHaveLength(1)
    await takeApart(house.ctx, to, joinId, false)
    await follow(to)
    expect(await factorOf(to, 'anna')).toMatchObject({ points: alone?.points })
    expect(await factorOf(to, 'anja')).toBeDefined()
  })

  test('fades, goes to sleep, and is forgotten in the end', async () => {
    const to = await place()
    await hear(to, ...known('anna', 12, 4000))
    const first = await factorOf(to, 'anna')
    house.wait(halfLife)
    await follow(to)
    const later = await factorOf(to, 'anna')
    expect(later?.points).toBeLessThan(first?.points ?? 0)
    house.wait(horizon * 2)
    await follow(to)
    expect(await factorOf(to, 'anna')).toMatchObject({ asleep: true, level: 1 })
    while (await forgetOldReactions(house.ctx, to.organisationId));
    expect(await reacted(to)).toEqual([])
    expect(await rows(sql`select 1 from observation where organisation_id = ${to.organisationId}`)).toEqual([])
    expect(await counted(to)).toContainEqual(expect.objectContaining({ who: 'anna', reactors: 0 }))
  })
})

describe('who objects', () => {
  const objection = { network, account: 'anna', how: 'by hand', note: null }

  test('has no factor and no counts, on all accounts, nor stands with others; and is counted no more', async () => {
    const to = await place()
    await hear(to, ...known('anna', 6, 900), ...known('anja', 6), answer('by anna', 'anna', 'anja 1'))
    const evidence = [{ kind: 'by hand', value: null, verified: false }] as const
    const [one, other] = [await contactOf(to, 'anna'), await contactOf(to, 'anja')]
    await joinContacts(house.ctx, to, { fromId: other, intoId: one, evidence })
    await noteObjection(house.ctx, to, objection)
    await hear(to, post('later', 'anna', { addressed: true }), answer('later 2', 'bram', 'later'))
    expect(await factorOf(to, 'anna')).toBeUndefined()
    for (const who of ['anna', 'anja'])
      expect(await counted(to)).toContainEqual(
        expect.objectContaining({ who, observed: 0, posts: 0, reactors: 0, audience: null, left_out_why: 'objected' }),
      )
    expect(await reacted(to)).toEqual([])
  })

  test('before we knew them is not counted when they come', async () => {
    const to = await place()
    await noteObjection(house.ctx, to, objection)
    await hear(to, post('1', 'anna', { addressed: true }), answer('2', 'bram', '1'))
    expect(await counted(to)).toMatchObject([{ who: 'anna', observed: 0, left_out_why: 'objected' }, { who: 'bram' }])
  })

  test('and takes it back is counted again from then on', async () => {
    const to = await place()
    await hear(to, ...known('anna', 6))
    await noteObjection(house.ctx, to, objection)
    const [row] = await rows<{ id: string }>(sql`select id from objection where organisation_id = ${to.organisationId}`)
    await removeObjection(house.ctx, to, row?.id ?? '')
    expect(await factorOf(to, 'anna')).toBeUndefined()
    await hear(to, ...known('anna', 0).slice(1).map(renamed), answer('n1', 'x', 'again'), answer('n2', 'y', 'again'))
    expect(await factorOf(to, 'anna')).toBeDefined()
  })
  const renamed = (event: ChannelEvent): ChannelEvent =>
    'note' in event ? { ...event, note: { ...event.note, id: 'again' } } : event
})
