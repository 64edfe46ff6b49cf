/** A page of the queue is what one would find by looking at every conversation, however it is asked and cut into pages. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Conversation, Filters } from '../../contract/conversation.ts'
import { showConversation } from '../../server/http/show/conversation.ts'
import type { PageKey } from '../../server/store/queue.ts'
import { conversationsById } from '../../server/store/queue.ts'
import { pageOfQueue } from '../../server/store/queue-page.ts'
import { changeConversations } from '../../server/use/change-conversations.ts'
import { queueOf } from '../../web/inbox/matches.ts'
import { openHouse, type TestHouse } from '../http/house.ts'
import { bring, create, plainChannel } from '../support/organisation.ts'
import { conversationsOf, type Desk, makeDesk, sayings } from './desk.ts'

let house: TestHouse
let desk: Desk
let all: Conversation[]
beforeAll(async () => {
  house = await openHouse({ context: { channels: new Map([['plain', plainChannel]]) } })
  desk = await makeDesk(house.ctx)
  const { agents, labels, teams } = desk
  for (let n = 0; n < 36; n += 6) {
    const actor = (id: string) => ({ network: 'plain', id, name: id })
    const six = [0, 1, 2, 3, 4, 5].map((m) => `m${n + m}`)
    await bring(
      house.ctx,
      desk.to,
      six.map((id, m) => create({ id, actor: actor(id), text: sayings[m % 3] ?? '' })),
    )
    house.wait(60_000)
  }
  const rows = await conversationsOf(house.ctx, desk)
  const change = (every: number, one: Parameters<typeof changeConversations>[3][number]) => {
    const ids = rows.filter((_, n) => n % every === 0).map(({ id }) => id)
    return changeConversations(
      house.ctx,
      { organisationId: desk.to.organisationId, agentId: null, ruleId: null },
      ids,
      [one],
    )
  }
  await change(2, { do: 'assign', agentId: agents[0]?.agentId ?? null })
  await change(3, { do: 'assign', agentId: agents[1]?.agentId ?? null })
  await change(4, { do: 'move', teamId: teams[0] ?? null })
  await change(3, { do: 'label', add: [labels[0] ?? ''], remove: [] })
  await change(5, { do: 'label', add: [labels[1] ?? ''], remove: [] })
  await change(7, { do: 'set', workState: 'answered' })
  await change(11, { do: 'set', workState: 'pending' })
  await change(6, { do: 'follow', agentId: agents[0]?.agentId ?? '', on: true })
  const shown = await conversationsById(
    house.ctx.db,
    desk.to.organisationId,
    rows.map(({ id }) => id),
  )
  all = shown.map(showConversation)
})
afterAll(() => house.close())

test('pages of any size, joined, are the whole list in order, also as the screen works it out from what it knows', async () => {
  const asked = fc.record(
    {
      state: fc.constantFrom('open', 'answered', 'pending', 'all'),
      owner: fc.constantFrom('mine', 'nobody', 'anybody'),
      agent: fc.constantFrom(0, 1).map((n) => () => desk.agents[n]?.agentId ?? ''),
      team: fc.constantFrom(0, 1).map((n) => () => desk.teams[n] ?? ''),
      labels: fc.constantFrom([0], [1], [0, 1]).map((of) => () => of.map((n) => desk.labels[n]).join(',')),
      contacts: fc.constant(2),
      sentiment: fc.constantFrom('negative', 'positive'),
      trait: fc.constantFrom('thanks', 'question', 'threat'),
      following: fc.constant('me'),
      late: fc.constant('yes'),
    },
    { requiredKeys: [] },
  )
  // Half of them are late.
  const moments = all.flatMap(({ dueAt }) => dueAt ?? []).sort()
  const now = new Date(moments[Math.floor(moments.length / 2)] ?? 0)
  await fc.assert(
    fc.asyncProperty(asked, fc.integer({ min: 1, max: 20 }), fc.constantFrom(4, 2000), async (lazy, limit, looksAt) => {
      const filters = Object.fromEntries(
        Object.entries(lazy).map(([name, value]) => [name, typeof value === 'function' ? value() : value]),
      ) as Filters
      const me = desk.agents[0]?.agentId ?? ''
      const found: string[] = []
      let after: PageKey | null = null
      for (let pages = 0; pages < 60; pages++) {
        const page = await pageOfQueue(
          house.ctx.db,
          desk.to.organisationId,
          { ...filters, agentId: me, now },
          after,
          limit,
          looksAt,
        )
        found.push(...page.rows.map(({ id }) => id))
        after = page.next
        if (!after) break
      }
      expect(found).toEqual(queueOf(all, filters, me, null, now.getTime()).map(({ id }) => id))
    }),
    { numRuns: Number(process.env.RUNS ?? 40) },
  )
}, 120_000)
