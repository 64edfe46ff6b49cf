/** Lists and counters are kept on write: whatever happens, they are what a fresh count would find. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { placesOf } from '../../domain/conversation/view.ts'
import { toConversation } from '../../server/store/conversation.ts'
import { nobody } from '../../server/store/queue-count.ts'
import { changeConversations, undoChanges } from '../../server/use/change-conversations.ts'
import { removeLabel } from '../../server/use/change-labels.ts'
import { changeView, createView, removeView } from '../../server/use/change-views.ts'
import { clearLabels } from '../../server/use/clear-labels.ts'
import { fillViews } from '../../server/use/fill-views.ts'
import { correctJudgement } from '../../server/use/understanding/correct-judgement.ts'
import { openHouse, type TestHouse } from '../http/house.ts'
import { bring, note, plainChannel } from '../support/organisation.ts'
import { stored } from '../support/stored.ts'
import { conversationsOf, type Desk, makeDesk, sayings, says } from './desk.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ context: { channels: new Map([['plain', plainChannel]]) } })
})
afterAll(() => house.close())

type Row = { list: string; conversation: string; at: number }
const byPlace = (a: Row, b: Row) => `${a.list}${a.conversation}`.localeCompare(`${b.list}${b.conversation}`)

/** What is kept, and what it should be by the rules, from the conversations alone. */
async function kept({ to }: Desk) {
  const { db } = house.ctx
  const { organisationId } = to
  const of = <T extends 'listed' | 'list_count' | 'queue_count'>(table: T) =>
    sql<Record<string, never>>`select * from ${sql.table(table)} where organisation_id = ${organisationId}`.execute(db)
  const listed = (await of('listed')).rows as unknown as { list_id: string; conversation_id: string; at: Date }[]
  const counts = (await of('list_count')).rows as unknown as { list_id: string; n: number }[]
  const queues = (await of('queue_count')).rows as unknown as Record<string, string | number>[]
  return {
    listed: listed
      .map((row) => ({ list: row.list_id, conversation: row.conversation_id, at: row.at.getTime() }))
      .sort(byPlace),
    counts: Object.fromEntries(counts.filter(({ n }) => n !== 0).map(({ list_id, n }) => [list_id, n])),
    queues: Object.fromEntries(
      queues
        .filter(({ n }) => n !== 0)
        .map((row) => [[row.work_state, row.agent_id, row.channel_id, row.team_id].join(), row.n]),
    ),
  }
}

async function fresh(desk: Desk) {
  const views = await house.ctx.db
    .selectFrom('view')
    .select(['id', 'filters'])
    .where('organisation_id', '=', desk.to.organisationId)
    .where('removed_at', 'is', null)
    .execute()
  const all = (await conversationsOf(house.ctx, desk)).map(toConversation)
  const listed = all.flatMap((one) =>
    [...placesOf(one, views)].map(([list, at]) => ({ list, conversation: one.id, at: at.getTime() })),
  )
  const count = (keys: string[]) => {
    const sums: Record<string, number> = {}
    for (const key of keys) sums[key] = (sums[key] ?? 0) + 1
    return sums
  }
  const places = all.map((one) => [one.workState, one.agentId ?? nobody, one.channelId, one.teamId ?? nobody].join())
  return { listed: listed.sort(byPlace), counts: count(listed.map(({ list }) => list)), queues: count(places) }
}

type Step = (desk: Desk) => Promise<unknown>
const unlessRefused = (work: Promise<unknown>) => work.catch(() => undefined)
const batches: string[] = []

const change =
  (picks: number[], what: number, on: boolean): Step =>
  async (desk) => {
    const all = await conversationsOf(house.ctx, desk)
    const ids = [...new Set(picks.flatMap((n) => all[n % all.length]?.id ?? []))]
    const [agent, label, team] = [desk.agents[what % 3], desk.labels[what % 2], desk.teams[what % 2]]
    if (ids.length === 0 || !agent || !label || !team) return
    const changes = [
      { do: 'assign', agentId: on ? agent.agentId : null },
      { do: 'move', teamId: on ? team : null },
      { do: 'label', add: on ? [label] : [], remove: on ? [] : [label] },
      { do: 'set', workState: on ? 'answered' : 'open' },
      { do: 'snooze', until: on ? new Date(house.ctx.clock().getTime() + 3_600_000) : null },
      { do: 'follow', agentId: agent.agentId, on },
    ] as const
    const one = changes[what % changes.length] ?? changes[0]
    const done = changeConversations(house.ctx, { ...agent, ruleId: null }, ids, [one])
    await unlessRefused(done.then(({ batchId }) => batches.push(batchId)))
  }
const undo: Step = async ({ agents: [first] }) => {
  const batch = batches.pop()
  if (batch && first) await unlessRefused(undoChanges(house.ctx, first, batch))
}
const filters = fc.constantFrom(
  () => ({ state: 'open' }) as const,
  ({ labels: [label = ''] }: Desk) => ({ labelIds: [label] }),
  ({ agents: [me] }: Desk) => ({ state: 'open', owner: { agentIds: [me?.agentId ?? ''] } }) as const,
  ({ teams: [team = ''] }: Desk) => ({ owner: 'nobody', teamIds: [team] }) as const,
  () => ({ contactsFrom: 2 }),
  () => ({ reads: ['negative'] }),
  () => ({ state: 'open', reads: ['thanks'] }) as const,
)
const asks =
  (what: 'save' | 'change' | 'remove', n: number, of: (desk: Desk) => object): Step =>
  async (desk) => {
    const [me] = desk.agents
    if (!me) return
    const views = await house.ctx.db
      .selectFrom('view')
      .select('id')
      .where('organisation_id', '=', desk.to.organisationId)
      .where('removed_at', 'is', null)
      .execute()
    const id = views[n % views.length]?.id
    const view = { name: 'Weergave', personal: true, filters: of(desk) }
    if (what === 'save' || !id) await unlessRefused(createView(house.ctx, me, view))
    else if (what === 'change') await unlessRefused(changeView(house.ctx, me, id, { filters: view.filters }))
    else await unlessRefused(removeView(house.ctx, me, id))
  }
const drops =
  (n: number): Step =>
  ({ to, labels }) =>
    unlessRefused(removeLabel(house.ctx, to, labels[n % 2] ?? ''))
/** Somebody says what a message is, or what it was is changed or taken back by its writer. */
const rereads =
  (n: number, how: 'thanks' | 'not' | 'edited' | 'gone'): Step =>
  async ({ to }) => {
    const { ctx } = house
    const rows = await ctx.db
      .selectFrom('message')
      .select(['id', 'external_id'])
      .where('organisation_id', '=', to.organisationId)
      .where('state', '<>', 'deleted')
      .orderBy('id')
      .execute()
    const found = rows[n % rows.length]
    if (!found) return
    const id = found.external_id ?? ''
    if (how === 'gone') return bring(ctx, to, [{ type: 'Delete', id, at: ctx.clock() }])
    if (how === 'edited')
      return bring(ctx, to, [{ type: 'Update', note: note({ id, revision: n + 1, text: sayings[n % 3] ?? '' }) }])
    const correction = { aspect: 'trait', trait: 'thanks', value: how === 'thanks' } as const
    return unlessRefused(correctJudgement(ctx, to, found.id, correction))
  }
/** Three at a time, so that a view is filled over many steps with all the rest in between. */
const fills: Step = ({ to }) => fillViews(house.ctx, to.organisationId, 3)

/** Some of it comes in later than what was said after it. */
const said = (n: number) => ({
  text: sayings[n % 3] ?? '',
  ...(n % 5 === 0 && { published: new Date(house.ctx.clock().getTime() - 3_600_000) }),
})

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.nat(30).map((n) => (desk: Desk) => says(house.ctx, desk, `m${n}`, `k${n % 7}`, said(n))) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(30), fc.constantFrom('thanks', 'not', 'edited', 'gone')).map((of) => rereads(...of)),
  },
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }), fc.nat(23), fc.boolean())
      .map((of) => change(...of)),
  },
  { weight: 1, arbitrary: fc.constant(undo) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom('save', 'change', 'remove'), fc.nat(9), filters).map((of) => asks(...of)),
  },
  { weight: 3, arbitrary: fc.constant(fills) },
  { weight: 1, arbitrary: fc.nat(1).map(drops) },
)

async function settle({ to }: Desk) {
  while (await clearLabels(house.ctx, to.organisationId));
  while (await fillViews(house.ctx, to.organisationId, 3));
}

const runs = Number(process.env.RUNS ?? 3)

test('every list and every counter is what a fresh count finds, whatever happens while views are being filled', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 30 }), async (steps) => {
      const desk = await makeDesk(house.ctx)
      for (let n = 0; n < 8; n++) await says(house.ctx, desk, `eerste${n}`, `k${n}`)
      for (const take of steps) {
        await take(desk)
        const now = await kept(desk)
        const entries = now.listed.map(({ list }) => list)
        for (const list of new Set([...entries, ...Object.keys(now.counts)]))
          expect(now.counts[list] ?? 0).toBe(entries.filter((one) => one === list).length)
      }
      await settle(desk)
      expect(await kept(desk)).toEqual(await fresh(desk))
      await stored(house.ctx, desk.to.organisationId)
    }),
    { numRuns: runs },
  )
}, 300_000)

test('the same when all of it happens at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
      const desk = await makeDesk(house.ctx)
      for (let n = 0; n < 8; n++) await says(house.ctx, desk, `eerste${n}`, `k${n}`)
      for (let at = 0; at < steps.length; at += 6) await Promise.all(steps.slice(at, at + 6).map((take) => take(desk)))
      await settle(desk)
      expect(await kept(desk)).toEqual(await fresh(desk))
    }),
    { numRuns: runs },
  )
}, 300_000)
