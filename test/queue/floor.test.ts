/** The floor through the real pipeline: what comes in is weighed, colleagues take what is due first, and what people waited is counted. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Change } from '../../domain/conversation/change.ts'
import type { ChannelEvent } from '../../domain/message/message.ts'
import { showContactWaits, showFloor, showWaits } from '../../server/http/show/floor.ts'
import { transact } from '../../server/store/database.ts'
import { setRetention } from '../../server/store/organisation.ts'
import { putSpreads } from '../../server/store/spread.ts'
import { forgetWaits } from '../../server/store/waited.ts'
import { changeConversations } from '../../server/use/change-conversations.ts'
import { forgetUsed } from '../../server/use/influence/fade.ts'
import { letGoOfInfluence } from '../../server/use/influence/let-go.ts'
import { heedSpread } from '../../server/use/spread/heed-spread.ts'
import { correctJudgement } from '../../server/use/understanding/correct-judgement.ts'
import { bring } from '../support/organisation.ts'
import { stored } from '../support/stored.ts'
import type { Desk } from './desk.ts'
import {
  answers,
  asks,
  clock,
  contactOf,
  deskWith,
  epoch,
  house,
  inNeed,
  messageOf,
  minute,
  minutesEarlier,
  openWeighed,
  type Person,
  rowsOf,
} from './weighed.ts'

const day = 24 * 60 * minute

beforeAll(openWeighed)
afterAll(() => house.close())

describe('what comes in is due', () => {
  const people: Person[] = [
    { who: 'fatima', level: null },
    { who: 'bram', level: 3 },
    { who: 'lotte', level: 5 },
  ]

  test('earlier by need whoever it is, and by influence as far as there is room; each part has a name', async () => {
    clock.now = epoch
    const desk = await deskWith(people)
    await bring(house.ctx, desk.to, [asks('fatima', 'a', { text: inNeed }), asks('lotte', 'b'), asks('bram', 'c')])
    const [fatima, lotte, bram] = await rowsOf(desk)
    expect(fatima && minutesEarlier(fatima)).toEqual(['distress 10'])
    expect(lotte && minutesEarlier(lotte)).toEqual(['factor 4'])
    // One colleague has room for one.
    expect(bram && [minutesEarlier(bram), bram.boost?.withheld]).toEqual([[], 2 * minute])
  })

  const changes = (desk: Desk, id: string, ...all: Change[]) =>
    changeConversations(house.ctx, { ...desk.to, agentId: desk.to.agentId, ruleId: null }, [id], all)

  test.each<[string, (desk: Desk, id: string) => Promise<unknown>]>([
    [
      'a colleague put it aside',
      (desk, id) => changes(desk, id, { do: 'snooze', until: null }, { do: 'set', workState: 'open' }),
    ],
    ['it is for another team', (desk, id) => changes(desk, id, { do: 'move', teamId: desk.teams[1] ?? '' })],
    [
      'its writer objected',
      async (desk) => {
        const { id } = await contactOf(desk, 'lotte')
        await transact(house.ctx.db, (tx) => letGoOfInfluence(tx, desk.to.organisationId, [id]))
        expect((await stored(house.ctx, desk.to.organisationId)).leads).toEqual([])
      },
    ],
  ])('in its own turn once %s', async (_, deed) => {
    clock.now = epoch
    const desk = await deskWith(people)
    await bring(house.ctx, desk.to, [asks('lotte', 'a')])
    const [before] = await rowsOf(desk)
    expect(before?.due_at).toEqual(new Date(epoch + 16 * minute))
    await deed(desk, before?.id ?? '')
    const [after] = await rowsOf(desk)
    expect(after && [minutesEarlier(after), after.due_at]).toEqual([[], new Date(epoch + 20 * minute)])
  })

  test('as promised once a colleague says that there is no need, and earlier again when that is taken back', async () => {
    clock.now = epoch
    const desk = await deskWith(people)
    const { organisationId, agentId } = desk.to
    await bring(house.ctx, desk.to, [asks('fatima', 'a', { text: inNeed })])
    const { id } = await messageOf(desk, 'a')
    const says = async (value: false | null) => {
      const correction = { aspect: 'trait', trait: 'distress', value } as const
      await correctJudgement(house.ctx, { organisationId, agentId }, id, correction)
      const [held] = await rowsOf(desk)
      return held && minutesEarlier(held)
    }
    expect(await says(false)).not.toContain('distress 10')
    expect(await says(null)).toEqual(['distress 10'])
  })

  test('earlier once it turns out that it spreads, and stays there when it spreads less', async () => {
    clock.now = epoch
    const desk = await deskWith(people)
    const { organisationId } = desk.to
    await bring(house.ctx, desk.to, [asks('fatima', 'a')])
    const { id } = await messageOf(desk, 'a')
    const spreads = async (to_come: number) => {
      const row = {
        came: 1,
        low: 0,
        high: 99,
        heat: 0,
        by_account_id: null,
        carrier_id: null,
        carried: 0,
        look_at: null,
      }
      await transact(house.ctx.db, (tx) =>
        putSpreads(tx, organisationId, [{ ...row, message_id: id, to_come, at: new Date(clock.now) }]),
      )
      await heedSpread(house.ctx, organisationId, [id])
      const [held] = await rowsOf(desk)
      return held && minutesEarlier(held)
    }
    expect(await spreads(6)).toEqual(['spread 2'])
    expect(await spreads(40)).toEqual(['spread 3'])
    expect(await spreads(2)).toEqual(['spread 3'])
    expect((await stored(house.ctx, organisationId)).leads).toHaveLength(1)
  })

  test('as early in a batch as one by one', async () => {
    const said = fc.record({
      who: fc.constantFrom('fatima', 'bram', 'lotte', 'sanne', 'new'),
      id: fc.nat(4),
      ours: fc.boolean(),
      wait: fc.nat(90),
    })
    const crowd = [...people, { who: 'sanne', level: 2 as const }]
    await fc.assert(
      fc.asyncProperty(fc.array(said, { minLength: 2, maxLength: 10 }), async (all) => {
        const events = all.map(({ who, id, ours }, i) =>
          ours ? answers(`${who} ${id}`) : asks(who, `${who} ${id}`, { revision: 0, text: `tekst ${i}` }),
        )
        const heard = async (portions: readonly (readonly ChannelEvent[])[]) => {
          clock.now = epoch
          const desk = await deskWith(crowd)
          for (const portion of portions) await bring(house.ctx, desk.to, portion)
          return stored(house.ctx, desk.to.organisationId)
        }
        expect(await heard([events])).toEqual(await heard(events.map((event) => [event])))
      }),
      { numRuns: Number(process.env.RUNS ?? 6) },
    )
  }, 120_000)
})

describe('servicegarantie', () => {
  test('shows the row of one person, whose level is unknown after an objection', async () => {
    clock.now = epoch
    const desk = await deskWith([{ who: 'lotte', level: 4 }])
    const { organisationId } = desk.to
    const { id } = await contactOf(desk, 'lotte')
    await bring(house.ctx, desk.to, [asks('lotte', 'a')])
    clock.now += 12 * minute
    await bring(house.ctx, desk.to, [answers('a')])
    const levels = async () => (await showFloor(house.ctx, organisationId, 1)).levels.map(({ level, n }) => [level, n])
    expect(await levels()).toEqual([[4, 1]])
    await transact(house.ctx.db, (tx) => letGoOfInfluence(tx, organisationId, [id]))
    expect(await levels()).toEqual([[0, 1]])
    const own = await showContactWaits(house.ctx, organisationId, id)
    expect(own).toMatchObject({ name: 'lotte', n: 1, last: [{ passed: 0, since: new Date(epoch).toISOString() }] })
    const ids = (await rowsOf(desk)).map((row) => row.id)
    await transact(house.ctx.db, (tx) => forgetWaits(tx, organisationId, ids))
    expect(await levels()).toEqual([])
  })

  test('forgets who waited, and what a factor was used for, when their time has come; how many there were stays', async () => {
    clock.now = epoch
    const desk = await deskWith([
      { who: 'lotte', level: 5 },
      { who: 'bram', level: 4 },
    ])
    const { organisationId } = desk.to
    await transact(house.ctx.db, (tx) => setRetention(tx, organisationId, 30))
    const heard = async (who: string) => {
      await bring(house.ctx, desk.to, [asks(who, `${who} vraagt`)])
      await bring(house.ctx, desk.to, [answers(`${who} vraagt`)])
    }
    await heard('lotte')
    clock.now += 29 * day
    await heard('bram')
    const known = async () => {
      const used = await house.ctx.db
        .selectFrom('factor_use')
        .select('contact_id')
        .where('organisation_id', '=', organisationId)
        .execute()
      const waited = await Promise.all(
        ['lotte', 'bram'].map(
          async (who) => (await showContactWaits(house.ctx, organisationId, (await contactOf(desk, who)).id)).n,
        ),
      )
      return { used: used.length, waited }
    }
    await forgetUsed(house.ctx, organisationId)
    expect(await known()).toEqual({ used: 2, waited: [1, 1] })
    clock.now += 2 * day
    await forgetUsed(house.ctx, organisationId)
    expect(await known()).toEqual({ used: 1, waited: [0, 1] })
    const { keptDays, levels } = await showFloor(house.ctx, organisationId, 90)
    expect([keptDays, levels.map(({ level, n }) => [level, n])]).toEqual([
      30,
      [
        [4, 1],
        [5, 1],
      ],
    ])
  })

  test('pages through who stands in a bar without leaving anybody out', async () => {
    clock.now = epoch
    const people = Array.from({ length: 5 }, (_, i) => ({ who: `p${i}`, level: null }))
    const desk = await deskWith(people)
    const { organisationId } = desk.to
    await bring(
      house.ctx,
      desk.to,
      people.map(({ who }) => asks(who)),
    )
    clock.now += 40 * minute
    await bring(
      house.ctx,
      desk.to,
      people.map(({ who }) => answers(who)),
    )
    const { rows } = await sql<{
      took: number
    }>`select distinct took from waited where organisation_id = ${organisationId}`.execute(house.ctx.db)
    const found: string[] = []
    let after: string | undefined
    do {
      const page = await showWaits(house.ctx, organisationId, {
        measure: 'took',
        level: 0,
        bar: rows[0]?.took ?? 0,
        days: 1,
        limit: 2,
        after,
      })
      found.push(...page.items.map(({ conversation }) => conversation.contact.name))
      after = page.next ?? undefined
    } while (after)
    expect(found.sort()).toEqual(people.map(({ who }) => who))
  })
})
