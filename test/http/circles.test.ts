import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { Picture } from '../../contract/circle.ts'
import type { Conversation } from '../../contract/conversation.ts'
import type { ListenedPost } from '../../contract/listening.ts'
import type { TermGroup } from '../../contract/term.ts'
import { findCircles, isTimeForCircles } from '../../server/use/circle/find-circles.ts'
import { followVoices } from '../../server/use/influence/follow-voices.ts'
import { noteObjection } from '../../server/use/note-objection.ts'
import { followSpread } from '../../server/use/spread/follow-spread.ts'
import { followTerms } from '../../server/use/term/follow-terms.ts'
import { bring, create, plainChannel } from '../support/organisation.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let owner: Visitor
let to: { organisationId: string; channelId: string; agentId: string; zone: string }

/** Two circles of friends who answer each other, one of them about the outage; and one who knows people in both. */
const talk = [
  ['1', 'anna', null, 'De storing duurt al twee dagen, waardeloos'],
  ['2', 'bram', '1', 'Hier ook storing'],
  ['3', 'carla', '1', 'Bij ons doet alles het'],
  ['4', 'anna', '3', 'Fijn voor je'],
  ['5', 'bram', '3', 'Hoe dan?'],
  ['6', 'dirk', null, 'Wie gaat er mee fietsen?'],
  ['7', 'els', '6', 'Ik'],
  ['8', 'frank', '6', 'Ik ook'],
  ['9', 'dirk', '7', 'Gezellig'],
  ['10', 'els', '8', 'Tot zondag'],
  ['11', 'bram', '6', 'Ik zit zonder internet'],
] as const

beforeAll(async () => {
  house = await openHouse({ context: { channels: new Map([...allChannels, ['plain', plainChannel]]) } })
  owner = await house.owner()
  const { ctx } = house
  const { id: organisationId } = await ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  const { id: agentId } = await ctx.db.selectFrom('agent').select('id').executeTakeFirstOrThrow()
  const channelId = ctx.newId()
  to = { organisationId, channelId, agentId, zone: 'Europe/Amsterdam' }
  await ctx.db
    .insertInto('channel')
    .values({
      organisation_id: organisationId,
      id: channelId,
      kind: 'plain',
      name: 'Plein',
      address: 'plein.example',
      settings: '{}',
      created_at: ctx.clock(),
    })
    .execute()
  while (await followSpread(ctx, organisationId));
  while (await followTerms(ctx, organisationId));
  await bring(
    ctx,
    to,
    talk.map(([id, who, answers, text]) =>
      create({
        id,
        text,
        actor: { network: 'plain', id: who, name: who },
        addressed: false,
        visibility: 'public',
        published: ctx.clock(),
        thread: answers ? { inReplyTo: [answers] } : {},
      }),
    ),
  )
  await work()
}, 60_000)
afterAll(() => house.close())

async function work(): Promise<void> {
  const { ctx } = house
  while (await followVoices(ctx, to.organisationId));
  while (await followTerms(ctx, to.organisationId));
  while (await followSpread(ctx, to.organisationId));
}
const find = () => findCircles(house.ctx, to.organisationId, new AbortController().signal)
const picture = async (query = '') => (await owner.ask<Picture>('GET', `/api/v1/circles${query}`)).body
const named = ({ people }: Picture) => people.map(({ name }) => name).sort()
const of = ({ people }: Picture, name: string) => {
  const one = people.find((person) => person.name === name)
  if (!one) throw new Error(`${name} is not in the picture`)
  return one
}

describe('circles', () => {
  test('are found when somebody reacted; who reacts to each other stands in one', async () => {
    expect(await isTimeForCircles(house.ctx, to.organisationId, 14)).toBe(true)
    await find()
    expect(await isTimeForCircles(house.ctx, to.organisationId, 14)).toBe(false)
    const seen = await picture()
    expect(named(seen)).toEqual(['anna', 'bram', 'carla', 'dirk', 'els', 'frank'])
    expect(seen.run).toMatchObject({ state: 'done', people: 6 })
    const circle = (name: string) => of(seen, name).circle
    expect(circle('anna')).toBe(circle('carla'))
    expect(circle('dirk')).toBe(circle('els'))
    expect(circle('anna')).not.toBe(circle('dirk'))
  })

  test('keep no rank of strangers, and one of who spoke to us', async () => {
    const ranks = () =>
      house.ctx.db
        .selectFrom('circle_place')
        .select('rank')
        .where('organisation_id', '=', to.organisationId)
        .where('rank', 'is not', null)
        .execute()
    expect(await ranks()).toEqual([])
    const mine = { id: '20', actor: { network: 'plain', id: 'anna', name: 'anna' }, addressed: true } as const
    await bring(house.ctx, to, [create({ ...mine, visibility: 'public', text: 'Kunnen jullie helpen?' })])
    await work()
    await find()
    expect(await ranks()).toHaveLength(1)
  })

  test('are found again when somebody asks, and not twice in five minutes', async () => {
    expect((await owner.ask('POST', '/api/v1/circles/runs')).problem.code).toBe('conflict')
    house.wait(6 * 60_000)
    expect(await owner.ask('POST', '/api/v1/circles/runs')).toMatchObject({
      status: 202,
      body: { run: { state: 'asked' } },
    })
    expect(await isTimeForCircles(house.ctx, to.organisationId, 14)).toBe(true)
    await find()
    const viewer = await house.colleague('viewer')
    expect((await viewer.ask('POST', '/api/v1/circles/runs')).status).toBe(403)
  })

  test('that could not be found say so, and stay as they were', async () => {
    const stopping = new AbortController()
    stopping.abort()
    await findCircles(house.ctx, to.organisationId, stopping.signal)
    expect((await picture()).run?.state).toBe('asked')
    await find()
    expect(of(await picture(), 'els').circle).not.toBeNull()
  })
})

describe('the picture', () => {
  test('says who reacts to whom, and how much that weighs', async () => {
    const seen = await picture()
    const tie = (from: string, toWhom: string) =>
      seen.reactions.find(([one, other]) => seen.people[one]?.name === from && seen.people[other]?.name === toWhom)
    expect(tie('bram', 'anna')?.[2]).toBeGreaterThan(0.9)
    expect(tie('anna', 'bram')).toBeUndefined()
    expect(of(seen, 'anna').reach).toBe(2)
    expect(of(seen, 'anna').contactId).not.toBeNull()
  })

  test('around search terms shows who spoke of it, how that sounded, and who stands around them', async () => {
    const made = await owner.ask<TermGroup>('POST', '/api/v1/term-groups', {
      name: 'Storing',
      about: 'topic',
      colour: 'blue',
      teamId: null,
    })
    const group = made.body.id
    await owner.ask('POST', `/api/v1/term-groups/${group}/terms`, { query: 'storing' })
    const post = { id: '30', actor: { network: 'plain', id: 'anna', name: 'anna' }, addressed: false } as const
    await bring(house.ctx, to, [
      create({ ...post, visibility: 'public', text: 'Nog steeds storing, ik ben er klaar mee' }),
    ])
    await work()
    const seen = await picture(`?group=${group}`)
    expect(of(seen, 'anna').within).toBe(true)
    expect(of(seen, 'carla').within).toBe(false)
    expect(named(seen)).not.toContain('frank')
  })

  test('around a person looks two steps far', async () => {
    const { contactId } = of(await picture(), 'carla')
    const seen = await picture(`?contact=${contactId}`)
    expect(named(seen)).toEqual(['anna', 'bram', 'carla', 'dirk'])
    expect(of(seen, 'carla').within).toBe(true)
  })

  test('is as large as one asks for, and says who is left out', async () => {
    const { contactId } = of(await picture(), 'carla')
    const seen = await picture(`?contact=${contactId}&most=2`)
    expect(seen.people).toHaveLength(2)
    expect(seen.left.people).toBeGreaterThan(0)
  })

  test('of nobody is empty, and one asks for one thing at a time', async () => {
    const nobody = house.ctx.newId()
    for (const around of ['group', 'contact', 'label'])
      expect(await picture(`?${around}=${nobody}`)).toMatchObject({ people: [], reactions: [], left: { people: 0 } })
    expect((await owner.ask('GET', `/api/v1/circles?group=${nobody}&label=${nobody}`)).status).toBe(400)
  })

  test('does not show who objected, and no place is kept of them', async () => {
    const { id } = of(await picture(), 'frank')
    await noteObjection(house.ctx, to, { network: 'plain', account: 'frank', how: 'by hand', note: null })
    await work()
    expect(named(await picture())).not.toContain('frank')
    const place = () =>
      house.ctx.db
        .selectFrom('circle_place')
        .select('circle')
        .where('organisation_id', '=', to.organisationId)
        .where('account_id', '=', id)
        .execute()
    expect(await place()).toEqual([])
    await find()
    expect(await place()).toEqual([])
  })
})

test('a post in the stream says when somebody else carries it, and so does the conversation that is made of it', async () => {
  const post = (id: string, who: string, answers?: string) =>
    create({
      id,
      actor: { network: 'plain', id: who, name: who },
      addressed: false,
      visibility: 'public',
      published: house.ctx.clock(),
      thread: answers ? { inReplyTo: [answers] } : {},
    })
  const since = house.ctx.clock()
  const ground = { influence_ground: 'proef', influence_by: to.agentId, influence_since: since }
  await house.ctx.db.updateTable('organisation').set(ground).where('id', '=', to.organisationId).execute()
  await bring(house.ctx, to, [post('40', 'greta'), post('41', 'singer', '40')])
  const fans = ['een', 'twee', 'drie', 'vier'].map((who, i) => post(`5${i}`, who, '41'))
  await bring(house.ctx, to, fans)
  await work()
  const stream = await owner.ask<{ items: ListenedPost[] }>('GET', '/api/v1/listened-posts?limit=100')
  const seen = stream.body.items.find(({ message }) => message.author.name === 'greta')?.message
  expect(seen?.spread).toMatchObject({ came: 5, pickedUp: true, carried: 4, by: { name: 'singer' } })
  expect(seen?.spread?.high).toBeGreaterThan(seen?.spread?.low ?? 0)
  const made = await owner.ask<{ conversation: Conversation }>(
    'POST',
    `/api/v1/listened-posts/${seen?.id}/conversation`,
    {},
  )
  // What is still to come of it counts where the organisation uses influence, as far as there is room.
  const { boost } = made.body.conversation
  expect(boost?.parts.some(({ what }) => what === 'spread') || (boost?.withheld ?? 0) > 0).toBe(true)
  const read = await owner.ask<{ messages: { items: { spread: unknown }[] } }>(
    'GET',
    `/api/v1/conversations/${made.body.conversation.id}`,
  )
  expect(read.body.messages.items[0]?.spread).toMatchObject({ pickedUp: true })
})
