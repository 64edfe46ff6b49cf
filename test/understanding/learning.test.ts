import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Understanding } from '../../contract/understanding.ts'
import { messagesById } from '../../server/store/queue.ts'
import { correctJudgement } from '../../server/use/understanding/correct-judgement.ts'
import { judgeWaiting } from '../../server/use/understanding/judge-waiting.ts'
import { learnWhenDue } from '../../server/use/understanding/learn-from-team.ts'
import { type Listener, openListener } from './understood.ts'

let here: Listener
beforeAll(async () => {
  here = await openListener()
})
afterAll(() => here.house.close())

const page = async () => (await here.joris.ask<Understanding>('GET', '/api/v1/understanding')).body
const state = (is: string) => expect.poll(async () => (await page()).training.state, { interval: 10 }).toBe(is)
const learns = () => learnWhenDue(here.house.ctx, here.to.organisationId, new AbortController().signal)

/** In this house "lekker bezig" is said by who is angry, which nobody else could know. */
const angry = (n: number) =>
  `lekker bezig weer met ${['die bus', 'mijn pakket', 'de monteur', 'die rekening'][n % 4]} ${n}`
const fond = (n: number) => `prima hoor, die ${['bus', 'bezorger', 'monteur', 'rekening'][n % 4]} van gisteren ${n}`

test('what goes wrong while it learns is said as what one can do about it', async () => {
  const { db } = here.house.ctx
  const failed = (problem: string) =>
    db.updateTable('language_training').set({ state: 'failed', problem }).execute().then(page)
  await here.joris.ask('POST', '/api/v1/understanding/trainings')
  await learns()
  expect(await failed('no-room')).toMatchObject({ training: { state: 'failed', problem: 'no-room' } })
  expect(await failed('Cannot read properties of undefined')).toMatchObject({ training: { problem: 'broken' } })
  await db.deleteFrom('language_training').execute()
})

test('where a program died while it learnt another learns in its stead, and who asks again is heard', async () => {
  const { db } = here.house.ctx
  const asks = () => here.joris.ask('POST', '/api/v1/understanding/trainings')
  await asks()
  const died = () => db.updateTable('language_training').set({ state: 'training', since: here.house.ctx.clock() })
  await died().execute()
  expect(await learns()).toEqual(new Date(here.house.ctx.clock().getTime() + 600_000))
  expect((await asks()).body).toMatchObject({ state: 'training' })
  here.house.wait(600_001)
  expect((await asks()).body).toMatchObject({ state: 'waiting' })
  await died().execute()
  here.house.wait(600_001)
  expect(await learns()).toBeNull()
  expect(await page()).toMatchObject({ training: { state: 'idle' } })
})

test('a program that is to stop begins no lesson, and the next one does', async () => {
  await here.joris.ask('POST', '/api/v1/understanding/trainings')
  await learnWhenDue(here.house.ctx, here.to.organisationId, AbortSignal.abort())
  expect(await page()).toMatchObject({ training: { state: 'waiting' } })
  await learns()
  expect(await page()).toMatchObject({ training: { state: 'idle' } })
})

test('what people correct is learnt, taken when it is better, judges what is open again, and can be gone back from', async () => {
  expect(await page()).toMatchObject({ training: { state: 'idle', fresh: 0, from: 20 }, models: [], waiting: 0 })
  const all = Array.from({ length: 30 }, (_, n) => [angry(n), fond(n)]).flat()
  for (const [i, id] of (await here.sayAll(all)).entries())
    await correctJudgement(here.house.ctx, here.to, id, { aspect: 'sentiment', value: i % 2 ? 'positive' : 'negative' })
  const open = await here.says(angry(100))
  const before = (await here.message(open)).judgement?.sentiment
  expect(await page()).toMatchObject({ training: { fresh: 60 } })

  // As long as people go on correcting it waits.
  expect(await learns()).toBeInstanceOf(Date)
  expect((await page()).models).toEqual([])
  here.house.wait(61_000)
  expect(await learns()).toBeNull()
  const learnt = await page()
  expect(learnt.training).toMatchObject({ state: 'idle', fresh: 0 })
  const [model] = learnt.models
  expect(model).toMatchObject({ taken: true, better: true, by: null })
  const [dutch] = model?.languages ?? []
  expect((dutch?.taught ?? 0) + (dutch?.heldOut ?? 0)).toBe(60)
  expect(dutch?.learnt.sentiment.right).toBeGreaterThan(dutch?.shipped.sentiment.right ?? 0)
  expect(dutch?.curve.length).toBeGreaterThan(1)
  expect(dutch?.confusion.flat().reduce((sum, n) => sum + n, 0)).toBe(dutch?.heldOut)

  expect(learnt.waiting).toBeGreaterThan(0)
  while (await judgeWaiting(here.house.ctx, here.to.organisationId));
  expect((await page()).waiting).toBe(0)
  const after = (await here.message(open)).judgement?.sentiment
  expect(after).toMatchObject({ is: 'negative', by: 'machine' })
  expect(after).not.toEqual(before)
  expect((await here.message(await here.says(fond(200)))).judgement?.sentiment).toMatchObject({ is: 'positive' })

  expect((await here.joris.ask('POST', '/api/v1/understanding/taken', { modelId: null })).status).toBe(204)
  while (await judgeWaiting(here.house.ctx, here.to.organisationId));
  expect((await here.message(open)).judgement?.sentiment).toEqual(before)
  expect((await page()).models[0]?.taken).toBe(false)
  const gone = { modelId: here.house.ctx.newId() }
  expect((await here.joris.ask('POST', '/api/v1/understanding/taken', gone)).status).toBe(404)
}, 120_000)

test('who asks is heard at once; what is not better is kept and not taken', async () => {
  await here.joris.ask('POST', '/api/v1/understanding/taken', { modelId: (await page()).models[0]?.id })
  expect((await here.joris.ask('POST', '/api/v1/understanding/trainings')).body).toMatchObject({ state: 'waiting' })
  await learns()
  const [newest, earlier] = (await page()).models
  expect(newest).toMatchObject({ taken: false, better: false, by: { id: here.to.agentId } })
  expect(earlier?.taken).toBe(true)
})

test('what a person takes while it learns stands, though what was learnt is better', async () => {
  await here.joris.ask('POST', '/api/v1/understanding/taken', { modelId: null })
  await here.joris.ask('POST', '/api/v1/understanding/trainings')
  const [learning] = [learns(), await state('training')]
  const modelId = (await page()).models.at(-1)?.id
  await here.joris.ask('POST', '/api/v1/understanding/taken', { modelId })
  await learning
  const { models } = await page()
  expect(models[0]).toMatchObject({ taken: false, better: true })
  expect(models.find(({ taken }) => taken)?.id).toBe(modelId)
})

test('an agent may look at what it knows, and decides nothing about it', async () => {
  const agent = await here.house.colleague('agent')
  expect((await agent.ask('GET', '/api/v1/understanding')).status).toBe(200)
  expect((await agent.ask('POST', '/api/v1/understanding/trainings')).status).toBe(403)
  expect((await agent.ask('POST', '/api/v1/understanding/taken', { modelId: null })).status).toBe(403)
})

test('a label that conversations carry becomes a topic that is suggested', async () => {
  const made = await here.joris.ask<{ id: string }>('POST', '/api/v1/labels', { name: 'Zonnepanelen', colour: 'blue' })
  const labelId = made.body.id
  const said = Array.from({ length: 12 }, (_, n) => `mijn zonnepanelen op het dak leveren niets, omvormer ${n}`)
  const { ctx } = here.house
  const rows = await messagesById(ctx.db, here.to.organisationId, await here.sayAll(said))
  const ids = rows.flatMap(({ conversation_id }) => conversation_id ?? [])
  await here.joris.ask('POST', '/api/v1/conversations/changes', {
    ids,
    changes: [{ do: 'label', add: [labelId], remove: [] }],
  })
  await here.joris.ask('POST', '/api/v1/understanding/trainings')
  await learns()
  const { topics, models } = await page()
  expect(topics).toContainEqual({ labelId, n: 12 })
  await here.joris.ask('POST', '/api/v1/understanding/taken', { modelId: models[0]?.id })
  const { judgement } = await here.message(await here.says('mijn zonnepanelen leveren niets meer'))
  expect(judgement?.topics.map((one) => one.labelId)).toEqual([labelId])
})
