/** The stream of what is said around us, and making a conversation of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { Conversation } from '../../contract/conversation.ts'
import type { Answer } from '../../contract/endpoint.ts'
import type { listListenedPosts } from '../../contract/listening.ts'
import type { ChannelEvent, Note } from '../../domain/message/message.ts'
import { openConversation } from '../../server/use/open-conversation.ts'
import { followTerms } from '../../server/use/term/follow-terms.ts'
import { forgetListenedOf } from '../../server/work/forget.ts'
import { bring, note, plainChannel, type TestOrganisation } from '../support/organisation.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let joris: Visitor
let place: TestOrganisation
beforeAll(async () => {
  house = await openHouse({ context: { channels: new Map([...allChannels, ['plain', plainChannel]]) } })
  joris = await house.owner()
  const { id: organisationId } = await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  const channelId = house.ctx.newId()
  const row = { kind: 'plain', name: 'Blogs', address: 'blogs', settings: '{}', created_at: house.ctx.clock() }
  await house.ctx.db
    .insertInto('channel')
    .values({ organisation_id: organisationId, id: channelId, ...row })
    .execute()
  const { id: agentId } = await house.ctx.db.selectFrom('agent').select('id').executeTakeFirstOrThrow()
  place = { organisationId, channelId, agentId, zone: 'Europe/Amsterdam' }
})
afterAll(() => house.close())

const post = (of: Partial<Note> & { id: string }): ChannelEvent => ({
  type: 'Update',
  note: note({
    addressed: false,
    visibility: 'public',
    url: `https://blog.example/${of.id}`,
    thread: { root: of.id },
    ...of,
  }),
})
const by = (id: string) => ({ network: 'feed', id, name: id })
const stream = async (query = '') =>
  (await joris.ask<Answer<typeof listListenedPosts>>('GET', `/api/v1/listened-posts${query}`)).body
const idOf = async (text: string) => {
  const found = (await stream('?limit=100')).items.find(({ message }) => message.text === text)
  if (!found) throw new Error(`"${text}" is not in the stream`)
  return found.message.id
}
const open = (id: string, body: object = {}) =>
  joris.ask<{ conversation: Conversation }>('POST', `/api/v1/listened-posts/${id}/conversation`, body)

describe('what is said around us', () => {
  test('stands in the stream with its link, opens no work, and pages newest first', async () => {
    for (const id of ['een', 'twee', 'drie']) {
      await bring(house.ctx, place, [post({ id, actor: by('wim') })])
      house.wait(1000)
    }
    const first = await stream('?limit=2')
    expect(first.items.map(({ message }) => message.url)).toEqual([
      'https://blog.example/drie',
      'https://blog.example/twee',
    ])
    expect(first.items[0]).toMatchObject({
      channel: { name: 'Blogs' },
      message: { conversationId: null, direction: 'in' },
    })
    const second = await stream(`?limit=2&after=${first.next}`)
    expect(second.items.map(({ message }) => message.text)).toEqual(['tekst van een'])
    expect(second.next).toBeNull()
    const counts = await joris.ask<{ open: { anybody: number } }>('GET', '/api/v1/conversations/counts')
    expect(counts.body.open.anybody).toBe(0)
  })

  test('is found by channel and by period', async () => {
    expect((await stream(`?channel=${place.channelId}`)).items).toHaveLength(3)
    expect((await stream(`?channel=${house.ctx.newId()}`)).items).toEqual([])
    const now = encodeURIComponent(house.ctx.clock().toISOString())
    expect((await stream(`?from=${now}`)).items).toEqual([])
    expect((await stream(`?until=${now}`)).items).toHaveLength(3)
  })
})

describe('a conversation is made of a post', () => {
  test('for a team, waits from now, and stays in the stream with its conversation', async () => {
    const { teams } = (await joris.ask<{ teams: { id: string; name: string }[] }>('GET', '/api/v1/channels')).body
    house.wait(3_600_000)
    const { status, body } = await open(await idOf('tekst van twee'), { teamId: teams[0]?.id })
    expect(status).toBe(201)
    expect(body.conversation).toMatchObject({
      workState: 'open',
      waitsSince: house.ctx.clock().toISOString(),
      team: teams[0],
      contact: { name: 'wim' },
      said: 1,
      contactCount: 1,
    })
    expect((await stream()).items.map(({ message }) => [message.text, message.conversationId])).toEqual([
      ['tekst van drie', null],
      ['tekst van twee', body.conversation.id],
      ['tekst van een', null],
    ])
    const { messages } = (
      await joris.ask<{ messages: { items: { seq: number; text: string }[] } }>(
        'GET',
        `/api/v1/conversations/${body.conversation.id}`,
      )
    ).body
    expect(messages.items).toMatchObject([{ seq: 1, text: 'tekst van twee' }])
  })

  test('once: the second who presses gets the same one', async () => {
    await bring(house.ctx, place, [post({ id: 'vier', actor: by('lotte') })])
    const id = await idOf('tekst van vier')
    const [a, b] = await Promise.all([open(id), open(id)])
    expect(a.body.conversation.id).toBe(b.body.conversation.id)
    expect(a.body.conversation.said).toBe(1)
  })

  test('what its writer says next in the thread goes on in it; what another says is another matter', async () => {
    await bring(house.ctx, place, [post({ id: 'vijf', actor: by('sem') })])
    const { conversation } = (await open(await idOf('tekst van vijf'))).body
    await bring(house.ctx, place, [
      post({ id: 'meer', actor: by('sem'), thread: { root: 'vijf', inReplyTo: ['vijf'] } }),
      post({ id: 'ander', actor: by('eva'), thread: { root: 'vijf', inReplyTo: ['vijf'] } }),
    ])
    const { body } = await joris.ask<{ conversation: Conversation }>('GET', `/api/v1/conversations/${conversation.id}`)
    expect(body.conversation).toMatchObject({ said: 2, snippet: 'tekst van meer' })
    await idOf('tekst van ander')
  })

  test('takes along what we had said to it', async () => {
    await bring(house.ctx, place, [
      post({ id: 'zes', actor: by('noor') }),
      post({ id: 'antwoord', actor: by('wij'), ours: true, thread: { root: 'zes', inReplyTo: ['zes'] } }),
    ])
    const loose = (await stream()).items.find(({ message }) => message.direction === 'out')
    expect(loose?.message.text).toBe('tekst van antwoord')
    const { body } = await open(await idOf('tekst van zes'))
    expect(body.conversation).toMatchObject({ said: 2, workState: 'answered', lastDirection: 'out' })
    expect((await open(loose?.message.id ?? '')).body.conversation.id).toBe(body.conversation.id)
  })

  test('is refused for words of ours alone, for what was taken back, and for what is not there', async () => {
    await bring(house.ctx, place, [
      post({ id: 'onze', actor: by('wij'), ours: true }),
      post({ id: 'weg', actor: by('bram') }),
    ])
    const [ours, gone] = [await idOf('tekst van onze'), await idOf('tekst van weg')]
    await bring(house.ctx, place, [{ type: 'Delete', id: 'weg', at: house.ctx.clock() }])
    expect((await open(ours)).problem.code).toBe('conflict')
    expect((await open(gone)).problem.code).toBe('conflict')
    expect((await open(house.ctx.newId())).problem.code).toBe('not-found')
    expect((await stream()).items.some(({ message }) => message.id === gone)).toBe(false)
  })

  test('by a rule is told as such', async () => {
    await bring(house.ctx, place, [post({ id: 'regel', actor: by('fatima') })])
    const ruleId = house.ctx.newId()
    const who = { organisationId: place.organisationId, agentId: null, ruleId }
    const id = await openConversation(house.ctx, who, await idOf('tekst van regel'))
    const act = await house.ctx.db.selectFrom('act').selectAll().where('rule_id', '=', ruleId).executeTakeFirst()
    expect(act).toMatchObject({ kind: 'open', conversation_id: id })
  })
})

test('a reaction shows what it reacts to, where we have that', async () => {
  const root = { id: 'bonus', actor: by('ruben'), text: 'De directie krijgt een bonus' }
  await bring(house.ctx, place, [
    post(root),
    post({ id: 'reactie', actor: by('wil'), text: 'Lekker dan.', thread: { root: 'bonus', inReplyTo: ['bonus'] } }),
    post({ id: 'wees', actor: by('wil'), text: 'Eens.', thread: { root: 'elders', inReplyTo: ['elders'] } }),
  ])
  const reactsTo = async (text: string) => (await stream()).items.find(({ message }) => message.text === text)?.reactsTo
  expect(await reactsTo('Lekker dan.')).toEqual({
    from: 'ruben',
    text: root.text,
    url: 'https://blog.example/bonus',
  })
  expect(await reactsTo('Eens.')).toBeNull()
  await bring(house.ctx, place, [{ type: 'Delete', id: 'bonus', at: house.ctx.clock() }])
  expect(await reactsTo('Lekker dan.')).toBeNull()
})

test('a reaction to a post about us is about us too, and who calls us by name talks to us', async () => {
  const house1 = { name: 'Vonk en Vezel', about: 'brand', colour: 'teal', teamId: null }
  const { id } = (await joris.ask<{ id: string }>('POST', '/api/v1/term-groups', house1)).body
  await joris.ask('POST', `/api/v1/term-groups/${id}/terms`, { query: 'vezel' })
  while (await followTerms(house.ctx, place.organisationId));
  const inTalk = { thread: { root: 'borg', inReplyTo: ['borg'] } }
  await bring(house.ctx, place, [
    post({ id: 'borg', actor: by('gerda'), text: 'Vonk en Vezel vraagt een borg' }),
    post({ id: 'eens', actor: by('wil'), text: 'Netjes opgelost, maar wie bedenkt zoiets.', ...inTalk }),
    post({ id: 'roept', actor: by('bo'), text: 'Beste mensen van Vonk en Vezel, help haar even.', ...inTalk }),
  ])
  while (await followTerms(house.ctx, place.organisationId));
  const because = async (text: string) =>
    (await stream()).items.find(({ message }) => message.text.startsWith(text))?.etiquette.because
  expect(await because('Netjes opgelost')).toBe('about-us')
  expect(await because('Beste mensen')).toBe('to-us')
})

test('what is shown of a group is taken along as CSV, without formulas, and the logbook says by whom', async () => {
  const group = { name: 'Klussen', about: 'topic', colour: 'teal', teamId: null }
  const { id } = (await joris.ask<{ id: string }>('POST', '/api/v1/term-groups', group)).body
  await joris.ask('POST', `/api/v1/term-groups/${id}/terms`, { query: 'schutting' })
  while (await followTerms(house.ctx, place.organisationId));
  await bring(house.ctx, place, [
    post({ id: 's1', actor: by('tess'), text: '=HYPERLINK("https://kwaad.example") schutting' }),
    post({ id: 's2', actor: by('omar'), text: 'een schutting,\nen "hout"' }),
    post({ id: 's3', actor: by('ines'), text: 'schutting te koop', addressed: true }),
  ])
  while (await followTerms(house.ctx, place.organisationId));
  const taken = async (query = '') => {
    const { status, headers, text } = await joris.ask('GET', `/api/v1/term-groups/${id}/hits/export${query}`)
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
    return text
  }
  const csv = await taken()
  expect(csv.split('\r\n')[0]).toMatch(/said_at,channel,author/)
  expect(csv).toContain(`"'=HYPERLINK(""https://kwaad.example"") schutting"`)
  expect(csv).toContain(`"een schutting,\nen ""hout"""`)
  expect(csv.indexOf('ines')).toBeLessThan(csv.indexOf('tess'))
  const toUs = await taken('?addressed=true')
  expect(toUs).toContain('schutting te koop')
  expect(toUs).not.toContain('hout')
  const { items } = (await joris.ask<{ items: { kind: string; about: object }[] }>('GET', '/api/v1/log')).body
  expect(items[0]).toMatchObject({ kind: 'stream-exported', by: { name: 'Joris Vermeer' }, about: { name: 'Klussen' } })
  expect((await joris.ask('GET', `/api/v1/term-groups/${house.ctx.newId()}/hits/export`)).status).toBe(404)
})

test('after 90 days what strangers said is forgotten, and a conversation is not', async () => {
  await bring(house.ctx, place, [post({ id: 'oud', actor: by('kees') }), post({ id: 'blijft', actor: by('anna') })])
  const { conversation } = (await open(await idOf('tekst van blijft'))).body
  const forgettable = async () =>
    (await stream()).items.filter(({ message }) => message.direction === 'in' && message.conversationId === null)
  house.wait(91 * 86_400_000)
  while (await forgetListenedOf(house.ctx, place.organisationId));
  expect(await forgettable()).toEqual([])
  const kept = await house.ctx.db
    .selectFrom('message')
    .select(['text', 'url'])
    .where('external_id', '=', 'oud')
    .executeTakeFirst()
  expect(kept).toEqual({ text: '', url: null })
  const { body } = await joris.ask<{ messages: { items: { text: string }[] } }>(
    'GET',
    `/api/v1/conversations/${conversation.id}`,
  )
  expect(body.messages.items[0]?.text).toBe('tekst van blijft')
})
