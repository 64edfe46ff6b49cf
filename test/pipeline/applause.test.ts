/** Likes, sharing and quotes: they count as answers do, until they are taken back, by the real pipeline. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChannelEvent } from '../../domain/message/message.ts'
import { noteObjection } from '../../server/use/note-objection.ts'
import type { TestHouse } from '../http/house.ts'
import type { TestOrganisation } from '../support/organisation.ts'
import { account, applaud, openPlainHouse, remove } from './hearing.ts'
import { network, voicesIn } from './voices.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openPlainHouse()
})
afterAll(() => house.close())

const { follow, place, hear, post, mail, rows, counted, reacted, contactOf } = voicesIn(() => house)
const now = (event: ChannelEvent) => ({ ...event, at: house.ctx.clock() }) as ChannelEvent
const like = (who: string, object: string) => now(applaud('Like', who, object))
const share = (who: string, object: string) => now(applaud('Announce', who, object))

describe('likes, sharing and quotes', () => {
  test('react to whoever wrote it: each counts once, a person once, and who only likes is no contact', async () => {
    const to = await place()
    await hear(
      to,
      post('1', 'anna'),
      like('bram', '1'),
      like('bram', '1'),
      share('bram', '1'),
      like('anna', '1'),
      post('2', 'cees', { quotes: '1' }),
    )
    expect(await counted(to)).toMatchObject([
      { who: 'anna', posts: 1, reactions: 3, reactors: 2 },
      { who: 'cees', posts: 1 },
    ])
    expect(await reacted(to)).toMatchObject([
      { to: 'anna', by: 'bram', count: 2 },
      { to: 'anna', by: 'cees', count: 1 },
    ])
    expect(await contactOf(to, 'bram')).toBe('')
    await hear(to, post('3', 'bram'))
    expect(await contactOf(to, 'bram')).not.toBe('')
  })

  test('of what was not public or is ours count for nobody, and of what comes later when it comes', async () => {
    const to = await place()
    const us = { ours: true, actor: { network, id: 'wij' } }
    await hear(to, mail('1', 'anna'), like('bram', '1'), post('2', 'wij', us), like('bram', '2'))
    await hear(to, like('bram', '3'), post('4', 'cees', { quotes: '3' }))
    expect(await reacted(to)).toEqual([])
    await hear(to, post('3', 'dirk'))
    expect(await reacted(to)).toMatchObject([
      { to: 'dirk', by: 'bram' },
      { to: 'dirk', by: 'cees' },
    ])
  })

  test('that somebody takes back count no longer; nobody takes back what another did', async () => {
    const to = await place()
    await hear(to, post('1', 'anna'))
    const before = [await counted(to), await reacted(to)]
    await hear(to, like('bram', '1'), share('cees', '1'), post('2', 'dirk', { quotes: '1' }))
    const [, all] = [await counted(to), await reacted(to)]
    const theirs = applaud('Undo', 'bram', '1')
    await hear(to, { ...theirs, ...('actor' in theirs && { actor: { network, id: 'cees' } }) })
    expect(await reacted(to)).toEqual(all)
    await hear(to, theirs, { ...applaud('Undo', 'cees', '1'), id: 'cees shares 1' } as ChannelEvent, remove('2'))
    expect((await counted(to)).slice(0, 1)).toEqual(before[0])
    expect(await reacted(to)).toEqual(before[1])
  })

  test('of who objects, or is gone, nothing is left; and nothing comes of what they like afterwards', async () => {
    const to = await place()
    const left = () =>
      rows<{ n: number }>(sql`
      select count(*)::int as n from applause where organisation_id = ${to.organisationId}`)
    await hear(to, post('1', 'anna'), like('bram', '1'), like('cees', '1'))
    await noteObjection(house.ctx, to, { network, account: 'bram', how: 'by hand', note: null })
    await hear(to, share('bram', '1'))
    expect(await reacted(to)).toMatchObject([{ to: 'anna', by: 'cees' }])
    expect(await left()).toEqual([{ n: 1 }])
    await hear(to, account(['cees', 'Gone']))
    expect(await reacted(to)).toEqual([])
    expect(await left()).toEqual([{ n: 0 }])
  })

  test('whatever happens, kept is what would be counted anew', async () => {
    const happening = fc.oneof(
      fc.tuple(fc.nat(4), fc.constantFrom('anna', 'bram'), fc.option(fc.nat(4)), fc.option(fc.nat(4))).map(
        ([id, who, answers, quotes]): ChannelEvent =>
          post(`${id}`, who, {
            ...(answers !== null && { thread: { inReplyTo: [`${answers}`] } }),
            ...(quotes !== null && { quotes: `${quotes}` }),
          }),
      ),
      fc
        .tuple(fc.constantFrom('Like', 'Announce', 'Undo'), fc.constantFrom('anna', 'bram', 'cees'), fc.nat(4))
        .map(([type, who, about]) => now(applaud(type, who, `${about}`))),
      fc.nat(4).map((id) => remove(`${id}`)),
      fc.constantFrom('anna', 'cees').map((who) => account([who, 'Gone'])),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 25 }), fc.nat(25), async (all, cut) => {
        const to = await place()
        await hear(to, ...all.slice(0, cut))
        await hear(to, ...all.slice(cut))
        const kept = [await told(to), await reacted(to)]
        await anew(to)
        expect(kept).toEqual([await told(to), await reacted(to)])
      }),
      { numRuns: 25 },
    )
  })

  /** What is counted of those of whom something is. */
  const told = async (to: TestOrganisation) =>
    (await counted(to)).filter((one) => (one as { observed: number }).observed > 0)

  /** Everything that was counted is thrown away, and counted again from what stands. */
  async function anew(to: TestOrganisation): Promise<void> {
    const { organisationId } = to
    for (const table of ['observation', 'observation_awaited', 'interaction', 'account_evidence'])
      await rows(sql`delete from ${sql.table(table)} where organisation_id = ${organisationId}`)
    await rows(sql`
      insert into applause_waiting (organisation_id, reader, applause_id, channel_id, about)
      select organisation_id, 'influence', id, channel_id, about from applause where organisation_id = ${organisationId}`)
    await rows(
      sql`update event_cursor set position = 0 where organisation_id = ${organisationId} and reader = 'influence'`,
    )
    await follow(to)
  }
})
