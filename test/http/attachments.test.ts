import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Attached } from '../../domain/message/message.ts'
import { chunkSize, eraseAttachments, storeAttachments } from '../../server/store/attachment.ts'
import { transact } from '../../server/store/database.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

let house: TestHouse
let owner: Visitor
let organisationId: string
let channelId: string
beforeAll(async () => {
  house = await openHouse()
  owner = await house.owner()
  organisationId = (await owner.ask<{ organisation: { id: string } }>('GET', '/api/v1/session')).body.organisation.id
  channelId = await connect()
})
afterAll(() => house.close())

const connect = async () =>
  (await owner.ask<{ id: string }>('POST', '/api/v1/channels', { kind: 'api', name: 'Forum', settings: {} })).body.id

async function say(html: string | null, through = channelId): Promise<string> {
  const { db, newId, clock } = house.ctx
  const id = newId()
  await db
    .insertInto('message')
    .values({
      organisation_id: organisationId,
      id,
      channel_id: through,
      external_id: id,
      direction: 'in',
      visibility: 'direct',
      state: 'present',
      revision: 0,
      fingerprint: Buffer.alloc(16),
      text: '',
      html,
      published_at: clock(),
      received_at: clock(),
    })
    .execute()
  return id
}
const attach = (...messages: { messageId: string; files: Attached[] }[]) =>
  transact(house.ctx.db, (tx) => storeAttachments(tx, organisationId, house.ctx.newId, messages))
const erase = (...ids: string[]) => transact(house.ctx.db, (tx) => eraseAttachments(tx, organisationId, ids))
const rows = (messageId: string) =>
  house.ctx.db.selectFrom('attachment').selectAll().where('message_id', '=', messageId).orderBy('place').execute()
const chunks = async (hash: Uint8Array) =>
  house.ctx.db.selectFrom('attachment_chunk').select('part').where('hash', '=', hash).orderBy('part').execute()

async function one(file: Partial<Attached> = {}) {
  const messageId = await say(null)
  const bytes = file.bytes ?? randomBytes(100)
  await attach({ messageId, files: [{ name: 'foto.png', mediaType: 'image/png', ...file, bytes }] })
  const [row] = await rows(messageId)
  if (!row) throw new Error('nothing was stored')
  return { messageId, bytes, row, path: `/api/v1/attachments/${row.id}` }
}
const get = (path: string, headers: Record<string, string> = {}, visitor = owner) =>
  house.app.request(path, { headers: { ...visitor.headers, ...headers } })
const bytesOf = async (path: string) => Buffer.from(await (await get(path)).arrayBuffer())

describe('bytes', () => {
  test.each([0, 1, chunkSize, chunkSize + 1, 17 * chunkSize + 5])('come back as they came in: %i', async (size) => {
    const { bytes, path, row } = await one({ bytes: randomBytes(size) })
    expect((await bytesOf(path)).equals(Buffer.from(bytes))).toBe(true)
    expect(row.size).toBe(size)
    expect(await chunks(row.hash)).toHaveLength(Math.max(1, Math.ceil(size / chunkSize)))
  })

  test.each([
    ['bytes=0-9', 0, 10],
    [`bytes=${chunkSize - 2}-${chunkSize + 2}`, chunkSize - 2, chunkSize + 3],
    ['bytes=-5', 2 * chunkSize - 5, 2 * chunkSize],
    [`bytes=${chunkSize}-`, chunkSize, 2 * chunkSize],
  ])('come from anywhere in a film: %s', async (range, start, end) => {
    const { bytes, path } = await one({ name: 'film.mp4', mediaType: 'video/mp4', bytes: randomBytes(2 * chunkSize) })
    const answer = await get(path, { range })
    expect(answer.status).toBe(206)
    expect(answer.headers.get('content-range')).toBe(`bytes ${start}-${end - 1}/${2 * chunkSize}`)
    expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(bytes).subarray(start, end))).toBe(true)
  })

  test.each([
    ['é'.repeat(60_000), 'é'.repeat(50_000), false],
    ['<script>alert(1)</script>', '<script>alert(1)</script>', true],
    [Buffer.from([0x63, 0x61, 0x66, 0xe9]), 'café', true],
  ])('are text from their beginning, whatever is in them', async (held, text, whole) => {
    const { path } = await one({ name: 'brief.html', mediaType: 'text/html', bytes: Buffer.from(held as string) })
    expect((await owner.ask('GET', `${path}/text`)).body).toEqual({ text, whole })
  })

  test('of many messages are stored at once, each content once', async () => {
    const shared = randomBytes(2 * chunkSize)
    const messages = await Promise.all(
      Array.from({ length: 5 }, async (_, i) => ({
        messageId: await say(null),
        files: [
          { name: 'logo.png', mediaType: 'image/png', bytes: shared, contentId: 'logo', inline: true },
          { name: `${i}.txt`, mediaType: 'text/plain', bytes: Buffer.from(`bijlage ${i}`) },
        ],
      })),
    )
    await attach(...messages)
    const stored = await rows(messages[2]?.messageId ?? '')
    expect(stored.map((row) => [row.place, row.name, row.content_id, row.inline])).toEqual([
      [0, 'logo.png', 'logo', true],
      [1, '2.txt', null, false],
    ])
    expect(await chunks(stored[0]?.hash ?? Buffer.alloc(0))).toHaveLength(2)
    expect((await bytesOf(`/api/v1/attachments/${stored[1]?.id}`)).toString()).toBe('bijlage 2')
  })

  test('are erased with the last message that needs them', async () => {
    const bytes = randomBytes(10)
    const [first, second] = [await one({ bytes }), await one({ bytes })]
    await erase(first.messageId)
    expect(await rows(first.messageId)).toEqual([])
    expect((await bytesOf(second.path)).equals(bytes)).toBe(true)
    await erase(second.messageId)
    expect(await chunks(second.row.hash)).toEqual([])
    expect((await get(second.path)).status).toBe(404)
  })

  test('survive that one message erases them while another brings them', async () => {
    for (let round = 0; round < 10; round++) {
      const bytes = randomBytes(10)
      const first = await one({ bytes })
      const messageId = await say(null)
      const file = { name: 'foto.png', mediaType: 'image/png', bytes }
      await Promise.all([erase(first.messageId), attach({ messageId, files: [file] })])
      const [row] = await rows(messageId)
      expect((await bytesOf(`/api/v1/attachments/${row?.id}`)).equals(bytes)).toBe(true)
    }
  })
})

describe('an attachment in the browser', () => {
  test('is shown when it is a picture, and can run nothing', async () => {
    const { headers } = await get((await one()).path)
    expect(headers.get('content-type')).toBe('image/png')
    expect(headers.get('content-disposition')).toMatch(/^inline; /)
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-length')).toBe('100')
  })

  test.each([
    'text/html',
    'image/svg+xml',
    'application/xhtml+xml',
    'application/pdf',
    'text/javascript',
    'x\r\nx-evil: 1',
  ])('is downloaded, whatever it says it is: %j', async (mediaType) => {
    const { headers } = await get((await one({ mediaType })).path)
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(headers.has('x-evil')).toBe(false)
  })

  test.each([
    ['fo"to.png', `inline; filename="fo_to.png"; filename*=UTF-8''fo%22to.png`],
    ['a\r\nset-cookie: x=1', `inline; filename="a set-cookie_ x_1"; filename*=UTF-8''a%20set-cookie_%20x%3D1`],
    ["één 'foto'.png", `inline; filename="__n _foto_.png"; filename*=UTF-8''%C3%A9%C3%A9n%20%27foto%27.png`],
    ['a\ud83d\0', `inline; filename="a_"; filename*=UTF-8''a%EF%BF%BD`],
    ['exe.\u202egnp', `inline; filename="exe.gnp"; filename*=UTF-8''exe.gnp`],
    ['', `inline; filename="bijlage"; filename*=UTF-8''bijlage`],
  ])('keeps its name inside its header: %j', async (name, header) => {
    const answer = await get((await one({ name })).path)
    expect(answer.headers.get('content-disposition')).toBe(header)
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  test('never climbs out of the folder that it is saved in', async () => {
    const { headers } = await get((await one({ name: '../../etc/passwd' })).path)
    expect(headers.get('content-disposition')).toMatch(
      /^inline; filename="[^"/\\]*etc_passwd"; filename\*=UTF-8''[^/\\%]*etc_passwd$/,
    )
  })

  test('is not sent again when the browser has it', async () => {
    const { path } = await one()
    const tag = (await get(path)).headers.get('etag') ?? ''
    const again = await get(path, { 'if-none-match': tag })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })

  test('is for those who may read conversations; a key for one channel sees no other', async () => {
    const { path } = await one()
    const own = await house.program(['conversation.read'], channelId)
    const other = await house.program(['conversation.read'], await connect())
    expect((await get(path, {}, own)).status).toBe(200)
    expect((await get(path, {}, other)).status).toBe(404)
    expect((await get(path, {}, house.stranger())).status).toBe(401)
  })
})

describe('the HTML of a message', () => {
  test('stands in a document of its own that can run, send and fetch nothing', async () => {
    const id = await say('<p>hoi</p><script>alert(1)</script><img src="https://spion.example/p.gif">')
    const answer = await get(`/api/v1/messages/${id}/html`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const policy = (answer.headers.get('content-security-policy') ?? '').split('; ')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("img-src 'self' data:")
    expect(policy).toContain("form-action 'none'")
    const sandbox = policy.find((rule) => rule.startsWith('sandbox')) ?? ''
    expect(sandbox).not.toBe('')
    for (const dangerous of ['allow-scripts', 'allow-forms', 'allow-top-navigation', 'allow-modals', 'allow-downloads'])
      expect(sandbox).not.toContain(dangerous)
    expect(await answer.text()).toContain('<base target="_blank">')
  })

  test('shows the pictures that came along, and nothing for one that did not', async () => {
    const id = await say(
      `<img src="cid:foto%40mail"><img alt="x" src='cid:a&amp;b'><img src="cid:weg"><td background="cid:a&amp;b">`,
    )
    const picture = (contentId: string) => ({
      name: 'x',
      mediaType: 'image/png',
      bytes: Buffer.from(contentId),
      contentId,
      inline: true,
    })
    await attach({ messageId: id, files: [picture('foto@mail'), picture('a&b')] })
    const [first, second] = await rows(id)
    const html = await (await get(`/api/v1/messages/${id}/html`)).text()
    expect(html).toContain(
      `<img src="/api/v1/attachments/${first?.id}"><img alt="x" src='/api/v1/attachments/${second?.id}'><img src=""><td background="/api/v1/attachments/${second?.id}">`,
    )
  })

  test('is not there for a message without it', async () => {
    expect((await get(`/api/v1/messages/${await say(null)}/html`)).status).toBe(404)
  })
})
