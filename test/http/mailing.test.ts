/** A list before it is sent to: whatever a program exported comes back as it was, with only those that may get it now. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CleanedFile } from '../../contract/mailing.ts'
import { sayReason } from '../../web/words/reasons.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let joris: Visitor
let marketer: Visitor
beforeAll(async () => {
  house = await openHouse()
  joris = await house.owner()
  marketer = await house.colleague('marketer')
  const { body } = await joris.ask<{ rules: object; version: number }>('GET', '/api/v1/suppression/rules')
  const rules = { ...body.rules, consentLives: 'elsewhere' }
  await joris.ask('PATCH', '/api/v1/suppression/rules', { rules, version: body.version })
  for (const by of [{ email: 'fatima@example.nl' }, { email: 'jürgen@example.nl' }, { phone: '0612345678' }])
    await joris.ask('POST', '/api/v1/consents', { by, kind: 'objection', source: 'telefoon' })
})
afterAll(() => house.close())

const path = '/api/v1/mailings.csv?purpose=newsletter&channel=email'
/** As bytes, the way a file travels. */
async function clean(file: string | Uint8Array, more = '', headers: Record<string, string> = {}) {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file
  const sent = { method: 'POST', headers: { ...marketer.headers, ...headers }, body: bytes as BodyInit }
  const incoming = { incoming: { socket: { remoteAddress: '192.0.2.77' } } }
  const response = await house.app.request(`${path}${more}`, sent, incoming)
  const text = await response.text()
  const body = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : {}
  return { status: response.status, body: body as CleanedFile & { detail?: string }, text }
}

test('rows come back as they stood, without those that may not get it, and the counts tell why', async () => {
  const file = [
    'Naam;E-mail;Opmerking',
    '"Fatima; B.";fatima@example.nl;x',
    'Bram;BRAM@Example.nl;"zegt ""hoi"""',
    'Bram;bram@example.nl;nog eens',
    'Anna;;geen adres',
    'Tess;tess@example.nl;=1+1',
    '',
  ].join('\r\n')
  const { status, body } = await clean(file)
  expect(status).toBe(200)
  expect(body.csv).toBe('Naam;E-mail;Opmerking\r\nBram;BRAM@Example.nl;"zegt ""hoi"""\r\nTess;tess@example.nl;=1+1\r\n')
  expect(body).toMatchObject({ rows: 5, kept: 2, column: 'E-mail', stale: false })
  expect(body.leftOut).toHaveLength(3)
  expect(body.leftOut).toContainEqual({ code: 'objection', n: 1 })
  expect(body.leftOut).toContainEqual({ code: 'duplicate', n: 1 })
  expect(body.leftOut).toContainEqual({ code: 'no-address', n: 1 })
  expect(Date.parse(body.goodUntil)).toBeGreaterThan(Date.parse(body.at))
  expect(Date.parse(body.goodUntil) - Date.parse(body.at)).toBeLessThanOrEqual(3_600_000)
})

test('the line that spreadsheets put above a list is no row: the headers come back, and lines are those of the file', async () => {
  const file = 'sep=;\r\nNaam;E-mail;Opmerking\r\nJos\xe9;jose@example.nl;x\r\nAnna;;geen adres\r\n'
  const { body } = await clean(Buffer.from(file, 'latin1'))
  expect(body.csv).toBe('sep=;\r\nNaam;E-mail;Opmerking\r\nJosé;jose@example.nl;x\r\n')
  expect(body).toMatchObject({ rows: 2, kept: 1, column: 'E-mail', noAddressAt: [4] })
})

test('a line that never ends is told in the language of the page', async () => {
  const { status, body } = await clean(`mail\n${'a'.repeat(200_000)}`)
  expect(status).toBe(400)
  expect(sayReason(body.detail ?? '', 'nl')).toMatch(/^Regel 2 is langer dan 100000 tekens\./)
})

test.each([
  ['commas', Buffer.from('naam,mail\nF,fatima@example.nl\nT,tess@example.nl\n')],
  ['tabs', Buffer.from('naam\tmail\nF\tfatima@example.nl\nT\ttess@example.nl\n')],
  ['no headers', Buffer.from('F;fatima@example.nl\nT;tess@example.nl\n')],
  ['one column', Buffer.from('fatima@example.nl\ntess@example.nl')],
  ['UTF-8 with a mark', Buffer.from('\ufeffmail;naam\nfatima@example.nl;F\ntess@example.nl;T\n')],
  [
    'UTF-16',
    Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('mail;n\nfatima@example.nl;F\ntess@example.nl;T', 'utf16le'),
    ]),
  ],
  ['Windows', Buffer.from('mail;naam\nj\xfcrgen@example.nl;J\xfcrgen\ntess@example.nl;T\xe9ss\n', 'latin1')],
])('a list is read with %s', async (_, bytes) => {
  const { body } = await clean(bytes)
  expect(body).toMatchObject({ rows: 2, kept: 1 })
  expect(body.csv).toContain('tess@example.nl')
  expect(body.csv).not.toMatch(/fatima|rgen@/)
})

test('the column is named where it cannot be found, and a list of numbers is read for a text message', async () => {
  const numbers = 'naam;mail;mobiel\nF;x@example.nl;06-12345678\nT;y@example.nl;06-87654321\n'
  const { body } = await clean(numbers.replaceAll('mail', 'x'), '&column=mobiel')
  expect(body).toMatchObject({ kept: 1, column: 'mobiel' })
  const none = await clean('a;b\n1;2\n')
  expect(none.status).toBe(400)
  expect(none.body.detail).toMatch(/column.*there are a, b/)
  expect((await clean(numbers, '&column=adres')).body.detail).toMatch(/is not there/)
})

test('broken CSV is told with its line, and what is no text is refused', async () => {
  const { status, body } = await clean('mail;naam\ntess@example.nl;T\n"gijs@example.nl;G\nbram@example.nl;B\n')
  expect(status).toBe(400)
  expect(body.detail).toMatch(/line 3: a quote is opened and never closed/)
  expect((await clean(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]))).body.detail).toMatch(/no text/)
  expect((await clean('')).status).toBe(400)
})

test('more than a hundred thousand rows are refused in words', async () => {
  const rows = Array.from({ length: 100_001 }, (_, n) => `k${n}@example.nl`)
  const over = await clean(`mail\n${rows.join('\n')}`)
  expect(over.status).toBe(400)
  expect(over.body.detail).toMatch(/more than 100000 rows/)
})

test('programs send a list as JSON, or get the rows alone; who may not is refused', async () => {
  const tool = await house.program(['mailing.clean'])
  const asked = { purpose: 'newsletter', channel: 'email', campaign: 'Najaar' }
  const addresses = ['fatima@example.nl', 'tess@example.nl', 'geen adres']
  const { body } = await tool.ask<{ addresses: string[]; kept: number }>('POST', '/api/v1/mailings', {
    ...{ ...asked, addresses },
  })
  expect(body).toMatchObject({ addresses: ['tess@example.nl'], kept: 1, rows: 3 })
  const plain = await clean('mail\nfatima@example.nl\ntess@example.nl\n', '', { accept: 'text/csv' })
  expect(plain.text).toBe('mail\r\ntess@example.nl\r\n')
  const agent = await house.colleague('agent')
  expect((await agent.ask('POST', '/api/v1/mailings', { ...asked, addresses })).status).toBe(403)
})
