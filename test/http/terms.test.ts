/** Search terms over HTTP: what one would bring, what met them, what does not belong, and how much was said. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { Answer } from '../../contract/endpoint.ts'
import type { judgeHits, listHits, listTerms, previewTerm, readVolume, Term, TermGroup } from '../../contract/term.ts'
import type { countStreams, listViews, View } from '../../contract/view.ts'
import { countStream } from '../../server/store/stream-count.ts'
import { fillViews } from '../../server/use/fill-views.ts'
import { followTerms } from '../../server/use/term/follow-terms.ts'
import { lookBack } from '../../server/use/term/look-back.ts'
import { bring, note, plainChannel, type TestOrganisation } from '../support/organisation.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let joris: Visitor
let place: TestOrganisation
beforeAll(async () => {
  house = await openHouse({ context: { channels: new Map([...allChannels, ['plain', plainChannel]]) } })
  joris = await house.owner()
  const { id: organisationId } = await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  const { id: agentId } = await house.ctx.db.selectFrom('agent').select('id').executeTakeFirstOrThrow()
  const channel = await joris.ask<{ id: string }>('POST', '/api/v1/channels', {
    kind: 'plain',
    name: 'Plein',
    settings: {},
  })
  place = { organisationId, channelId: channel.body.id, agentId, zone: 'Europe/Amsterdam' }
  await work()
})
afterAll(() => house.close())

async function work() {
  while (await followTerms(house.ctx, place.organisationId));
  while (await lookBack(house.ctx, place.organisationId));
}
let n = 0
const says = async (text: string, more = {}) => {
  const id = `p${++n}`
  const of = {
    actor: { network: 'plain', id: `wie${n}`, handle: `wie${n}` },
    addressed: false,
    visibility: 'public' as const,
  }
  await bring(house.ctx, place, [{ type: 'Create', note: note({ id, text, ...of, ...more }) }])
}
const makeGroup = async (name: string) =>
  (await joris.ask<TermGroup>('POST', '/api/v1/term-groups', { name, about: 'brand', colour: 'teal', teamId: null }))
    .body
const addTerm = (group: TermGroup, query: string, more = {}) =>
  joris.ask<Term>('POST', `/api/v1/term-groups/${group.id}/terms`, { query, ...more })
const preview = async (query: string, groupId?: string) =>
  (await joris.ask<Answer<typeof previewTerm>>('POST', '/api/v1/terms/preview', { query, ...(groupId && { groupId }) }))
    .body
const hits = async (group: TermGroup, query = '') =>
  (await joris.ask<Answer<typeof listHits>>('GET', `/api/v1/term-groups/${group.id}/hits${query}`)).body

test('a term that is not understood says where, before and when it is saved', async () => {
  const group = await makeGroup('Fout')
  expect(await preview('storing AND (internet')).toMatchObject({ ok: false, fault: { code: 'bracket-open', at: 12 } })
  const refused = await addTerm(group, 'NOT storing')
  expect([refused.status, refused.problem.code]).toEqual([400, 'term-unclear'])
  expect(refused.problem.fault).toMatchObject({ code: 'only-not' })
})

test('what met a group stands in its stream, newest first, with the words that were meant and who it was said to', async () => {
  const group = await makeGroup('Zonnestroom')
  expect((await addTerm(group, 'zonnestroom AND storing')).status).toBe(201)
  await says('Weer een Storing bij Zonnestroom!')
  house.wait(1000)
  await says('@zonnestroom is er een storing bij zonnestroom?', { addressed: true })
  await says('zonnestroom is fijn')
  await work()
  const { items } = await hits(group)
  expect(items.map(({ message, addressed }) => [message.text, addressed])).toEqual([
    ['@zonnestroom is er een storing bij zonnestroom?', true],
    ['Weer een Storing bij Zonnestroom!', false],
  ])
  const [, around] = items
  expect(around?.found.map(({ from, until }) => around.message.text.slice(from, until))).toEqual([
    'Storing',
    'Zonnestroom',
  ])
  expect(around?.etiquette).toEqual({ may: 'think', because: 'about-us' })
  expect((await hits(group, '?addressed=true')).items).toHaveLength(1)
  expect((await hits(group, '?addressed=false')).items).toHaveLength(1)
  const first = await hits(group, '?limit=1')
  const second = await hits(group, `?limit=1&after=${encodeURIComponent(first.next ?? '')}`)
  expect([...first.items, ...second.items].map(({ message }) => message.id)).toEqual(
    items.map(({ message }) => message.id),
  )
  const { groups } = (await joris.ask<Answer<typeof listTerms>>('GET', '/api/v1/term-groups')).body
  expect(groups.find(({ id }) => id === group.id)).toMatchObject({ lately: 2, terms: [{ back: { done: true } }] })
})

test('how much was said is told per hour, and nothing is called usual before there is something to compare with', async () => {
  const group = await makeGroup('Volume')
  await addTerm(group, 'volumetje')
  await says('een volumetje')
  await work()
  const { hours, sources } = (
    await joris.ask<Answer<typeof readVolume>>('GET', `/api/v1/term-groups/${group.id}/volume?days=1`)
  ).body
  expect(hours).toHaveLength(25)
  expect(hours.at(-1)).toMatchObject({ around: 1, addressed: 0, usual: null })
  expect(sources).toMatchObject([{ channel: 'Plein', said: 1 }])
})

test('a preview tells how much a day, the newest, and which words bring what is not meant', async () => {
  for (let i = 0; i < 60; i++) await says(`gewoon praatje nummer ${i}`)
  for (let i = 0; i < 12; i++) await says(`zonneweide festival tickets nummer ${i}`)
  for (let i = 0; i < 6; i++) await says(`zonneweide factuur klopt niet ${i}`)
  const seen = await preview('zonneweide')
  if (!seen.ok) throw new Error('not understood')
  expect(seen.met).toBe(18)
  expect(seen.newest).toHaveLength(18)
  expect(seen.newest[0]?.found).toEqual([{ from: 0, until: 10 }])
  expect(seen.perDay.low).toBeLessThanOrEqual(seen.perDay.expected)
  expect(seen.perDay.high).toBeGreaterThanOrEqual(seen.perDay.expected)
  expect(seen.noise.map(({ word }) => word)).toContain('festival')
  expect(seen.noise.find(({ word }) => word === 'festival')).toMatchObject({
    removes: 12,
    query: 'zonneweide AND NOT festival',
  })
})

test('a term that matches nearly everything is refused with how much, and kept when one says so', async () => {
  const group = await makeGroup('Breed')
  expect(await preview('nummer')).toMatchObject({ ok: true, broad: true })
  const refused = await addTerm(group, 'nummer')
  expect([refused.status, refused.problem.code]).toEqual([409, 'term-too-broad'])
  expect(refused.problem.met).toBeGreaterThan(60)
  expect((await addTerm(group, 'nummer', { broad: true })).status).toBe(201)
})

test('what does not belong is put aside, proposes a sharper term, and comes back when one wants', async () => {
  const group = await makeGroup('Zonneweide')
  const term = (await addTerm(group, 'zonneweide')).body
  await work()
  const { items } = await hits(group, '?limit=100')
  const festival = items.filter(({ message }) => message.text.includes('festival')).map(({ message }) => message.id)
  const judge = (messageIds: string[], relevant: boolean | null) =>
    joris.ask<Answer<typeof judgeHits>>('POST', `/api/v1/term-groups/${group.id}/judgements`, { messageIds, relevant })
  const { body } = await judge(festival, false)
  expect(body.judged).toBe(12)
  expect(body.proposal).toMatchObject({ termId: term.id, removes: 12, loses: 0 })
  expect(['festival', 'tickets']).toContain(body.proposal?.word)
  expect((await hits(group, '?limit=100')).items).toHaveLength(6)
  await judge(festival, null)
  expect((await hits(group, '?limit=100')).items).toHaveLength(18)
  await joris.ask('PATCH', `/api/v1/terms/${term.id}`, { query: body.proposal?.query })
  await work()
  expect((await hits(group, '?limit=100')).items).toHaveLength(6)
})

test('what is put aside counts in no figure, is found back, and counts again when it comes back', async () => {
  const group = await makeGroup('Schoon')
  const term = (await addTerm(group, 'vlierbes')).body
  await work()
  for (const text of ['Een vlierbes', 'Nog een vlierbes', 'Vlierbes, heerlijk']) await says(text)
  await work()
  const figures = async () => {
    const path = `/api/v1/term-groups/${group.id}/volume?days=1`
    const { hours, sources } = (await joris.ask<Answer<typeof readVolume>>('GET', path)).body
    const { groups } = (await joris.ask<Answer<typeof listTerms>>('GET', '/api/v1/term-groups')).body
    const here = groups.find(({ id }) => id === group.id)
    return {
      hours: hours.reduce((sum, { around }) => sum + around, 0),
      sources: sources.reduce((sum, { said }) => sum + said, 0),
      group: here?.lately,
      term: here?.terms.find(({ id }) => id === term.id)?.lately,
    }
  }
  const judge = (messageIds: string[], relevant: boolean | null) =>
    joris.ask('POST', `/api/v1/term-groups/${group.id}/judgements`, { messageIds, relevant })
  expect(await figures()).toEqual({ hours: 3, sources: 3, group: 3, term: 3 })
  const [one, two] = (await hits(group)).items.map(({ message }) => message.id)
  if (!one || !two) throw new Error('what was said is not in the stream')
  await judge([one, two], false)
  await judge([one], false)
  expect(await figures()).toEqual({ hours: 1, sources: 1, group: 1, term: 1 })
  expect((await hits(group, '?aside=true')).items.map(({ message }) => message.id)).toEqual([one, two])
  // Other words for the term, and a look back: what was put aside stays so.
  await addTerm(group, 'heerlijk OR vlierbes')
  await work()
  expect(await figures()).toMatchObject({ hours: 1, sources: 1, group: 1 })
  await judge([one], null)
  expect(await figures()).toMatchObject({ hours: 2, sources: 2, group: 2 })
  expect((await hits(group, '?aside=true')).items.map(({ message }) => message.id)).toEqual([two])
})

test('what is said to us alone stands in no stream and counts nowhere; what is said to us in public is in both streams', async () => {
  const group = await makeGroup('Openbaar')
  await addTerm(group, 'kamperfoelie')
  await work()
  await says('Een brief over kamperfoelie', { addressed: true, visibility: 'direct' })
  await says('@jullie waar is mijn kamperfoelie?', { addressed: true })
  await says('Kamperfoelie is mooi')
  await work()
  const open = ['Kamperfoelie is mooi', '@jullie waar is mijn kamperfoelie?']
  const texts = (items: Answer<typeof listHits>['items']) => items.map(({ message }) => message.text)
  expect(texts((await hits(group)).items).toSorted()).toEqual(open.toSorted())
  const volume = await joris.ask<Answer<typeof readVolume>>('GET', `/api/v1/term-groups/${group.id}/volume?days=1`)
  expect(volume.body.hours.at(-1)).toMatchObject({ around: 1, addressed: 1 })
  const all = await joris.ask<Answer<typeof listHits>>('GET', '/api/v1/listened-posts?limit=3')
  expect(texts(all.body.items)).toEqual(expect.arrayContaining(open))
  expect(texts(all.body.items)).not.toContain('Een brief over kamperfoelie')
  expect(await preview('kamperfoelie')).toMatchObject({ ok: true, met: 2 })
})

test('a stream is kept as a view: for oneself or for everybody, without a list of conversations, until its group goes', async () => {
  const group = await makeGroup('Te bewaren')
  const stream = { group: group.id, addressed: false, period: 'week' }
  const since = new Date(house.ctx.clock().getTime() - 86_400_000)
  const made = await joris.ask<View>('POST', '/api/v1/views', { name: 'Over ons', personal: true, filters: {}, stream })
  expect(made.body).toMatchObject({ name: 'Over ons', filters: {}, stream })
  const { id } = made.body
  const sanne = await house.colleague('agent')
  const seenBy = async (who: Visitor) =>
    (await who.ask<Answer<typeof listViews>>('GET', '/api/v1/views')).body.views.filter((view) => view.stream)
  expect(await seenBy(sanne)).toEqual([])
  await addTerm(group, 'kaneelstok')
  await work()
  for (const text of ['Een kaneelstok, heerlijk', 'Alweer een kaneelstok', 'Kaneelstok, wie heeft er nog een'])
    await says(text)
  await says('Hebben jullie een kaneelstok voor me?', { addressed: true })
  await work()
  const lately = async (who: Visitor) =>
    (await who.ask<Answer<typeof countStreams>>('GET', '/api/v1/views/lately')).body.lately
  expect(await lately(joris)).toEqual({ [id]: { n: 3, more: false } })
  expect(await lately(sanne)).toEqual({})
  expect(
    await countStream(house.ctx.db, place.organisationId, { addressed: false, group: group.id }, since, 2),
  ).toEqual({ n: 1, more: true })
  await joris.ask('PATCH', `/api/v1/views/${id}`, { name: 'Om ons heen', personal: false, stream: { group: group.id } })
  expect(await seenBy(sanne)).toMatchObject([{ id, name: 'Om ons heen', stream: { group: group.id }, personal: false }])
  expect((await joris.ask('PATCH', `/api/v1/views/${id}`, { filters: { state: 'all' } })).problem.code).toBe('invalid')
  expect((await joris.ask('GET', `/api/v1/conversations?view=${id}`)).status).toBe(404)

  await bring(house.ctx, place, [{ type: 'Create', note: note({ id: 'echt', text: 'Een vraag aan jullie' }) }])
  await fillViews(house.ctx, place.organisationId)
  const listed = house.ctx.db.selectFrom('listed').select('conversation_id').where('list_id', '=', id)
  expect(await listed.where('organisation_id', '=', place.organisationId).execute()).toEqual([])

  await joris.ask('DELETE', `/api/v1/term-groups/${group.id}`)
  expect(await seenBy(joris)).toEqual([])
})

test('how much a day is told from the last weeks, however old the oldest is that is looked at', async () => {
  await says('een bosuil in de tuin')
  house.wait(400 * 86_400_000)
  for (let i = 0; i < 56; i++) await says(`weer een bosuil, de ${i}e`)
  const seen = await preview('bosuil')
  if (!seen.ok) throw new Error('not understood')
  expect(seen.met).toBe(57)
  expect(seen.perDay.expected).toBeCloseTo(2, 5)
})
