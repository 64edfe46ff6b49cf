/** What a customer says and cannot be read yet: it may be a complaint. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultRules, written } from '../../domain/suppression/rules.ts'
import { transact } from '../../server/store/database.ts'
import { calledOf } from '../../server/suppression/called.ts'
import { createUnderstanding } from '../../server/understand/pool.ts'
import { acceptArrivals } from '../../server/use/accept-arrivals.ts'
import { receiveMessages } from '../../server/use/receive-messages.ts'
import { changeRules } from '../../server/use/suppression/change-rules.ts'
import { decideNow } from '../../server/use/suppression/decide-now.ts'
import { judgeWaiting } from '../../server/use/understanding/judge-waiting.ts'
import { create } from '../support/organisation.ts'
import { type Listener, openListener } from './understood.ts'

let here: Listener
/** While this holds, judging does not work. */
let broken = false
beforeAll(async () => {
  const real = createUnderstanding({ threads: 1 })
  const judgeMany: typeof real.judgeMany = async (...of) => {
    if (broken) throw new Error('no memory')
    return real.judgeMany(...of)
  }
  here = await openListener({ understanding: { ...real, judgeMany } })
})
afterAll(() => here.house.close())

test('holds marketing as long as it could not be read, whatever it says', async () => {
  const { ctx } = here.house
  const { organisationId } = here.to
  const rules = { ...defaultRules, consentLives: 'elsewhere', inDialogue: { on: false, hours: 1 } } as const
  await changeRules(ctx, here.to, written(rules), 0)
  const ask = { purpose: 'offer', medium: 'email', campaign: null } as const
  const who = [{ account: { network: 'plain', id: 'unread' } }]
  const said = async () => [
    (await decideNow(ctx, organisationId, ask, who)).decisions[0]?.code,
    (await ctx.suppression.decide(organisationId, ask, calledOf(ctx.suppression.seed, who), 60_000))?.decisions[0]
      ?.code,
  ]
  await here.says('Hoe laat zijn jullie open?', { id: 'read', actor: { network: 'plain', id: 'unread' } })
  expect(await said()).toEqual(['free', 'free'])
  broken = true
  await here.says('En op zondag?', { id: 'unread', actor: { network: 'plain', id: 'unread' } })
  broken = false
  expect(await said()).toEqual(['stale', 'stale'])
  while (await judgeWaiting(ctx, organisationId));
  expect(await said()).toEqual(['free', 'free'])
})

test('is taken again, and not taken in unread, when the store breaks off before it is read', async () => {
  const { ctx } = here.house
  const { organisationId } = here.to
  const arrived = await acceptArrivals(ctx, here.to, [
    {
      bytes: Buffer.from(JSON.stringify(create({ id: 'broken-off', text: 'Dank jullie wel, super snel opgelost!' }))),
      history: false,
    },
  ])
  expect(arrived).toBeDefined()
  // The store is asked by whom it is read, and its connection breaks while it waits for that.
  await transact(ctx.db, async (tx) => {
    await sql`lock table language_model in access exclusive mode`.execute(tx)
    const receiving = receiveMessages(ctx, organisationId).then(
      () => 'received',
      () => 'broken off',
    )
    const cut = sql<{ cut: boolean }>`
      select pg_terminate_backend(pid) as cut from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%language_model%'`
    // Asked beside the transaction: in one and the same the store says each time what it said first.
    while ((await cut.execute(ctx.db)).rows.length === 0) await new Promise((resolve) => setImmediate(resolve))
    expect(await receiving).toBe('broken off')
  })
  await receiveMessages(ctx, organisationId)
  const row = await ctx.db
    .selectFrom('message')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('external_id', '=', 'broken-off')
    .executeTakeFirstOrThrow()
  expect((await here.message(row.id)).judgement?.sentiment).toMatchObject({ is: 'positive' })
})
