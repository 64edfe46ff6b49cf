/** Conversations that turn out to be one go on as one, whatever still comes in; and can be taken apart again. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChannelEvent } from '../../domain/message/message.ts'
import { toConversation } from '../../server/store/conversation.ts'
import { draftsOf } from '../../server/store/draft.ts'
import { changeConversations } from '../../server/use/change-conversations.ts'
import { mergeConversations } from '../../server/use/merge-conversations.ts'
import { Stale, sendReply } from '../../server/use/send-reply.ts'
import { unmergeConversation } from '../../server/use/unmerge-conversation.ts'
import { saveDraft } from '../../server/use/writing/save-draft.ts'
import type { TestHouse } from '../http/house.ts'
import { bring, create, makeOrganisation, type TestOrganisation } from '../support/organisation.ts'
import { stored } from '../support/stored.ts'
import { happening } from './happenings.ts'
import { openPlainHouse, remove } from './hearing.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openPlainHouse()
})
afterAll(() => house.close())

const bram = { network: 'plain', id: 'bram', name: 'Bram' }

async function conversations(to: TestOrganisation) {
  const of = house.ctx.db.selectFrom('conversation').selectAll().where('organisation_id', '=', to.organisationId)
  return (await of.orderBy('number').execute()).map(toConversation)
}

/** By number. */
async function ids(to: TestOrganisation): Promise<string[]> {
  return (await conversations(to)).map(({ id }) => id)
}

async function merge(to: TestOrganisation, from: number, into: number, otherContact = true): Promise<void> {
  const all = await ids(to)
  const pair = { fromId: all[from - 1] ?? '', intoId: all[into - 1] ?? '', otherContact }
  await mergeConversations(house.ctx, to, pair)
}

async function unmerge(to: TestOrganisation, number: number): Promise<void> {
  await unmergeConversation(house.ctx, to, (await ids(to))[number - 1] ?? '')
}

async function heard(...portions: (readonly ChannelEvent[])[]): Promise<TestOrganisation> {
  const to = await makeOrganisation(house.ctx)
  for (const portion of portions) await bring(house.ctx, to, portion)
  return to
}

/** One after the other, each a second later. */
async function bringInTurn(to: TestOrganisation, events: readonly ChannelEvent[]): Promise<void> {
  for (const event of events) {
    house.wait(1000)
    await bring(house.ctx, to, [event])
  }
}

async function heardInTurn(events: readonly ChannelEvent[]): Promise<TestOrganisation> {
  const to = await makeOrganisation(house.ctx)
  await bringInTurn(to, events)
  return to
}

/** External ids of what stands in each conversation, in the order in which it was heard there. */
async function said(to: TestOrganisation): Promise<Record<number, string[]>> {
  const { rows } = await sql<{ number: number; said: string[] }>`
    select c.number, array_agg(m.external_id order by m.seq) as said
    from message m join conversation c on c.organisation_id = ${to.organisationId} and c.id = m.conversation_id
    where m.organisation_id = ${to.organisationId} group by 1`.execute(house.ctx.db)
  return Object.fromEntries(rows.map((row) => [row.number, row.said]))
}

const two = () => heard([create({ id: 'a' }), create({ id: 'b', actor: bram })])

describe('a conversation that is merged', () => {
  test('goes on in the other: what was said stands there, the longest wait counts, and neither queue counts it twice', async () => {
    const to = await two()
    await merge(to, 2, 1)
    const [one, other] = await conversations(to)
    expect(await said(to)).toEqual({ 1: ['a', 'b'] })
    expect(one).toMatchObject({ said: 2, workState: 'open', contactCount: 2 })
    expect(other).toMatchObject({ mergedInto: one?.id, said: 1 })
    const held = await stored(house.ctx, to.organisationId)
    expect(held.queues).toEqual([{ work_state: 'open', n: 1 }])
    expect(held.clocks).toContainEqual({ conversation: 2, kind: 'waits for us', running: false, n: 1 })
  })

  test('is followed by what is said in its thread, under its token and under its number', async () => {
    const to = await two()
    const [, other] = await conversations(to)
    await merge(to, 2, 1)
    await bring(house.ctx, to, [
      create({ id: 'c', actor: bram, thread: { inReplyTo: ['b'] } }),
      create({ id: 'd', actor: bram, thread: { number: 2 } }),
      create({ id: 'e', actor: bram, thread: { token: other?.token ?? '' } }),
    ])
    expect(await said(to)).toEqual({ 1: ['a', 'b', 'c', 'd', 'e'] })
    expect(await conversations(to)).toHaveLength(2)
  })

  test('makes an answer stale that was begun without having read it', async () => {
    const to = await two()
    const [id = ''] = await ids(to)
    await merge(to, 2, 1)
    const draft = { conversationId: id, text: 'Hallo', said: 1, key: 'sleutel-een' }
    await expect(sendReply(house.ctx, to, draft)).rejects.toBeInstanceOf(Stale)
    await sendReply(house.ctx, to, { ...draft, said: 2 })
  })

  test('takes along what somebody was writing, and keeps it beside what they were writing there', async () => {
    const to = await two()
    const [one = '', other = ''] = await ids(to)
    const draft = { base: 0, said: 1, shared: false }
    await saveDraft(house.ctx, to, { ...draft, conversationId: one, text: 'Beste Fatima' })
    await saveDraft(house.ctx, to, { ...draft, conversationId: other, text: 'Beste Bram' })
    await merge(to, 2, 1)
    const held = await draftsOf(house.ctx.db, to.organisationId, one, to.agentId)
    expect(held.map(({ text, set_aside }) => [text, set_aside])).toEqual([['Beste Fatima', 'Beste Bram']])
    const late = { conversationId: other, text: 'Hallo', said: 1, key: 'sleutel-drie' }
    await expect(sendReply(house.ctx, to, late)).rejects.toMatchObject({ code: 'merged-elsewhere' })
  })

  test('keeps no words that their writer took back, not even its subject', async () => {
    const to = await two()
    await merge(to, 2, 1)
    await bring(house.ctx, to, [remove('b')])
    const [one, other] = await conversations(to)
    expect(other).toMatchObject({ subject: '', snippet: '' })
    expect(one?.snippet).toBe('')
  })

  test('stands still: what is done to it in a hurry changes nothing', async () => {
    const to = await two()
    const [, other = ''] = await ids(to)
    await merge(to, 2, 1)
    const done = await changeConversations(
      house.ctx,
      { ...to, ruleId: null },
      [other],
      [{ do: 'assign', agentId: to.agentId }],
    )
    expect(done.changed).toEqual([])
  })
})

describe('merging is refused', () => {
  test('when a colleague has just merged the other way round, with what happened', async () => {
    const to = await two()
    await merge(to, 1, 2)
    await expect(merge(to, 2, 1)).rejects.toMatchObject({
      code: 'merged-elsewhere',
      about: { more: { number: 1, into: { number: 2 } } },
    })
  })

  test('for one of two people who do it at the same moment, whichever way', async () => {
    const to = await two()
    const both = await Promise.allSettled([merge(to, 1, 2), merge(to, 2, 1)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('for two different people, until somebody says that they mean it', async () => {
    const to = await two()
    await expect(merge(to, 2, 1, false)).rejects.toMatchObject({ code: 'other-contact' })
  })

  test('with itself, and while an answer is on its way', async () => {
    const to = await two()
    await expect(merge(to, 1, 1)).rejects.toMatchObject({ code: 'conflict' })
    const [, id = ''] = await ids(to)
    await sendReply(house.ctx, to, { conversationId: id, text: 'Hallo', said: 1, key: 'sleutel-twee' })
    await expect(merge(to, 2, 1)).rejects.toMatchObject({ code: 'still-leaving' })
  })
})

describe('taken apart', () => {
  test('each has what belongs to it, also what was said meanwhile', async () => {
    const to = await two()
    await merge(to, 2, 1)
    await bring(house.ctx, to, [
      create({ id: 'c', actor: bram, thread: { inReplyTo: ['b'] } }),
      create({ id: 'd', thread: { inReplyTo: ['a'] } }),
    ])
    await unmerge(to, 2)
    expect(await said(to)).toEqual({ 1: ['a', 'd'], 2: ['b', 'c'] })
    const [one, other] = await conversations(to)
    expect(one).toMatchObject({ said: 4, snippet: 'tekst van d', contactCount: 1 })
    expect(other).toMatchObject({ said: 2, snippet: 'tekst van c', contactCount: 1, mergedInto: null })
    expect((await stored(house.ctx, to.organisationId)).queues).toEqual([{ work_state: 'open', n: 2 }])
  })

  test('in the order in which it was put together, however many went on in one', async () => {
    const to = await heard(['a', 'b', 'c'].map((id) => create({ id, actor: { ...bram, id } })))
    await merge(to, 1, 2)
    await merge(to, 2, 3)
    const [, , three] = await conversations(to)
    expect((await conversations(to)).map((one) => one.mergedInto)).toEqual([three?.id, three?.id, null])
    expect(await said(to)).toEqual({ 3: ['c', 'b', 'a'] })
    await expect(unmerge(to, 1)).rejects.toMatchObject({ code: 'merged-elsewhere' })
    await unmerge(to, 2)
    expect(await said(to)).toEqual({ 2: ['b', 'a'], 3: ['c'] })
    await unmerge(to, 1)
    expect(await said(to)).toEqual({ 1: ['a'], 2: ['b'], 3: ['c'] })
    expect((await conversations(to)).map((one) => one.said)).toEqual([1, 2, 3])
  })

  test('what a colleague changed since stays, and labels that came along leave', async () => {
    const to = await two()
    const [first = '', second = ''] = await ids(to)
    const label = house.ctx.newId()
    await house.ctx.db
      .insertInto('label')
      .values({ organisation_id: to.organisationId, id: label, name: 'storing', meaning: null, created_at: new Date() })
      .execute()
    const by = { ...to, ruleId: null }
    await changeConversations(house.ctx, by, [second], [{ do: 'label', add: [label], remove: [] }])
    await merge(to, 2, 1)
    expect((await conversations(to))[0]?.labelIds).toEqual([label])
    await changeConversations(
      house.ctx,
      by,
      [first],
      [
        { do: 'assign', agentId: to.agentId },
        { do: 'set', workState: 'pending' },
      ],
    )
    await unmerge(to, 2)
    const [one, other] = await conversations(to)
    expect(one).toMatchObject({ labelIds: [], agentId: to.agentId, workState: 'pending' })
    expect(other).toMatchObject({ labelIds: [label], agentId: null, workState: 'open' })
  })
})

/**
 * How everything stands, without what only counts on: versions, places, and the fence of stale answers. The snippet is that of the
 * newest message as the thread shows it, which for words of ours that came before their question is another than was kept.
 */
async function standing(to: TestOrganisation) {
  const held = await stored(house.ctx, to.organisationId)
  const conversations = held.conversations as Record<string, unknown>[]
  const messages = held.messages as Record<string, unknown>[]
  return {
    conversations: conversations.map(({ version: _, said: __, snippet: ___, ...rest }) => rest),
    messages: messages.map(({ version: _, seq: __, ...rest }) => rest),
    queues: held.queues,
    order: await said(to),
  }
}

test('a danger that was spoken of since goes back with the conversation that it was said in', async () => {
  const to = await two()
  await merge(to, 2, 1)
  const threat = 'Ik weet je te vinden, ik steek je kantoor in brand'
  await bring(house.ctx, to, [create({ id: 'c', actor: bram, text: threat, thread: { inReplyTo: ['b'] } })])
  expect((await conversations(to))[0]?.danger).toBe('threat')
  await unmerge(to, 2)
  expect((await conversations(to)).map(({ danger }) => danger)).toEqual([null, 'threat'])
})

describe('whatever is said', () => {
  const some = fc.array(happening, { minLength: 2, maxLength: 8 })
  const fromTo = fc.constantFrom([1, 2] as const, [2, 1] as const)
  const options = { numRuns: Number(process.env.RUNS ?? 5) }

  test('merging and taking apart again is as if nothing had happened, later messages included', async () => {
    await fc.assert(
      fc.asyncProperty(some, some, fromTo, async (before, later, [from, into]) => {
        const apart = await heardInTurn(before)
        fc.pre((await ids(apart)).length > 1)
        const to = await heardInTurn(before)
        await merge(to, from, into)
        for (const one of [apart, to]) await bringInTurn(one, later)
        await unmerge(to, from)
        expect(await standing(to)).toEqual(await standing(apart))
      }),
      options,
    )
  }, 600_000)

  test('a batch for merged conversations equals the same messages one by one', async () => {
    await fc.assert(
      fc.asyncProperty(some, some, fromTo, async (before, later, [from, into]) => {
        const at_once = await heard(before)
        fc.pre((await ids(at_once)).length > 1)
        const one_by_one = await heard(before)
        for (const to of [at_once, one_by_one]) await merge(to, from, into)
        await bring(house.ctx, at_once, later)
        for (const event of later) await bring(house.ctx, one_by_one, [event])
        expect(await stored(house.ctx, at_once.organisationId)).toEqual(
          await stored(house.ctx, one_by_one.organisationId),
        )
      }),
      options,
    )
  }, 600_000)
})
