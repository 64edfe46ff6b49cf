/** The floor through the real pipeline, on a busy evening with a crowd of the largest voices. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { showFloor, showWaits } from '../../server/http/show/floor.ts'
import { takeNext } from '../../server/use/take-next.ts'
import { bring } from '../support/organisation.ts'
import { stored } from '../support/stored.ts'
import { answers, asks, clock, deskWith, epoch, house, minute, openWeighed, rowsOf } from './weighed.ts'

const half = 30_000

beforeAll(openWeighed)
afterAll(() => house.close())

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
    clock.now = epoch
    const desk = await deskWith(everybody, { ground })
    const { ctx } = house
    const waits = new Map<string, number>()
    const busy = new Map<string, { until: number; on: string }>()
    for (let tick = 0; waits.size < everybody.length; tick++) {
      clock.now = epoch + tick * half
      for (const [agentId, { until, on }] of busy)
        if (until <= clock.now) {
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
        waits.set(who.who, (clock.now - on.opened_at.getTime()) / minute)
        busy.set(agent.agentId, { until: clock.now + takes * minute, on: who.who })
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
