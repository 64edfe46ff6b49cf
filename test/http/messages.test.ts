/** Bringing messages in: everything that the world may send to this door. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWork, type Work } from '../../server/work/index.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

type Brought = {
  accepted: number
  duplicate: number
  refused: number
  inFlight: number
  items: { index: number; id: string | null; outcome: string; reason?: string }[]
}
type Listed = { items: { id: string; subject: string; snippet: string; contact: { name: string } }[] }

let house: TestHouse
let owner: Visitor
let bridge: Visitor
let work: Work
let channelId: string
beforeAll(async () => {
  house = await openHouse()
  owner = await house.owner()
  const made = await owner.ask<{ id: string }>('POST', '/api/v1/channels', {
    kind: 'api',
    name: 'Brug',
    settings: { address: 'forum', webhookUrl: 'https://brug.example.org/antwoord' },
  })
  channelId = made.body.id
  bridge = await house.program(['message.bring', 'receipt.bring'], channelId)
  work = startWork(house.ctx)
})
afterAll(async () => {
  await work.stop()
  await house.close()
})

let count = 0
const message = (over: Record<string, unknown> = {}) => ({
  id: `bericht-${++count}`,
  text: 'Internet doet het niet',
  author: { id: 'fatima', name: 'Fatima' },
  ...over,
})
const bring = (body: unknown, headers?: Record<string, string>) =>
  bridge.ask<Brought>('POST', '/api/v1/messages', body, headers)
const ndjson = { 'content-type': 'application/x-ndjson' }

describe('bringing messages', () => {
  test('answers per item: accepted, duplicate, or refused with the reason', async () => {
    const first = message()
    const { status, body } = await bring([first, first, message({ text: 12 })])
    expect(status).toBe(200)
    expect(body).toMatchObject({ accepted: 1, duplicate: 1, refused: 1, inFlight: 0 })
    expect(body.items.map((item) => [item.index, item.outcome])).toEqual([
      [0, 'accepted'],
      [1, 'duplicate'],
      [2, 'refused'],
    ])
    expect(body.items[2]?.reason).toContain('text')
  })

  test('takes one message, a list, an envelope and lines', async () => {
    expect((await bring(message())).body.accepted).toBe(1)
    expect((await bring([message(), message()])).body.accepted).toBe(2)
    expect((await bring({ messages: [message()] })).body.accepted).toBe(1)
    const lines = [JSON.stringify(message()), '', '{"id": broken', JSON.stringify(message())].join('\n')
    const { body } = await bring(lines, ndjson)
    expect(body).toMatchObject({ accepted: 2, refused: 1 })
    expect(body.items[1]?.reason).toMatch(/JSON/)
  })

  test('puts it in the queue', async () => {
    await bring(message({ subject: 'Storing in Zuid', author: { id: 'lotte', name: 'Lotte' } }))
    const { body } = await owner.ask<Listed>('GET', '/api/v1/conversations')
    expect(body.items).toContainEqual(
      expect.objectContaining({ subject: 'Storing in Zuid', contact: expect.objectContaining({ name: 'Lotte' }) }),
    )
  })

  test.each([
    ['malformed JSON', '{"id": "a", ', 400, 'malformed-json'],
    ['nothing', '', 400, 'malformed-json'],
    ['no items', '[]', 400, 'invalid'],
    ['nothing but brackets', '['.repeat(200_000) + ']'.repeat(200_000), 400, undefined],
    ['bytes that are no text', '\ud800', 200, undefined],
  ])('refuses as a whole only what is no list of items: %s', async (_, body, status, code) => {
    const answer = await bring(body)
    if (code) expect([answer.status, answer.problem.code]).toEqual([status, code])
    else expect(answer.status).toBeLessThan(500)
  })

  test('takes at most 10,000 items, and says so', async () => {
    const many = Array.from({ length: 10_001 }, () => 0)
    const answer = await bring(many)
    expect(answer.status).toBe(400)
    expect(answer.problem.detail).toContain('10,000')
  })

  test.each([
    ['a field that does not exist', { tekst: 'x' }, /tekst/],
    ['a text of a megabyte', { text: 'x'.repeat(1_048_576) }, /262,144|262144/],
    ['an id that is a number', { id: 9007199254740992 }, /id/],
    ['no id', { id: undefined }, /id/],
    ['a date that is none', { published: 'gisteren' }, /published/],
    [
      'a file that is no base64',
      { attachments: [{ name: 'a', mediaType: 'text/plain', base64: '%%%' }] },
      /base64|attachment/,
    ],
  ])('refuses %s with the field and the mend', async (_, over, reason) => {
    const { body } = await bring([message(over), message()])
    expect(body).toMatchObject({ accepted: 1, refused: 1 })
    expect(body.items[0]?.reason).toMatch(reason)
  })

  test('makes safe what would break a store or a screen', async () => {
    const tricks = {
      text: 'nul \u0000 half \ud800 om \u202e moc.live \u2066 einde',
      subject: 'on\u200bzicht\u202ebaar',
      author: { id: 'trick', name: '\u202eevil\u0007' },
    }
    expect((await bring(message(tricks))).body.accepted).toBe(1)
    const { text } = await owner.ask<Listed>('GET', '/api/v1/conversations')
    expect(text).not.toMatch(/\\u0000|\u202e[^"]*"(?=,"snippet)/)
    expect(text).toContain('onzichtbaar')
  })

  test('clamps a date in the future, and believes one in the past', async () => {
    const { body } = await bring([
      message({ published: '2099-01-01T00:00:00Z' }),
      message({ published: '1970-01-01T00:00:00Z' }),
    ])
    expect(body.accepted).toBe(2)
  })

  test('needs a key with the scope, for this channel', async () => {
    const reader = await house.program(['event.read'])
    expect((await reader.ask('POST', '/api/v1/messages', [message()])).status).toBe(403)
    expect((await house.stranger().ask('POST', '/api/v1/messages', [message()])).status).toBe(401)
    const other = await bridge.ask('POST', `/api/v1/messages?channel=${house.ctx.newId()}`, [message()])
    expect(other.status).toBe(403)
  })

  test('asks to wait when too much is in flight, and takes nothing of it', async () => {
    const before = await owner.ask<{ days: { received: number }[] }>('GET', '/api/v1/arrivals/days')
    const full = house.stranger(house.neighbour({ environment: { SAMENSPRAAK_IN_FLIGHT: '1' } }))
    full.headers = bridge.headers
    const answer = await full.ask('POST', '/api/v1/messages', [message(), message()])
    expect([answer.status, answer.problem.code]).toEqual([429, 'too-many'])
    expect(answer.headers.get('retry-after')).toBe('5')
    const after = await owner.ask<{ days: { received: number }[] }>('GET', '/api/v1/arrivals/days')
    expect(after.body.days[0]?.received).toBe(before.body.days[0]?.received)
  })
})

describe('the ledger', () => {
  test('adds up, shows what was refused, and tries it again', async () => {
    await bring([message(), message({ text: 5 })])
    type Day = {
      received: number
      shown: number
      revision: number
      duplicate: number
      echo: number
      refused: number
      inFlight: number
      day: string
    }
    const { body } = await owner.ask<{ days: Day[] }>('GET', '/api/v1/arrivals/days')
    const day = body.days[0]
    if (!day) throw new Error('no day')
    expect(day.received).toBe(day.shown + day.revision + day.duplicate + day.echo + day.refused + day.inFlight)
    expect(day.inFlight).toBe(0)
    const refused = await owner.ask<{ items: { position: number; reason: string; beginning: string }[] }>(
      'GET',
      `/api/v1/arrivals?channel=${channelId}&day=${day.day}&outcome=refused`,
    )
    expect(refused.body.items[0]?.reason).toContain('text')
    expect(refused.body.items[0]?.beginning).toContain('fatima')
    const again = await owner.ask('POST', '/api/v1/arrivals/retry', {
      positions: refused.body.items.map((item) => item.position),
    })
    expect(again.body).toMatchObject({ shown: 0, refused: refused.body.items.length })
    const after = await owner.ask<{ days: Day[] }>('GET', '/api/v1/arrivals/days')
    expect(after.body.days[0]).toEqual(day)
  })
})
