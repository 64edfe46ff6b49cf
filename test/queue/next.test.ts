/** The next conversation, what goes back by itself, and what wakes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeConversations, undoChanges } from '../../server/use/change-conversations.ts'
import { changeSkills, changeTeam } from '../../server/use/change-teams.ts'
import { takeBack } from '../../server/use/take-back.ts'
import { takeNext } from '../../server/use/take-next.ts'
import { touchConversation } from '../../server/use/touch-conversation.ts'
import { wakeSnoozed } from '../../server/use/wake-snoozed.ts'
import { openHouse, type TestHouse } from '../http/house.ts'
import { plainChannel } from '../support/organisation.ts'
import { conversationsOf, type Desk, makeDesk, says } from './desk.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ context: { channels: new Map([['plain', plainChannel]]) } })
})
afterAll(() => house.close())

const minute = 60_000
const change = (desk: Desk, agent: number, ids: string[], one: Parameters<typeof changeConversations>[3][number]) => {
  const who = desk.agents[agent]
  if (!who) throw new Error('there is no such agent')
  return changeConversations(house.ctx, { ...who, ruleId: null }, ids, [one])
}
const agentOf = (desk: Desk, n: number) => {
  const who = desk.agents[n]
  if (!who) throw new Error('there is no such agent')
  return who
}

describe('the next conversation', () => {
  test('twelve who ask at once get twelve different ones, those that are due first', async () => {
    const desk = await makeDesk(house.ctx, 12)
    for (let n = 0; n < 15; n++) {
      await says(house.ctx, desk, `bericht${n}`)
      house.wait(minute)
    }
    const taken = await Promise.all(desk.agents.map((who) => takeNext(house.ctx, who)))
    const all = await conversationsOf(house.ctx, desk)
    const firstTwelve = all.slice(0, 12).map(({ id }) => id)
    expect(taken.map((one) => one?.id).sort()).toEqual(firstTwelve.sort())
    for (const one of all.slice(0, 12)) {
      const place = taken.findIndex((each) => each?.id === one.id)
      expect(one.agent_id).toBe(desk.agents[place]?.agentId)
    }
    expect(all.slice(12).every((one) => one.agent_id === null)).toBe(true)
  })

  test('is of my teams or of none, never of another team', async () => {
    const desk = await makeDesk(house.ctx)
    const [service = '', pr = ''] = desk.teams
    await changeTeam(house.ctx, desk.to, service, { join: [agentOf(desk, 0).agentId] })
    for (const id of ['pers', 'dienst', 'los']) await says(house.ctx, desk, id)
    const [press, ours, loose] = (await conversationsOf(house.ctx, desk)).map(({ id }) => id)
    await change(desk, 1, [press ?? ''], { do: 'move', teamId: pr })
    await change(desk, 1, [ours ?? ''], { do: 'move', teamId: service })
    const got = [await takeNext(house.ctx, agentOf(desk, 0)), await takeNext(house.ctx, agentOf(desk, 0))]
    expect(got.map((one) => one?.id).sort()).toEqual([ours, loose].sort())
    expect(await takeNext(house.ctx, agentOf(desk, 0))).toBeNull()
    expect((await takeNext(house.ctx, agentOf(desk, 1)))?.id).toBe(press)
  })

  test('prefers whom one spoke with before, and what one knows about, and says so', async () => {
    const desk = await makeDesk(house.ctx)
    const [, invoice = ''] = desk.labels
    const [sanne, bram] = [agentOf(desk, 0), agentOf(desk, 1)]
    await says(house.ctx, desk, 'vroeger', 'Fatima')
    const [before] = await conversationsOf(house.ctx, desk)
    await change(desk, 0, [before?.id ?? ''], { do: 'assign', agentId: sanne.agentId })
    await change(desk, 0, [before?.id ?? ''], { do: 'set', workState: 'answered' })
    for (const id of ['een', 'twee', 'drie']) {
      await says(house.ctx, desk, id)
      house.wait(minute)
    }
    house.wait(10 * minute)
    await says(house.ctx, desk, 'weer', 'Fatima')
    const all = await conversationsOf(house.ctx, desk)
    const [, one, two, , again] = all
    await change(desk, 0, [two?.id ?? ''], { do: 'label', add: [invoice], remove: [] })
    await changeSkills(house.ctx, desk.to, bram.agentId, { add: [invoice] })
    expect(await takeNext(house.ctx, sanne)).toMatchObject({ id: again?.id, why: 'known' })
    expect(await takeNext(house.ctx, bram)).toMatchObject({ id: two?.id, why: 'skill', labelId: invoice })
    expect(await takeNext(house.ctx, agentOf(desk, 2))).toMatchObject({ id: one?.id })
  })

  test('is never one that somebody else is writing in', async () => {
    const desk = await makeDesk(house.ctx)
    for (const id of ['een', 'twee']) await says(house.ctx, desk, id)
    const [first, second] = await conversationsOf(house.ctx, desk)
    expect((await takeNext(house.ctx, agentOf(desk, 0), new Set([first?.id ?? ''])))?.id).toBe(second?.id)
  })

  test('is handed back with what undoes it', async () => {
    const desk = await makeDesk(house.ctx)
    await says(house.ctx, desk, 'een')
    const taken = await takeNext(house.ctx, agentOf(desk, 0))
    await undoChanges(house.ctx, agentOf(desk, 0), taken?.batchId ?? '')
    expect((await conversationsOf(house.ctx, desk))[0]?.agent_id).toBeNull()
  })
})

describe('what was left lying', () => {
  test('goes back to its team when its agent is silent, as an act of nobody that can be undone', async () => {
    const desk = await makeDesk(house.ctx)
    const [service = ''] = desk.teams
    await changeTeam(house.ctx, desk.to, service, { takeBackMinutes: 30 })
    for (const id of ['een', 'twee', 'drie']) await says(house.ctx, desk, id)
    const ids = (await conversationsOf(house.ctx, desk)).map(({ id }) => id)
    await change(desk, 0, ids.slice(0, 2), { do: 'move', teamId: service })
    await change(desk, 0, ids, { do: 'assign', agentId: agentOf(desk, 0).agentId })
    house.wait(29 * minute)
    expect(await takeBack(house.ctx, desk.to.organisationId)).toBe(0)
    // At work on the second one.
    await house.ctx.db
      .transaction()
      .execute((tx) => touchConversation(tx, agentOf(desk, 0), ids[1] ?? '', house.ctx.clock()))
    house.wait(2 * minute)
    expect(await takeBack(house.ctx, desk.to.organisationId)).toBe(1)
    const after = await conversationsOf(house.ctx, desk)
    expect(after.map(({ agent_id }) => agent_id !== null)).toEqual([false, true, true])
    const act = await house.ctx.db
      .selectFrom('act')
      .selectAll()
      .where('organisation_id', '=', desk.to.organisationId)
      .where('conversation_id', '=', ids[0] ?? '')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(act).toMatchObject({ kind: 'assign', agent_id: null, rule_id: null })
    await undoChanges(house.ctx, agentOf(desk, 0), act.batch_id)
    expect((await conversationsOf(house.ctx, desk))[0]?.agent_id).toBe(agentOf(desk, 0).agentId)
  })
})

describe('what was set aside', () => {
  test('wakes at its moment and not before, all of it, however many at once', async () => {
    const desk = await makeDesk(house.ctx)
    for (const id of ['een', 'twee']) await says(house.ctx, desk, id)
    const ids = (await conversationsOf(house.ctx, desk)).map(({ id }) => id)
    const until = new Date(house.ctx.clock().getTime() + 60 * minute)
    await change(desk, 0, ids, { do: 'snooze', until })
    await change(desk, 0, ids.slice(1), { do: 'snooze', until: new Date(until.getTime() + 60 * minute) })
    expect(await wakeSnoozed(house.ctx, desk.to.organisationId)).toBe(0)
    house.wait(60 * minute)
    expect(await wakeSnoozed(house.ctx, desk.to.organisationId)).toBe(1)
    // The clock jumps: what should have woken meanwhile wakes now.
    house.wait(3 * 24 * 60 * minute)
    expect(await wakeSnoozed(house.ctx, desk.to.organisationId)).toBe(1)
    const after = await conversationsOf(house.ctx, desk)
    expect(after.map((one) => [one.work_state, one.snoozed_until, one.due_at !== null])).toEqual([
      ['open', null, true],
      ['open', null, true],
    ])
  })
})
