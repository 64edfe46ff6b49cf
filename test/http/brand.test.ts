/** How people speak of us, over HTTP: figures with bounds, what moved them exactly, the messages behind each, and all of it as CSV. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { Brand, listBrandMessages, OneWeek } from '../../contract/brand.ts'
import type { Answer } from '../../contract/endpoint.ts'
import type { TermGroup } from '../../contract/term.ts'
import { followBrand } from '../../server/use/brand/follow-brand.ts'
import { followTerms } from '../../server/use/term/follow-terms.ts'
import { lookBack } from '../../server/use/term/look-back.ts'
import { bring, create, plainChannel, type TestOrganisation } from '../support/organisation.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

const [week, before] = ['2026-11-16', '2026-11-09']
const evil = '=Netwijs'

let house: TestHouse
let joris: Visitor
let place: TestOrganisation
let outage: TermGroup
beforeAll(async () => {
  const now = new Date('2026-11-21T20:00:00Z')
  house = await openHouse({
    context: { channels: new Map([...allChannels, ['plain', plainChannel]]), clock: () => now },
  })
  joris = await house.owner()
  const { id: organisationId } = await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  const { id: agentId } = await house.ctx.db.selectFrom('agent').select('id').executeTakeFirstOrThrow()
  const made = { kind: 'plain', name: 'Plein', settings: {} }
  const channel = await joris.ask<{ id: string }>('POST', '/api/v1/channels', made)
  place = { organisationId, channelId: channel.body.id, agentId, zone: 'Europe/Amsterdam' }
  await group({ name: 'Wij', about: 'brand' }, 'voltmeer')
  await group({ name: 'Zij', about: 'competitor', competitor: evil }, 'netwijs')
  outage = await group({ name: 'Storing', about: 'topic' }, 'storing')
  // A calm week, and one in which many speak of an outage.
  await say('2026-11-11', 'kalm', 12, 'Dank je wel Voltmeer, heel goed geholpen, top')
  await say('2026-11-11', 'zij', 6, 'Netwijs belt alweer')
  await say('2026-11-18', 'boos', 30, 'Wat een waardeloze storing bij Voltmeer, ik ben woedend')
  await say('2026-11-18', 'blij', 12, 'Dank je wel Voltmeer, heel goed geholpen, top')
  await say('2026-11-18', 'ook-zij', 20, 'Netwijs belt alweer')
  await work()
})
afterAll(() => house.close())

async function work() {
  while (await followTerms(house.ctx, place.organisationId));
  while (await lookBack(house.ctx, place.organisationId));
  while (await followBrand(house.ctx, place.organisationId));
}

async function group(given: { name: string; about: string; competitor?: string }, query: string): Promise<TermGroup> {
  const made = await joris.ask<TermGroup>('POST', '/api/v1/term-groups', { ...given, colour: 'teal', teamId: null })
  await joris.ask('POST', `/api/v1/term-groups/${made.body.id}/terms`, { query })
  return made.body
}

const say = (day: string, who: string, many: number, text: string) =>
  bring(
    house.ctx,
    place,
    Array.from({ length: many }, (_, i) =>
      create({
        id: `${who}-${i}`,
        text,
        actor: { network: 'plain', id: `${who}-${i}` },
        addressed: false,
        visibility: 'public',
        published: new Date(`${day}T12:00:00Z`),
      }),
    ),
  )

const brand = async (query = '') => (await joris.ask<Brand>('GET', `/api/v1/brand${query}`)).body
const oneWeek = async (query = '') => (await joris.ask<OneWeek>('GET', `/api/v1/brand/weeks/${week}${query}`)).body
const messages = async (query: string) =>
  (await joris.ask<Answer<typeof listBrandMessages>>('GET', `/api/v1/brand/messages?week=${week}${query}`)).body

test('a group of terms says which competitor it is about; without that it is the one by its own name', async () => {
  const named = await group({ name: 'Stroomboot', about: 'competitor' }, 'stroomboot')
  expect(named.competitor).toBe('Stroomboot')
  const change = (body: object) => joris.ask<TermGroup>('PATCH', `/api/v1/term-groups/${named.id}`, body)
  expect((await change({ about: 'topic' })).body.competitor).toBeNull()
  expect((await change({ about: 'competitor', competitor: 'Boot' })).body.competitor).toBe('Boot')
  // What it met is counted anew for whom it is about now.
  expect((await brand()).counting).toBe(true)
  await joris.ask('DELETE', `/api/v1/term-groups/${named.id}`)
  await work()
})

test('per week there is a rating and a share of voice of us and of each competitor, with bounds; few is said', async () => {
  const { weeks, counting } = await brand('?weeks=4')
  expect(counting).toBe(false)
  expect(weeks.map((one) => [one.week, one.running])).toEqual([
    ['2026-10-26', false],
    ['2026-11-02', false],
    [before, false],
    [week, true],
  ])
  const [first, , calm, now] = weeks
  expect(first?.of.map(({ competitor }) => competitor)).toEqual([null, evil])
  expect(first?.of[0]?.rating).toMatchObject({ points: 0, tooFew: true, accounts: 0 })
  expect(now?.of[0]?.rating).toMatchObject({ accounts: 42, messages: 42, tooFew: false })
  expect(now?.of[0]?.rating.points).toBeLessThan(calm?.of[0]?.rating.points ?? 0)
  for (const { rating, share } of now?.of ?? []) {
    expect(rating.low <= rating.points && rating.points <= rating.high).toBe(true)
    expect(share.low <= share.share && share.share <= share.high).toBe(true)
  }
})

test('a week does not depend on how many others are looked at', async () => {
  const [few, many] = [await brand('?weeks=2'), await brand('?weeks=40')]
  expect(few.weeks.at(-1)).toEqual(many.weeks.at(-1))
})

test('of one topic or network only that is told', async () => {
  const { topics, networks } = await brand()
  expect(topics).toEqual([{ id: outage.id, name: 'Storing' }, null])
  expect(networks).toEqual(['plain'])
  const of = async (query: string) => (await brand(query)).weeks.at(-1)?.of[0]?.rating.messages
  expect(await of(`?topic=${outage.id}`)).toBe(30)
  expect(await of('?topic=none')).toBe(12)
  expect(await of('?network=plain')).toBe(42)
})

test('what moved it adds up exactly, and its topic comes first', async () => {
  const { moved, topics, against } = await oneWeek()
  expect(against).toBe(before)
  for (const { from, to, movers, usual } of [moved.topic, moved.network])
    expect([usual, ...movers].reduce((sum, { tone, volume }) => sum + tone + volume, 0)).toBe(to - from)
  expect(moved.topic.movers[0]?.topic).toEqual({ id: outage.id, name: 'Storing' })
  expect(topics.map(({ topic, rating }) => [topic?.name, rating.messages])).toEqual([
    ['Storing', 30],
    [undefined, 12],
  ])
  const shown = (await brand()).weeks.at(-1)?.of[0]?.rating
  expect(moved.topic.to).toBe(shown?.points)
})

test('each figure opens its messages, page by page and each once', async () => {
  const seen: string[] = []
  for (let after: string | null = ''; after !== null; ) {
    const one: Answer<typeof listBrandMessages> = await messages(
      `&topic=${outage.id}&limit=7${after && `&after=${after}`}`,
    )
    seen.push(...one.items.map(({ message }) => message.id))
    after = one.next
  }
  expect([seen.length, new Set(seen).size]).toEqual([30, 30])
  const theirs = await messages(`&competitor=${encodeURIComponent(evil)}`)
  expect(theirs.items).toHaveLength(20)
  expect(theirs.items[0]?.message.text).toContain('Netwijs')
})

test('as CSV it holds the same, and no formula of somebody else', async () => {
  const { text, headers } = await joris.ask('GET', '/api/v1/brand/export?weeks=2')
  expect(headers.get('content-type')).toContain('text/csv')
  const lines = text.trim().split('\r\n')
  expect(lines[0]).toContain('week,about,ours,topic')
  // Two weeks of two subjects in all, and per topic where something was said.
  expect(lines.filter((line) => line.includes(',true,,'))).toHaveLength(2)
  expect(lines.some((line) => line.startsWith(`${week},'${evil},false,,20,20`))).toBe(true)
  expect(lines.some((line) => line.includes(',Storing,30,30,'))).toBe(true)
})

test('is for who may read, and asks for a day that exists', async () => {
  expect((await house.stranger().ask('GET', '/api/v1/brand')).status).toBe(401)
  expect((await joris.ask('GET', '/api/v1/brand/weeks/nooit')).status).toBe(400)
  expect((await joris.ask('GET', '/api/v1/brand?weeks=100000')).status).toBe(400)
})
