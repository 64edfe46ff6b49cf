/** Who a person is, through the door that the screen, the telephone exchange and the customer system use. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { Contact, ContactTimeline, findContacts } from '../../contract/contact.ts'
import type { Answer } from '../../contract/endpoint.ts'
import type { Actor } from '../../domain/message/message.ts'
import { acceptArrivals } from '../../server/use/accept-arrivals.ts'
import { receiveMessages } from '../../server/use/receive-messages.ts'
import { create, plainChannel } from '../support/organisation.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let joris: Visitor
let organisationId: string
let channelId: string
beforeAll(async () => {
  house = await openHouse({ context: { channels: new Map([...allChannels, ['plain', plainChannel]]) } })
  joris = await house.owner()
  const one = await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  organisationId = one.id
  channelId = house.ctx.newId()
  await house.ctx.db
    .insertInto('channel')
    .values({
      organisation_id: organisationId,
      id: channelId,
      kind: 'plain',
      name: 'Proef',
      address: 'proef@example.org',
      settings: '{}',
      created_at: house.ctx.clock(),
    })
    .execute()
})
afterAll(() => house.close())

let said = 0
async function says(...people: (Partial<Actor> & { id: string })[]): Promise<void> {
  const items = people.map((actor) => {
    const event = create({ id: `b-${++said}`, actor: { network: 'plain', ...actor }, text: `bericht ${said}` })
    return { bytes: Buffer.from(JSON.stringify(event)) }
  })
  await acceptArrivals(house.ctx, { organisationId, channelId, zone: 'Europe/Amsterdam' }, items)
  while ((await receiveMessages(house.ctx, organisationId)) > 0);
}

type Found = Answer<typeof findContacts>['contacts']
const find = async (query: string, by: Visitor = joris): Promise<Found> =>
  (await by.ask<{ contacts: Found }>('GET', `/api/v1/contacts?${query}`)).body.contacts
const idOf = async (query: string) => (await find(query))[0]?.id ?? ''
const read = async (id: string) => (await joris.ask<Contact>('GET', `/api/v1/contacts/${id}`)).body
const account = (id: string) => `account=${encodeURIComponent(`plain:${id}`)}`

describe('looking somebody up', () => {
  test('goes by address, number, account and handle, exactly', async () => {
    await says({
      id: 'lot',
      name: 'Lotte',
      handle: 'Lotte_V',
      verifiedEmail: 'lotte@x.nl',
      verifiedPhone: '+31611112222',
    })
    const id = await idOf('email=LOTTE@x.nl')
    expect(id).not.toBe('')
    expect(await idOf('phone=06-11112222')).toBe(id)
    expect(await idOf(account('lot'))).toBe(id)
    expect(await idOf(account('@lotte_v'))).toBe(id)
    expect(await find('email=lotte@x.n')).toEqual([])
    const [found] = await find('email=lotte@x.nl', await house.program(['conversation.read']))
    expect(found).toMatchObject({ id, name: 'Lotte', page: expect.stringContaining(`/contacten/${id}`) })
  })

  test.each(['', 'email=a@x.nl&phone=0612345678', 'phone=112', 'account=plain'])(
    '%s is told to be unclear',
    async (query) => {
      expect((await joris.ask('GET', `/api/v1/contacts?${query}`)).status).toBe(400)
    },
  )
})

describe('two contacts', () => {
  test('are joined, taken apart and joined again by hand; both ids go on working', async () => {
    await says({ id: 'a', name: 'Anna' }, { id: 'b', name: 'Anna de B.' })
    const [a, b] = [await idOf(account('a')), await idOf(account('b'))]
    const joined = await joris.ask<{ joinId: string; id: string }>('POST', `/api/v1/contacts/${b}/joins`, { with: a })
    expect(joined.body.id).toBe(b)
    expect(await read(a)).toEqual(await read(b))
    const one = await read(a)
    expect(one.accounts.map(({ ownContactId }) => ownContactId).sort()).toEqual([a, b].sort())
    expect(one.joins).toMatchObject([
      { fromId: a, intoId: b, name: 'Anna', by: { alias: 'Joris' }, evidence: [{ kind: 'by hand' }] },
    ])
    expect(one.conversations).toHaveLength(2)
    expect(one.tried).toMatchObject([{ channel: { name: 'Proef' }, conversations: 2, open: 2 }])

    const apart = await joris.ask('POST', `/api/v1/contact-joins/${joined.body.joinId}/withdraw`, { apart: true })
    expect(apart.body).toEqual({ ids: [a, b] })
    expect((await read(a)).conversations).toHaveLength(1)
    const again = await joris.ask('POST', `/api/v1/contacts/${b}/joins`, { with: a })
    expect(again.problem.code).toBe('kept-apart')
    expect((await joris.ask('POST', `/api/v1/contact-joins/${joined.body.joinId}/renew`)).status).toBe(200)
    expect((await read(a)).id).toBe(b)
  })

  test('are only joined by who may answer', async () => {
    const viewer = await house.colleague('viewer')
    const id = house.ctx.newId()
    expect((await viewer.ask('POST', `/api/v1/contacts/${id}/joins`, { with: id })).status).toBe(403)
    expect((await joris.ask('POST', `/api/v1/contacts/${id}/joins`, { with: id })).status).toBe(404)
    expect((await joris.ask('POST', `/api/v1/contact-joins/${id}/withdraw`, { apart: true })).status).toBe(404)
    expect((await joris.ask('GET', `/api/v1/contacts/${id}`)).status).toBe(404)
  })
})

test('what was said with a person is read page by page, over all conversations, each message once', async () => {
  for (let i = 0; i < 6; i++) {
    house.wait(60_000)
    await says({ id: 'praat', name: 'Piet' }, { id: 'praat2', name: 'Piet' })
  }
  const [id, other] = [await idOf(account('praat')), await idOf(account('praat2'))]
  await joris.ask('POST', `/api/v1/contacts/${id}/joins`, { with: other })
  const texts: string[] = []
  for (let after: string | null = ''; after !== null; ) {
    const path: string = `/api/v1/contacts/${id}/timeline?limit=5${after && `&after=${after}`}`
    const { body }: { body: ContactTimeline } = await joris.ask<ContactTimeline>('GET', path)
    texts.push(...body.items.map((item) => (item.kind === 'said' ? item.message.text : '')))
    after = body.next
  }
  expect(texts).toHaveLength(12)
  expect(new Set(texts).size).toBe(12)
  expect(texts[0]).toBe(`bericht ${said}`)
})

type Brought = {
  fresh: number
  known: number
  refused: number
  items: { place: number; contactId: string | null; reason?: string }[]
}
const bring = async (...customers: object[]) =>
  (await joris.ask<Brought>('POST', '/api/v1/customers', { customers })).body

describe('customers of the organisation’s own system', () => {
  test('are found by their number, and whoever writes from their address is them', async () => {
    const made = await bring({
      number: 'K-1',
      name: 'Karim',
      emails: ['Karim@x.nl'],
      phones: ['06 22223333'],
      value: 12.5,
      segments: ['vip'],
    })
    expect(made).toMatchObject({ fresh: 1, known: 0, refused: 0 })
    const id = made.items[0]?.contactId ?? ''
    await says({ id: 'karim-chat', name: 'K', verifiedEmail: 'karim@x.nl' })
    expect(await idOf(account('karim-chat'))).toBe(id)
    expect(await find('number=K-1')).toMatchObject([
      { id, records: [{ number: 'K-1', value: 12.5, segments: ['vip'] }] },
    ])
    expect(await bring({ number: 'K-1', fields: { regio: 'Oost' } })).toMatchObject({ fresh: 0, known: 1 })
    expect((await read(id)).records).toMatchObject([{ value: 12.5, segments: ['vip'], fields: { regio: 'Oost' } }])
  })

  test('of whom the address is somebody else’s than the number are suggested, not joined', async () => {
    await says(
      { id: 'mail', name: 'Ans', verifiedEmail: 'ans@x.nl' },
      { id: 'bel', name: 'Bep', verifiedPhone: '+31644445555' },
    )
    const made = await bring({ number: 'K-2', emails: ['ans@x.nl'], phones: ['+31644445555'] })
    const id = made.items[0]?.contactId ?? ''
    const { suggestions } = await read(id)
    expect(suggestions.map(({ contact }) => contact.name).sort()).toEqual(['Ans', 'Bep'])
    const ans = suggestions.find(({ contact }) => contact.name === 'Ans')
    expect(ans?.evidence).toContainEqual({ kind: 'same email', value: 'ans@x.nl', verified: true, sharedBy: 2 })
    await joris.ask('POST', `/api/v1/contacts/${id}/aparts`, {
      other: suggestions.find(({ contact }) => contact.name === 'Bep')?.contact.id,
      apart: true,
    })
    expect((await read(id)).suggestions).toHaveLength(1)
    await joris.ask('POST', `/api/v1/contacts/${id}/joins`, { with: ans?.contact.id })
    const one = await read(id)
    expect(one.suggestions).toEqual([])
    expect(one.joins[0]?.evidence.map(({ kind }) => kind)).toEqual(['by hand', 'customer record', 'same email'])
  })

  test('come and go as CSV, safe for spreadsheets; a wrong line costs only itself', async () => {
    const csv =
      '﻿Klantnummer;Naam;E-mail;Telefoon;Waarde;Regio\r\n=K-3;"Zoë; ""Z""";zoe@x.nl;;1.234,50;+Oost\r\n;Niemand;;;;\r\nK-4;Wim;geen adres;;;\r\n'
    const sent = await joris.ask<Brought>('POST', '/api/v1/customers.csv', csv, { 'content-type': 'text/csv' })
    expect(sent.body).toMatchObject({ fresh: 1, refused: 2 })
    expect(sent.body.items.filter(({ reason }) => reason).map(({ place }) => place)).toEqual([3, 4])
    const out = await joris.ask('GET', '/api/v1/customers.csv')
    expect(out.text).toContain(`'=K-3,"Zoë; ""Z""",zoe@x.nl,,1234.5,`)
    expect(out.text).toContain(`'+Oost`)
    const back = await joris.ask<Brought>('POST', '/api/v1/customers.csv', out.text, { 'content-type': 'text/csv' })
    expect(back.body).toMatchObject({ fresh: 0, refused: 0 })
    expect((await joris.ask('GET', '/api/v1/customers.csv')).text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')).toBe(
      out.text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, ''),
    )
    const noText = await joris.ask('POST', '/api/v1/customers.csv', 'PK\u0003\u0000\u0000naam', {
      'content-type': 'text/csv',
    })
    expect([noText.status, noText.problem.detail]).toEqual([400, expect.stringContaining('is no text')])
    const wrong = await joris.ask('POST', '/api/v1/customers.csv', 'a,b\n"open', { 'content-type': 'text/csv' })
    expect(wrong.status).toBe(400)
  })

  test('are brought by who may: the owner, or a key made for it', async () => {
    const program = await house.program(['customer.bring'])
    expect((await program.ask('POST', '/api/v1/customers', { customers: [{ number: 'K-9' }] })).status).toBe(200)
    const agent = await house.colleague('agent')
    expect((await agent.ask('GET', '/api/v1/customers.csv')).status).toBe(403)
  })
})
