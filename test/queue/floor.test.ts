/** The floor through the real pipeline: what comes in is weighed, colleagues take what is due first, and what people waited is counted. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Change } from '../../domain/conversation/change.ts'
import type { Level } from '../../domain/influence/scale.ts'
import type { ChannelEvent } from '../../domain/message/message.ts'
import { showContactWaits, showFloor, showWaits } from '../../server/http/show/floor.ts'
import { transact } from '../../server/store/database.ts'
import { putSpreads } from '../../server/store/spread.ts'
import { forgetWaits } from '../../server/store/waited.ts'
import { changeConversations } from '../../server/use/change-conversations.ts'
import { letGoOfInfluence } from '../../server/use/influence/let-go.ts'
import { heedSpread } from '../../server/use/spread/heed-spread.ts'
import { takeNext } from '../../server/use/take-next.ts'
import { correctJudgement } from '../../server/use/understanding/correct-judgement.ts'
import type { TestHouse } from '../http/house.ts'
import { openPlainHouse } from '../pipeline/hearing.ts'
import { bring, create } from '../support/organisation.ts'
import { stored } from '../support/stored.ts'
import { type Desk, makeDesk } from './desk.ts'

const minute = 60_000
const half = 30_000
const epoch = new Date('2026-11-21T19:00:00Z').getTime()

let house: TestHouse
let now = epoch
beforeAll(async () => {
  house = await openPlainHouse()
  house.ctx.clock = () => new Date(now)
})
afterAll(() => house.close())

type Person = { who: string; level: Level | null }
const asks = (who: string, id = who, more: Partial<Parameters<typeof create>[0]> = {}) =>
  create({ id, actor: { network: 'plain', id: who, name: who }, ...more })
const answers = (id: string): ChannelEvent =>
  create({
    id: `answer to ${id}`,
    ours: true,
    actor: { network: 'plain', id: 'firma', name: 'Firma' },
    thread: { inReplyTo: [id] },
  })

/** A house that knows these people already, and how far their voice reaches; everything is promised within twenty minutes. */
async function deskWith(
  people: readonly Person[],
  { ground = 'proef' as string | null, agents = 2 } = {},
): Promise<Desk> {
  const { ctx } = house
  const desk = await makeDesk(ctx, agents)
  const { organisationId } = desk.to
  const before = people.map(({ who }) => asks(who, `before ${who}`))
  await bring(ctx, desk.to, before, true)
  await ctx.db
    .updateTable('organisation')
    .set({ influence_ground: ground, influence_since: new Date(now) })
    .where('id', '=', organisationId)
    .execute()
  await ctx.db
    .updateTable('channel')
    .set({ promise_minutes: 20 })
    .where('organisation_id', '=', organisationId)
    .execute()
  for (const { who, level } of people) {
    if (level === null) continue
    const { id } = await contactOf(desk, who)
    const factor = { contact_id: id, level, at: new Date(now), look_at: new Date(now) }
    await ctx.db
      .insertInto('contact_factor')
      .values({ organisation_id: organisationId, parts: '[]', ...factor })
      .execute()
  }
  return desk
}

const contactOf = ({ to }: Desk, name: string) =>
  house.ctx.db
    .selectFrom('contact')
    .select('id')
    .where('organisation_id', '=', to.organisationId)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()

const messageOf = ({ to }: Desk, externalId: string) =>
  house.ctx.db
    .selectFrom('message')
    .select('id')
    .where('organisation_id', '=', to.organisationId)
    .where('external_id', '=', externalId)
    .executeTakeFirstOrThrow()

const inNeed = 'Ik ben bang. Mijn baby ligt in de kou en ik ben ten einde raad, help me alsjeblieft.'

const rowsOf = ({ to }: Desk) =>
  house.ctx.db
    .selectFrom('conversation')
    .selectAll()
    .where('organisation_id', '=', to.organisationId)
    .where('history', '=', false)
    .orderBy('number')
    .execute()

const minutesEarlier = (row: Awaited<ReturnType<typeof rowsOf>>[number]) =>
  (row.boost?.parts ?? []).map(({ what, earlier }) => `${what} ${earlier / minute}`)

describe('a busy evening', () => {
  /** A crowd of the largest voices just behind everybody else, which a bound on each boost alone would let pass as a whole. */
  const small = Array.from({ length: 12 }, (_, i) => ({
    who: `small ${i}`,
    level: i % 3 === 0 ? null : (1 as const),
    at: i,
  }))
  const crowd = Array.from({ length: 16 }, (_, i) => ({ who: `large ${i}`, level: 5 as const, at: 2 + i / 4 }))
  const everybody = [...small, ...crowd]
  /** Minutes that a conversation takes: a quarter of the bound. */
  const takes = 2.5

  /** @returns how many minutes each of them waited for their turn */
  async function eveningOf(ground: string | null) {
    now = epoch
    const desk = await deskWith(everybody, { ground })
    const { ctx } = house
    const waits = new Map<string, number>()
    const busy = new Map<string, { until: number; on: string }>()
    for (let tick = 0; waits.size < everybody.length; tick++) {
      now = epoch + tick * half
      for (const [agentId, { until, on }] of busy)
        if (until <= now) {
          await bring(ctx, desk.to, [answers(on)])
          busy.delete(agentId)
        }
      const came = everybody.filter(({ at }) => Math.floor(at * 2) === tick)
      if (came.length > 0)
        await bring(
          ctx,
          desk.to,
          came.map(({ who }) => asks(who)),
        )
      for (const agent of desk.agents) {
        if (busy.has(agent.agentId)) continue
        const taken = await takeNext(ctx, agent)
        if (!taken) continue
        const on = (await rowsOf(desk)).find(({ id }) => id === taken.id)
        const who = everybody.find(({ who: name }) => on?.subject === `tekst van ${name}`)
        if (!on || !who) throw new Error('somebody took what nobody asked')
        waits.set(who.who, (now - on.opened_at.getTime()) / minute)
        busy.set(agent.agentId, { until: now + takes * minute, on: who.who })
      }
    }
    for (const { on } of busy.values()) await bring(ctx, desk.to, [answers(on)])
    return { desk, waits }
  }

  test('lets nobody wait longer because of others than the bound, whoever crowd in behind them', async () => {
    const [with_, without] = [await eveningOf('proef'), await eveningOf(null)]
    const later = everybody.map(({ who }) => (with_.waits.get(who) ?? 0) - (without.waits.get(who) ?? 0))
    expect(Math.max(...later)).toBeLessThanOrEqual(10)
    // Influence was used at all, or the evening proves nothing.
    expect(Math.min(...later)).toBeLessThan(0)

    const { organisationId } = with_.desk.to
    const floor = await showFloor(house.ctx, organisationId, 7)
    expect(floor.levels.map(({ level, n }) => [level, n])).toEqual([
      [0, 4],
      [1, 8],
      [5, 16],
    ])
    const small1 = floor.levels.find(({ level }) => level === 1)
    // Two colleagues have room for two to go ahead of anybody.
    expect(small1?.passed.slice(3).every((n) => n === 0)).toBe(true)
    const bar = small1?.took.findIndex((n) => n > 0) ?? 0
    const behind = await showWaits(house.ctx, organisationId, { measure: 'took', level: 1, bar, days: 7, limit: 1 })
    expect(behind.items[0]?.conversation.contact.name).toContain('small')
    const used = await house.ctx.db
      .selectFrom('factor_use')
      .select('what')
      .where('organisation_id', '=', organisationId)
      .execute()
    expect(new Set(used.map(({ what }) => what))).toEqual(new Set(['queue']))
    await stored(house.ctx, organisationId)
    const off = await showFloor(house.ctx, without.desk.to.organisationId, 7)
    expect([off.influence, off.levels.map(({ level }) => level)]).toEqual([false, [0]])
  }, 120_000)
})

describe('what comes in is due', () => {
  const people: Person[] = [
    { who: 'fatima', level: null },
    { who: 'bram', level: 3 },
    { who: 'lotte', level: 5 },
  ]

  test('earlier by need whoever it is, and by influence as far as there is room; each part has a name', async () => {
    now = epoch
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
    now = epoch
    const desk = await deskWith(people)
    await bring(house.ctx, desk.to, [asks('lotte', 'a')])
    const [before] = await rowsOf(desk)
    expect(before?.due_at).toEqual(new Date(epoch + 16 * minute))
    await deed(desk, before?.id ?? '')
    const [after] = await rowsOf(desk)
    expect(after && [minutesEarlier(after), after.due_at]).toEqual([[], new Date(epoch + 20 * minute)])
  })

  test('as promised once a colleague says that there is no need, and earlier again when that is taken back', async () => {
    now = epoch
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
    now = epoch
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
        putSpreads(tx, organisationId, [{ ...row, message_id: id, to_come, at: new Date(now) }]),
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
          now = epoch
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
    now = epoch
    const desk = await deskWith([{ who: 'lotte', level: 4 }])
    const { organisationId } = desk.to
    const { id } = await contactOf(desk, 'lotte')
    await bring(house.ctx, desk.to, [asks('lotte', 'a')])
    now += 12 * minute
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

  test('pages through who stands in a bar without leaving anybody out', async () => {
    now = epoch
    const people = Array.from({ length: 5 }, (_, i) => ({ who: `p${i}`, level: null }))
    const desk = await deskWith(people)
    const { organisationId } = desk.to
    await bring(
      house.ctx,
      desk.to,
      people.map(({ who }) => asks(who)),
    )
    now += 40 * minute
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
