import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Decided, Held } from '../../contract/suppression-held.ts'
import { beat, busy, pauseBefore, reaction } from '../../demo/world.ts'
import { type Sole, soleOver } from '../../server/store/sole.ts'
import { changeConversation } from '../../server/use/change-conversation.ts'
import { claimReplies } from '../../server/use/deliver/claim-replies.ts'
import { deliverReply } from '../../server/use/deliver/deliver-reply.ts'
import { liveDemo } from '../../server/use/live-demo.ts'
import { loadDemo } from '../../server/use/load-demo.ts'
import { sendReply } from '../../server/use/send-reply.ts'
import { type RelayWorker, startRelay } from '../../server/work/relay.ts'
import { type DemoTest, openDemo } from './demo-house.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let demo: DemoTest
let sole: Sole
/** Asks, holds and forwards what the marketing tool of the firm hands over. */
let relay: RelayWorker
beforeAll(async () => {
  demo = await openDemo()
  sole = soleOver(demo.house.ctx.store)
  relay = startRelay(demo.house.ctx, sole)
})
afterAll(async () => {
  await relay.stop()
  await sole.close()
  await demo.close()
})

const messages = async () =>
  (await demo.house.ctx.db.selectFrom('message').select('external_id').orderBy('arrival').execute()).map(
    (row) => row.external_id,
  )
const live = () => liveDemo(demo.house.ctx, demo.organisationId)
const now = () => demo.house.ctx.clock().getTime()

describe('the demo firm lives on', () => {
  test('with something new every 20 to 90 seconds, the same in every house', async () => {
    const before = await messages()
    expect(await live()).toEqual(new Date(now() + pauseBefore(0)))
    demo.house.wait(pauseBefore(0) - 1)
    await live()
    expect(await messages()).toEqual(before)
    for (let n = 0; n < 5; n++) {
      demo.house.wait(n === 0 ? 1 : pauseBefore(n))
      // Or sooner: a customer may react to what a colleague answered.
      expect((await live())?.getTime()).toBeLessThanOrEqual(now() + pauseBefore(n + 1))
    }
    const fresh = (await messages()).filter((id) => !before.includes(id) && id.startsWith('l-'))
    expect(fresh).toEqual(['l-lotte-1-0', 'l-daan-1-0', 'l-kees-1-0@mailhuis.example', 'l-youssef-1-0', 'l-carla-1-0'])
    const pauses = Array.from({ length: 300 }, (_, n) => Math.round(pauseBefore(n) / 1000))
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(20)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(90)
    expect(new Set(pauses).size).toBeGreaterThan(50)
  })

  test('an edit takes the place of what was said, and a post is taken back', async () => {
    for (let n = 5; n < 20; n++) {
      demo.house.wait(90_000)
      await live()
    }
    const state = (id: string) =>
      demo.house.ctx.db.selectFrom('message').select(['state', 'text']).where('external_id', '=', id).executeTakeFirst()
    expect(await state('l-youssef-1-0')).toMatchObject({
      state: 'edited',
      text: expect.stringContaining('broodje kroket'),
    })
    expect(await state('l-bram-2-0')).toEqual({ state: 'deleted', text: '' })
  })

  test('tells the same stories again under other ids', () => {
    const at = new Date('2026-11-21T20:00:00Z')
    const raws = (from: number) =>
      Array.from({ length: 28 }, (_, i) => beat(from + i, at)).map((step) => (step.does === 'arrive' ? step.raw : ''))
    expect(raws(0)).toEqual(raws(0))
    expect(raws(28).map((raw) => raw.replaceAll(/(?<=l-\w+-\d-)1/g, '0'))).toEqual(raws(0))
    expect(raws(0).filter((raw) => raws(28).includes(raw))).toEqual([])
  })

  test('does not begin again when it is loaded again', async () => {
    const before = await messages()
    await loadDemo(demo.house.ctx, demo.organisationId)
    expect(await messages()).toEqual(before)
  })

  test('stops writing when ninety people wait', async () => {
    const waiting = () =>
      demo.house.ctx.db.selectFrom('conversation').select('id').where('work_state', '=', 'open').execute()
    for (let n = 0; n < 60; n++) {
      demo.house.wait(90_000)
      await live()
    }
    expect((await waiting()).length).toBe(90)
  })
})

describe('colleagues', () => {
  const hand = (id: string) =>
    demo.house.ctx.db
      .selectFrom('message')
      .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
      .leftJoin('agent', 'agent.id', 'conversation.agent_id')
      .select(['agent.alias', 'conversation.work_state as state', 'conversation.id'])
      .where('message.external_id', '=', id)
      .executeTakeFirst()

  const answers = (alias: string) =>
    demo.house.ctx.db
      .selectFrom('outbox')
      .innerJoin('agent', 'agent.id', 'outbox.agent_id')
      .innerJoin('message', 'message.id', 'outbox.id')
      .select('message.text')
      .where('agent.alias', '=', alias)
      .execute()

  test('take some of it and answer it, and leave the rest', async () => {
    expect(await answers('Mehmet')).toContainEqual({
      text: expect.stringContaining('Donderdag half acht is goed, Carla.'),
    })
    expect(await hand('l-lotte-1-0')).toMatchObject({ alias: 'Mehmet' })
    expect(await hand('l-marja-1-0')).toMatchObject({ alias: 'Sanne' })
    expect(await hand('l-youssef-1-0')).toMatchObject({ alias: null, state: 'open' })
  })

  test('keep their hands off what somebody real has taken', async () => {
    const { ctx } = demo.house
    const owner = ctx.db.selectFrom('agent').select('id').where('role', '=', 'owner')
    const { id: agentId } = await owner.executeTakeFirstOrThrow()
    const seen = async () => hand('l-willemijn-1-0@mailhuis.example')
    while (!(await seen())) {
      demo.house.wait(90_000)
      await live()
    }
    const { id = '' } = (await seen()) ?? {}
    await changeConversation(ctx, { organisationId: demo.organisationId, agentId }, id, { agentId })
    for (let n = 0; n < 4; n++) {
      demo.house.wait(90_000)
      await live()
    }
    expect(await seen()).toMatchObject({ alias: 'Joris', state: 'open' })
  })
})

describe('the busy evening', () => {
  test('begins when it is asked for: sixty messages in half an hour, some twice, and then the day goes on', async () => {
    const owner = await demo.house.owner()
    expect((await owner.ask('GET', '/api/v1/demo')).body).toEqual({ mode: 'calm' })
    const before = await messages()
    expect((await owner.ask('PATCH', '/api/v1/demo', { mode: 'busy' })).body).toEqual({ mode: 'busy' })
    demo.house.wait(10_000)
    expect((await live())?.getTime()).toBeGreaterThan(now())
    expect((await messages()).length).toBe(before.length + 1)
    for (let n = 0; n < 90; n++) {
      await live()
      if ((await owner.ask<{ mode: string }>('GET', '/api/v1/demo')).body.mode === 'calm') break
      demo.house.wait(25_000)
    }
    const fresh = (await messages()).filter((id) => !before.includes(id) && id.startsWith('b'))
    expect(fresh).toHaveLength(60)
    expect(busy).toHaveLength(61)
    expect(Math.max(...busy.map(({ after }) => after))).toBe(30 * 60_000)
    const days = await demo.house.ctx.db.selectFrom('arrival_day').select('duplicate').execute()
    expect(days.reduce((sum, { duplicate }) => sum + duplicate, 0)).toBe(3)
    const answered = await demo.house.ctx.db
      .selectFrom('outbox')
      .innerJoin('agent', 'agent.id', 'outbox.agent_id')
      .select('agent.alias')
      .where('outbox.request_key', 'like', 'demo-answer-b%')
      .execute()
    expect(answered).toHaveLength(19)
    expect(new Set(answered.map(({ alias }) => alias))).toEqual(new Set(['Sanne', 'Mehmet', 'Joyce', 'Noor']))
  })
})

describe('what the user answers', () => {
  /** Answer the newest message of a customer, and let it leave. */
  async function answer(externalId: string): Promise<string> {
    const { ctx } = demo.house
    const said = await ctx.db
      .selectFrom('message')
      .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
      .select(['conversation.id', 'conversation.said'])
      .where('message.external_id', '=', externalId)
      .executeTakeFirstOrThrow()
    const owner = ctx.db.selectFrom('agent').select('id').where('role', '=', 'owner')
    const { id: agentId } = await owner.executeTakeFirstOrThrow()
    const who = { organisationId: demo.organisationId, agentId }
    const draft = { conversationId: said.id, text: 'We komen eraan.', said: said.said, key: `key-${externalId}` }
    const reply = await sendReply(ctx, who, draft)
    demo.house.wait(ctx.config.limits.undo)
    for (const claimed of await claimReplies(ctx, demo.organisationId, 8))
      await deliverReply(ctx, demo.organisationId, claimed)
    return reply
  }
  const delivery = async (id: string) =>
    (await demo.house.ctx.db.selectFrom('outbox').select('state').where('id', '=', id).executeTakeFirst())?.state
  const echoes = async () => {
    const rows = await demo.house.ctx.db.selectFrom('arrival_day').select('echo').execute()
    return rows.reduce((sum, row) => sum + row.echo, 0)
  }
  const of = (id: string) =>
    demo.house.ctx.db
      .selectFrom('message')
      .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
      .select(['message.text', 'message.in_reply_to', 'conversation.work_state', 'conversation.contact_count'])
      .where('message.external_id', '=', id)
      .executeTakeFirst()

  test('is sent without leaving the house, delivered, and shown back by the network', async () => {
    const before = await echoes()
    const reply = await answer('p-fatima-3')
    expect(await delivery(reply)).toBe('sent')
    demo.house.wait(3000)
    await live()
    expect(await delivery(reply)).toBe('delivered')
    expect(await echoes()).toBe(before + 1)
    await live()
    expect(await echoes()).toBe(before + 1)
  })

  test.each([
    ['plein', 'p-lotte-4', '62004', (id: string) => `re-${id}`],
    ['site', 's-thijs-2', 'thijs.bakker', (id: string) => `re-${id}`],
    ['post', 'priya-2@mailhuis.example', 'priya.raman@mailhuis.example', (id: string) => `re-${id}@mailhuis.example`],
    ['post', 'joost-1@mailhuis.example', 'joost@eetcafedesnoek.example', (id: string) => `re-${id}@mailhuis.example`],
  ] as const)('is answered a few minutes later, once, or not at all: %s %s', async (on, heard, customer, idOf) => {
    const reply = await answer(heard)
    const expected = reaction({ id: reply, on, heard, subject: '', customer })
    demo.house.wait((expected?.after ?? 240_000) - 1)
    await live()
    expect(await of(idOf(reply))).toBeUndefined()
    demo.house.wait(1)
    await live()
    await live()
    if (!expected) expect(await of(idOf(reply))).toBeUndefined()
    else {
      expect(await of(idOf(reply))).toMatchObject({ work_state: 'open' })
      const again = await of(idOf(reply))
      expect(again?.in_reply_to?.startsWith(reply)).toBe(true)
    }
  })
})

describe('the campaign of the busy evening', () => {
  type Mail = { address: string; state: string; code: string; received_at: Date; contact: string }
  /** What became of it for each customer whom we know. */
  const mails = async (): Promise<Mail[]> =>
    (
      await sql<Mail>`
        select r.address, r.state, r.code, r.received_at, c.contact_id as contact from relay_recipient r
        join relay_campaign g on g.organisation_id = r.organisation_id and g.id = r.campaign_id and g.name = 'Weekendvoordeel'
        join account_key k on k.organisation_id = r.organisation_id and k.kind = 'email' and k.value = r.address_key
        join claim c on c.organisation_id = r.organisation_id and c.account_id = k.account_id and c.withdrawn_at is null
        group by r.address, r.state, r.code, r.received_at, c.contact_id`.execute(demo.house.ctx.db)
    ).rows
  const settled = async () => expect((await mails()).filter(({ state }) => state === 'accepted')).toEqual([])

  test('does not reach who complains in the middle of it, the page says why, and it goes when it was let go of', async () => {
    const { ctx } = demo.house
    const owner = await demo.house.owner()
    await vi.waitFor(settled, 60_000)
    const all = await mails()
    if (process.env.SHOW) console.log(all)
    expect(all.filter(({ state }) => state === 'forwarded').length).toBeGreaterThan(10)
    const { body: held } = await owner.ask<{ items: Held[] }>('GET', '/api/v1/suppression/held?limit=100')
    const kept = all.filter(({ state, code }) => state === 'held' && code === 'dialogue')
    const hurt = kept.find(({ contact }) =>
      held.items.some((one) => one.contact.id === contact && one.reasons.length > 0),
    )
    expect(hurt).toBeDefined()
    const path = `/api/v1/contacts/${hurt?.contact}`
    const { body: log } = await owner.ask<{ items: Decided[] }>('GET', `${path}/decisions`)
    expect(log.items[0]).toMatchObject({ campaign: 'Weekendvoordeel', verdict: 'hold', code: 'dialogue' })

    await owner.ask('POST', `${path}/situation`, { situation: 'calm', reason: 'Aan de telefoon: het is goed zo' })
    demo.house.wait(26 * 3_600_000)
    await ctx.wake.ring('events', demo.organisationId)
    const became = async () => {
      // It may ask for its permission anew, a moment later.
      demo.house.wait(1000)
      await ctx.wake.ring('relay', demo.organisationId)
      return (await mails()).find(({ contact }) => contact === hurt?.contact)?.state
    }
    await vi.waitFor(async () => expect(await became()).toBe('forwarded'), { timeout: 60_000, interval: 300 })
  })
})
