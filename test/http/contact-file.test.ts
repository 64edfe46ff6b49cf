/** Everything of a person through the door: what happened elsewhere, notes, who is who, what many share, and their file. */
import { inflateRawSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { Contact, ContactTimeline } from '../../contract/contact.ts'
import type { ContactDeed } from '../../contract/contact-file.ts'
import type { LogEntry } from '../../contract/logbook.ts'
import type { Actor } from '../../domain/message/message.ts'
import { transact } from '../../server/store/database.ts'
import { acceptArrivals } from '../../server/use/accept-arrivals.ts'
import { concludeReplies } from '../../server/use/conclude-replies.ts'
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
  organisationId = (await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()).id
  channelId = house.ctx.newId()
  const plain = { kind: 'plain', name: 'Proef', address: 'proef@example.org', settings: '{}' }
  const row = { ...plain, organisation_id: organisationId, id: channelId, created_at: house.ctx.clock() }
  await house.ctx.db.insertInto('channel').values(row).execute()
})
afterAll(() => house.close())

let said = 0
async function says(actor: Partial<Actor> & { id: string }, text = 'hallo'): Promise<string> {
  const event = create({ id: `b-${++said}`, actor: { network: 'plain', ...actor }, text })
  await acceptArrivals(house.ctx, { organisationId, channelId, zone: 'Europe/Amsterdam' }, [
    { bytes: Buffer.from(JSON.stringify(event)) },
  ])
  while ((await receiveMessages(house.ctx, organisationId)) > 0);
  return idOf(`account=plain:${actor.id}`)
}

async function idOf(query: string): Promise<string> {
  const { body } = await joris.ask<{ contacts: { id: string }[] }>('GET', `/api/v1/contacts?${query}`)
  return body.contacts[0]?.id ?? ''
}
const read = async (id: string) => (await joris.ask<Contact>('GET', `/api/v1/contacts/${id}`)).body
const history = async (id: string) =>
  (await joris.ask<{ items: ContactDeed[] }>('GET', `/api/v1/contacts/${id}/history`)).body.items
const log = async () => (await joris.ask<{ items: LogEntry[] }>('GET', '/api/v1/log?about=house')).body.items

describe('what happened elsewhere', () => {
  const bring = async (...events: object[]) =>
    (await joris.ask<{ items: { outcome: string; reason?: string }[] }>('POST', '/api/v1/contact-events', { events }))
      .body.items

  test('stands among what was said, once for each key; what cannot be is told one by one', async () => {
    const id = await says({ id: 'koper', verifiedEmail: 'koper@x.nl' })
    const bought = { key: 'o-1', kind: 'purchase', title: 'Modem', at: '2026-11-20T10:00:00Z', email: 'Koper@x.nl' }
    expect(await bring(bought, { ...bought, key: 'o-2', contact: id, email: undefined })).toMatchObject([
      { outcome: 'new' },
      { outcome: 'new' },
    ])
    const wrong = await bring(
      { ...bought, title: 'Modem wit' },
      { ...bought, key: 'o-3', email: 'niemand@x.nl' },
      { ...bought, key: 'o-4', url: 'javascript:alert(1)' },
      { ...bought, key: 'o-5', contact: id },
      { key: 'o-6' },
    )
    expect(wrong.map(({ outcome }) => outcome)).toEqual(['known', 'refused', 'refused', 'refused', 'refused'])
    expect(wrong[1]?.reason).toBe('nobody is known by that')
    const { body } = await joris.ask<ContactTimeline>('GET', `/api/v1/contacts/${id}/timeline`)
    const told = body.items.map((item) => (item.kind === 'happened' ? item.event.title : item.kind))
    expect(told.sort()).toEqual(['Modem', 'Modem wit', 'said'])
  })

  test('of one person is kept up to a thousand, the newest', async () => {
    const id = await says({ id: 'veelkoper' })
    const at = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString()
    const all = Array.from({ length: 1_010 }, (_, n) => ({ key: `v-${n}`, title: `${n}`, at: at(n), contact: id }))
    for (let from = 0; from < all.length; from += 500) await bring(...all.slice(from, from + 500))
    const { rows } = await sql<{ n: number; first: string }>`
      select count(*)::int as n, min(key) as first from contact_event where contact_id = ${id}`.execute(house.ctx.db)
    expect(rows[0]?.n).toBe(1_000)
    const page = await joris.ask<ContactTimeline>('GET', `/api/v1/contacts/${id}/timeline?limit=100`)
    expect(page.body.items).toHaveLength(100)
    expect(page.body.next).not.toBeNull()
  })
})

test('a call that nobody wrote about stands in the timeline', async () => {
  const id = await says({ id: 'beller', verifiedPhone: '+31612121212' })
  const began_at = house.ctx.clock()
  const call = { organisation_id: organisationId, id: house.ctx.newId(), channel_id: channelId, call_id: 'c-1' }
  await house.ctx.db
    .insertInto('phone_call')
    .values({ ...call, direction: 'in', number: '+31612121212', began_at })
    .execute()
  const { body } = await joris.ask<ContactTimeline>('GET', `/api/v1/contacts/${id}/timeline`)
  expect(body.items.map(({ kind }) => kind).sort()).toEqual(['called', 'said'])
})

test('notes are seen by everybody who meets them, and taken away by who wrote them or who runs the house', async () => {
  const id = await says({ id: 'notitie' })
  const [sanne, piet] = [await house.colleague('agent'), await house.colleague('agent')]
  const made = await sanne.ask<{ id: string }>('POST', `/api/v1/contacts/${id}/notes`, { text: 'Slechthorend' })
  expect((await read(id)).notes).toMatchObject([{ text: 'Slechthorend' }])
  expect((await piet.ask('DELETE', `/api/v1/contact-notes/${made.body.id}`)).status).toBe(403)
  expect((await joris.ask('DELETE', `/api/v1/contact-notes/${made.body.id}`)).status).toBe(204)
  expect((await read(id)).notes).toEqual([])
})

describe('who is who', () => {
  test('joining, taking apart and keeping apart stand in the logbook and in the history, with who and why', async () => {
    const [a, b] = [await says({ id: 'a', name: 'Anna' }), await says({ id: 'b', name: 'Bep' })]
    const { body } = await joris.ask<{ joinId: string }>('POST', `/api/v1/contacts/${b}/joins`, { with: a })
    await joris.ask('POST', `/api/v1/contact-joins/${body.joinId}/withdraw`, { apart: false })
    await joris.ask('POST', `/api/v1/contacts/${a}/aparts`, { other: b, apart: true })
    for (const [one, other] of [
      [a, 'Bep'],
      [b, 'Anna'],
    ] as const)
      expect((await history(one)).map((deed) => [deed.kind, deed.other, deed.by?.alias])).toEqual(
        expect.arrayContaining([
          ['kept apart', other, 'Joris'],
          ['apart', other, 'Joris'],
          ['joined', other, 'Joris'],
        ]),
      )
    const told = (await log()).filter(({ kind }) => kind.startsWith('contacts-'))
    expect(told.map(({ kind, subject, about }) => [kind, subject?.name, about.other])).toEqual([
      ['contacts-kept-apart', 'Anna', 'Bep'],
      ['contacts-taken-apart', 'Anna', 'Bep'],
      ['contacts-joined', 'Anna', 'Bep'],
    ])
  })

  test('two records of one address are split in one go: nobody suggests them again, and the address joins nobody', async () => {
    const id = await says({ id: 'gezin', name: 'Familie Bos', verifiedEmail: 'bos@x.nl' })
    const customers = [
      { number: 'G-1', name: 'Eva Bos', emails: ['bos@x.nl'] },
      { number: 'G-2', name: 'Jan Bos', emails: ['bos@x.nl'], phones: ['06 33334444'] },
    ]
    await joris.ask('POST', '/api/v1/customers', { customers })
    expect((await read(id)).records.map(({ number }) => number)).toEqual(['G-1', 'G-2'])
    const body = { number: 'G-2', reason: 'household' }
    const split = await joris.ask<{ contactId: string }>('POST', '/api/v1/customers/split', body)
    const jan = await read(split.body.contactId)
    expect(jan).toMatchObject({ name: 'Jan Bos', records: [{ number: 'G-2' }] })
    expect(await idOf('phone=0633334444')).toBe(jan.id)
    const rest = await read(id)
    expect(rest.records.map(({ number }) => number)).toEqual(['G-1'])
    expect(rest.accounts.flatMap(({ keys }) => keys)).toMatchObject([{ value: 'bos@x.nl', shared: true }])
    expect((await history(jan.id)).map(({ kind }) => kind)).toEqual(['split'])
    expect((await joris.ask('POST', `/api/v1/contacts/${id}/joins`, { with: jan.id })).problem.code).toBe('kept-apart')
    expect((await joris.ask('POST', '/api/v1/customers/split', body)).status).toBe(409)
    expect(await says({ id: 'gezin-chat', name: 'J. Bos', verifiedEmail: 'bos@x.nl' })).not.toBe(id)
  })

  test('an address is marked and is one customer’s again; one that is not theirs is not', async () => {
    const id = await says({ id: 'balie', verifiedPhone: '+31205556677' })
    const key = { kind: 'phone', value: '+31205556677' }
    const mark = (shared: boolean) => joris.ask('POST', `/api/v1/contacts/${id}/shared-keys`, { ...key, shared })
    expect((await mark(true)).status).toBe(204)
    const other = await says({ id: 'balie-2', verifiedPhone: '+31205556677' })
    expect(other).not.toBe(id)
    await mark(false)
    expect((await history(id)).map(({ kind }) => kind).sort()).toEqual(['own', 'shared'])
    const strange = { kind: 'email', value: 'x@y.nl', shared: true }
    expect((await joris.ask('POST', `/api/v1/contacts/${id}/shared-keys`, strange)).status).toBe(404)
  })
})

test('how they came is told in turns, and how often we sent them away is counted when an answer leaves', async () => {
  const id = await says({ id: 'gestuurd' }, 'Hoe laat komt de monteur?')
  const [row] = (await read(id)).conversations
  expect((await read(id)).came).toMatchObject([{ channel: { name: 'Proef' }, times: 1 }])
  const text = 'Voor deze vraag kunt u contact opnemen met onze klantenservice via 0800-1234.'
  const path = `/api/v1/conversations/${row?.id}/replies`
  const sent = await joris.ask<{ message: { id: string } }>('POST', path, { text, said: 1, key: 'sleutel-weg-1' })
  expect(sent.status).toBeLessThan(300)
  const letter = await house.ctx.db.selectFrom('outbox').select(['id', 'said', 'version']).executeTakeFirstOrThrow()
  const left = { ...letter, conversation_id: row?.id ?? '', became: 'left' } as const
  await transact(house.ctx.db, (tx) => concludeReplies(house.ctx, tx, organisationId, [left], house.ctx.clock()))
  expect((await read(id)).sentAway).toBe(1)
  const weeks = await joris.ask<{ weeks: object[] }>('GET', '/api/v1/guideline/sent-away')
  expect(weeks.body.weeks).toMatchObject([{ answers: 1, away: 1 }])
})

describe('somebody’s file', () => {
  test('holds all that is kept of them, in files with names that are no paths', async () => {
    const id = await says({ id: 'dossier', name: 'Daan', verifiedEmail: 'daan@x.nl' }, 'Mijn wasmachine lekt')
    await joris.ask('POST', `/api/v1/contacts/${id}/notes`, { text: 'Belt graag' })
    const response = await house.app.request(
      `/api/v1/contacts/${id}/file`,
      { headers: joris.headers },
      {
        incoming: { socket: { remoteAddress: '192.0.2.9' } },
      },
    )
    expect(response.headers.get('content-type')).toBe('application/zip')
    const files = unzipped(Buffer.from(await response.arrayBuffer()))
    expect([...files.keys()]).toEqual([
      'lees-mij.txt',
      'gegevens/persoon.json',
      'gegevens/berichten-1.ndjson',
      expect.stringMatching(/^gesprekken\/\d+\.txt$/),
    ])
    expect(files.get('lees-mij.txt')).toContain('Belt graag')
    expect(files.get('gegevens/berichten-1.ndjson')).toContain('Mijn wasmachine lekt')
    expect(JSON.parse(files.get('gegevens/persoon.json') ?? '')).toMatchObject({
      account_key: [{ value: 'daan@x.nl' }],
      contact_note: [{ text: 'Belt graag' }],
    })
    expect((await history(id)).map(({ kind }) => kind)).toEqual(['taken along'])
  })

  test('is taken and erased by who may, and stands as erased afterwards', async () => {
    const id = await says({ id: 'weg', name: 'Weg' }, 'geheim')
    const agent = await house.colleague('agent')
    expect((await agent.ask('GET', `/api/v1/contacts/${id}/file`)).status).toBe(403)
    expect((await agent.ask('POST', `/api/v1/contacts/${id}/erase`)).status).toBe(403)
    expect((await joris.ask('POST', `/api/v1/contacts/${id}/erase`)).status).toBe(202)
    expect((await joris.ask('POST', `/api/v1/contacts/${id}/erase`)).status).toBe(409)
    expect(await read(id)).toMatchObject({
      name: 'Gewiste klant',
      records: [],
      notes: [],
      erasedAt: expect.any(String),
    })
    expect((await joris.ask('GET', `/api/v1/contacts/${id}/file`)).status).toBe(404)
    expect((await joris.ask('POST', `/api/v1/contacts/${id}/notes`, { text: 'x' })).status).toBe(404)
    expect((await log())[0]).toMatchObject({ kind: 'contact-erased', by: { name: 'Joris Vermeer' } })
  })
})

/** By the directory at its end, as programs read it. */
function unzipped(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>()
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'))
  let at = zip.readUInt32LE(end + 16)
  for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
    const [packed, length, offset] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)]
    const name = zip.toString('utf8', at + 46, at + 46 + length)
    const from = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
    files.set(name, inflateRawSync(zip.subarray(from, from + packed)).toString())
    at += 46 + length
  }
  return files
}
