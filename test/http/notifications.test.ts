import { createDecipheriv, createECDH, createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allChannels } from '../../channels/index.ts'
import type { Notification } from '../../contract/notification.ts'
import type { Timeline } from '../../contract/timeline.ts'
import { mailDigests } from '../../server/use/notify/mail-digest.ts'
import { tellAll } from '../../server/use/notify/tell.ts'
import { findWhomToTell } from '../../server/use/notify/whom-to-tell.ts'
import { bring, create, plainChannel } from '../support/organisation.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

type Person = Visitor & { id: string; email: string }
type Listed = { items: Notification[]; unread: number }

let house: TestHouse
let joris: Person
let sanne: Person
let organisationId: string
let channelId: string
const pushed: { url: string; headers: Record<string, string>; body: Buffer }[] = []
const mailed: { to: string; subject: string; text: string }[] = []
let browserIsThere = true

beforeAll(async () => {
  house = await openHouse({
    context: {
      channels: new Map([...allChannels, ['plain', plainChannel]]),
      reach: async (url, { headers, body = '' }) => {
        pushed.push({ url, headers, body: Buffer.from(body) })
        return { status: browserIsThere ? 201 : 410, headers: {}, body: '' }
      },
      post: async (to, letter) => void mailed.push({ to, ...letter }),
    },
  })
  joris = await house.colleague('agent')
  sanne = await house.colleague('agent')
  const made = await (await house.owner()).ask<{ id: string }>('POST', '/api/v1/channels', {
    kind: 'plain',
    name: 'Plein',
    settings: {},
  })
  channelId = made.body.id
  const row = await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  organisationId = row.id
  await settle()
})
afterAll(() => house.close())

async function settle() {
  while (await findWhomToTell(house.ctx, organisationId));
  while (await tellAll(house.ctx, organisationId));
}

let talks = 0
/** A customer begins to talk. @returns the conversation */
async function talk(): Promise<{ id: string; goesOn: () => Promise<unknown> }> {
  const said = `talk-${++talks}`
  const to = { organisationId, channelId, zone: 'Europe/Amsterdam' } as never
  const says = (id: string, more = {}) =>
    bring(house.ctx, to, [
      create({ id, text: 'Mijn internet doet het niet', actor: { network: 'plain', id: said }, ...more }),
    ])
  await says(said)
  const row = await house.ctx.db
    .selectFrom('conversation')
    .select('id')
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  return { id: row.id, goesOn: () => says(`${said} more`, { thread: { inReplyTo: [said] } }) }
}

const give = (by: Visitor, id: string, agentId: string) => by.ask('PATCH', `/api/v1/conversations/${id}`, { agentId })
const list = async (who: Visitor) => (await who.ask<Listed>('GET', '/api/v1/notifications')).body

test('who is given a conversation hears of it, who takes one does not', async () => {
  const [one, other] = [await talk(), await talk()]
  await give(joris, one.id, sanne.id)
  await give(sanne, other.id, sanne.id)
  const { items, unread } = await list(sanne)
  expect(items).toMatchObject([{ kind: 'assigned', read: false, by: { id: joris.id }, conversation: { id: one.id } }])
  expect(unread).toBe(1)
  const read = await sanne.ask<{ unread: number }>('POST', '/api/v1/notifications/read', { conversationId: one.id })
  expect(read.body.unread).toBe(0)
  expect((await list(joris)).items).toEqual([])
})

test('who was given something that is undone at once hears no more of it', async () => {
  const [one, other] = [await talk(), await talk()]
  const before = (await list(sanne)).unread
  const { body } = await joris.ask<{ batchId: string }>('POST', '/api/v1/conversations/changes', {
    ids: [one.id, other.id],
    changes: [{ do: 'assign', agentId: sanne.id }],
  })
  await sanne.ask('POST', '/api/v1/notifications/read', { conversationId: other.id })
  expect((await list(sanne)).unread).toBe(before + 1)
  await joris.ask('POST', `/api/v1/changes/${body.batchId}/undo`)
  const { items, unread } = await list(sanne)
  expect(unread).toBe(before)
  // What she had seen stays in her list.
  expect(items.map(({ conversation }) => conversation?.id)).toContain(other.id)
  expect(items.map(({ conversation }) => conversation?.id)).not.toContain(one.id)
})

test('who answers in a conversation of a colleague takes it over, and both can see so', async () => {
  const one = await talk()
  await give(sanne, one.id, sanne.id)
  const reply = { text: 'Ik kijk ernaar', said: 1, key: 'overgenomen' }
  expect((await joris.ask('POST', `/api/v1/conversations/${one.id}/replies`, reply)).status).toBe(201)
  expect((await list(sanne)).items[0]).toMatchObject({ kind: 'followed', read: false, by: { id: joris.id } })
  const { acts } = (await joris.ask<Timeline>('GET', `/api/v1/conversations/${one.id}/timeline`)).body
  expect(acts.at(-1)).toMatchObject({
    kind: 'assign',
    agentId: joris.id,
    before: { agentId: sanne.id },
    after: { agentId: joris.id },
  })
  const more = { text: 'Nog iets', said: 2, key: 'nog-iets-erbij' }
  await joris.ask('POST', `/api/v1/conversations/${one.id}/replies`, more)
  expect((await list(sanne)).items.filter(({ kind }) => kind === 'followed')).toHaveLength(1)
})

test('a customer who goes on is news for whose conversation it is and for who follows it, once', async () => {
  const one = await talk()
  await give(sanne, one.id, sanne.id)
  await joris.ask('POST', '/api/v1/conversations/changes', { ids: [one.id], changes: [{ do: 'follow', on: true }] })
  await settle()
  const before = { sanne: (await list(sanne)).unread, joris: (await list(joris)).unread }
  await one.goesOn()
  await settle()
  await settle()
  expect((await list(sanne)).items[0]).toMatchObject({ kind: 'reply', conversation: { id: one.id } })
  expect((await list(joris)).items[0]).toMatchObject({ kind: 'followed', conversation: { id: one.id } })
  expect((await list(sanne)).unread).toBe(before.sanne + 1)
  expect((await list(joris)).unread).toBe(before.joris + 1)
})

test('a mention and a task say what is asked, as long as it stands', async () => {
  const one = await talk()
  const note = await joris.ask<{ id: string }>('POST', `/api/v1/conversations/${one.id}/notes`, {
    text: '@Sanne weet jij dit?',
    agentIds: [sanne.id],
  })
  await joris.ask('POST', '/api/v1/tasks', { kind: 'task', title: 'Bel Netbeheer', agentId: sanne.id })
  await settle()
  const newest = async () => (await list(sanne)).items.slice(0, 2).map(({ kind, says }) => [kind, says])
  expect(await newest()).toEqual([
    ['task', 'Bel Netbeheer'],
    ['mention', '@Sanne weet jij dit?'],
  ])
  await joris.ask('DELETE', `/api/v1/notes/${note.body.id}`)
  expect((await newest())[1]).toEqual(['mention', null])
})

/** What a browser does with a push (RFC 8291, RFC 8188). */
function openPush(body: Buffer, mine: ReturnType<typeof createECDH>, auth: Buffer): string {
  const [salt, theirs, sealed] = [body.subarray(0, 16), body.subarray(21, 86), body.subarray(86)]
  const hkdf = (key: Buffer, with_: Buffer, info: Buffer, n: number) => {
    const prk = createHmac('sha256', with_).update(key).digest()
    return createHmac('sha256', prk)
      .update(Buffer.concat([info, Buffer.from([1])]))
      .digest()
      .subarray(0, n)
  }
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), mine.getPublicKey(), theirs])
  const secret = hkdf(mine.computeSecret(theirs), auth, about, 32)
  const key = hkdf(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = hkdf(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const opener = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16))
  const plain = Buffer.concat([opener.update(sealed.subarray(0, -16)), opener.final()])
  return plain.subarray(0, plain.lastIndexOf(2)).toString()
}

test('a push says who it is about and nothing of what was said; a browser that has left is forgotten', async () => {
  const mine = createECDH('prime256v1')
  mine.generateKeys()
  const auth = Buffer.alloc(16, 7)
  const keys = { p256dh: mine.getPublicKey().toString('base64url'), auth: auth.toString('base64url') }
  const hearing = await sanne.ask<{ pushKey: string }>('GET', '/api/v1/me/hearing')
  expect(Buffer.from(hearing.body.pushKey, 'base64url')).toHaveLength(65)
  const made = await sanne.ask('POST', '/api/v1/me/browsers', { endpoint: 'https://push.example.org/1', keys })
  expect(made.status).toBe(201)
  expect((await sanne.ask('POST', '/api/v1/me/browsers', { endpoint: 'http://push.example.org/1', keys })).status).toBe(
    400,
  )
  pushed.length = 0
  await give(joris, (await talk()).id, sanne.id)
  await settle()
  const words = JSON.parse(openPush(pushed[0]?.body ?? Buffer.alloc(0), mine, auth))
  expect(words).toMatchObject({ title: 'Dit gesprek is nu van jou' })
  expect(JSON.stringify(words)).not.toContain('internet')
  expect(pushed[0]?.headers.authorization).toContain(hearing.body.pushKey)
  browserIsThere = false
  await give(joris, (await talk()).id, sanne.id)
  await settle()
  const after = await sanne.ask<{ browsers: number }>('GET', '/api/v1/me/hearing')
  expect(after.body.browsers).toBe(0)
  browserIsThere = true
})

test('in quiet hours nothing sounds or is mailed, and afterwards one mail tells of all that waits', async () => {
  await sanne.ask('POST', '/api/v1/notifications/read', { all: true })
  const always = { days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', until: '00:00' }
  const hears = { deaf: [], sound: true, push: true, mail: true, quiet: always }
  await sanne.ask('POST', '/api/v1/me/hearing', hears)
  await give(joris, (await talk()).id, sanne.id)
  await give(joris, (await talk()).id, sanne.id)
  await settle()
  house.wait(16 * 60_000)
  mailed.length = 0
  const mine = () => mailed.filter(({ to }) => to === sanne.email)
  await mailDigests(house.ctx, organisationId)
  expect(mine()).toEqual([])
  await sanne.ask('POST', '/api/v1/me/hearing', { ...hears, quiet: null })
  await mailDigests(house.ctx, organisationId)
  await mailDigests(house.ctx, organisationId)
  expect(mine()).toMatchObject([{ subject: expect.stringContaining('2 dingen') }])
  expect(JSON.stringify(mailed)).not.toContain('internet')
})
