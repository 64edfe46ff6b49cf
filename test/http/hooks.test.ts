/** An exchange that tells of calls: who may, what becomes of it, and what the one who is called sees. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sign } from '../../channels/api/sign.ts'
import type { Conversation, Message } from '../../contract/conversation.ts'
import type { PhoneCall } from '../../contract/phone.ts'
import type { Passed } from '../../server/passing.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const key = Buffer.alloc(32, 7)

let house: TestHouse
let joris: Visitor
let hook: string
let me: string
beforeAll(async () => {
  house = await openHouse()
  joris = await house.owner()
  const made = await joris.ask<{ id: string; hook: string }>('POST', '/api/v1/channels', {
    kind: 'phone',
    name: 'Klantenlijn',
    settings: { address: '0880001000', secret },
  })
  hook = made.body.hook
  me = (await house.ctx.db.selectFrom('agent').select('id').executeTakeFirstOrThrow()).id
  await house.ctx.db.updateTable('agent').set({ extension: '201' }).where('id', '=', me).execute()
})
afterAll(() => house.close())

const tell = (told: object, headers?: Record<string, string>, to = hook) => {
  const body = JSON.stringify(told)
  return house.stranger().ask('POST', to, body, { ...(headers ?? sign(key, 'w-1', house.ctx.clock(), body)) })
}
const call = (id: string, event: string, more: object = {}) =>
  tell({ event, call: id, from: '0612345678', to: '201', at: house.ctx.clock().toISOString(), ...more })
const read = async (id: string) => {
  const row = await house.ctx.db
    .selectFrom('phone_call')
    .select('id')
    .where('call_id', '=', id)
    .executeTakeFirstOrThrow()
  return (await joris.ask<PhoneCall>('GET', `/api/v1/calls/${row.id}`)).body
}
const conversations = async () =>
  (await joris.ask<{ items: Conversation[] }>('GET', '/api/v1/conversations?state=all')).body.items
const messagesOf = async ({ id }: Pick<Conversation, 'id'>) =>
  (await joris.ask<{ messages: { items: Message[] } }>('GET', `/api/v1/conversations/${id}`)).body.messages.items

describe('who may tell', () => {
  const told = { event: 'ringing', call: 'deur' }
  test('who signs, and who has the secret', async () => {
    expect((await tell(told)).status).toBe(204)
    expect((await tell(told, { authorization: `Bearer ${secret}` })).status).toBe(204)
  })
  test.each([
    ['nobody without', {}],
    ['nobody with another secret', { authorization: `Bearer ${secret}x` }],
    ['nobody with the signature of something else', sign(key, 'w-1', new Date(), '{}')],
    [
      'nobody with what was overheard an hour ago',
      sign(key, 'w-1', new Date(Date.now() - 3_600_000), JSON.stringify(told)),
    ],
    ['nobody with an empty signature', { 'webhook-id': 'a', 'webhook-timestamp': '', 'webhook-signature': '' }],
  ])('%s', async (_, headers) => expect((await tell(told, headers)).problem.code).toBe('sign-in-needed'))
  test('at an address that there is', async () => {
    for (const to of ['/hooks/onzin', hook.slice(0, -1), hook.replace(/\.[0-9a-f]{8}/, '.00000000')])
      expect((await tell(told, undefined, to)).problem.code).toBe('not-found')
  })
  test.each([
    ['{', 'malformed-json'],
    ['[]', 'invalid'],
    ['{"event":"hangt","call":"x"}', 'invalid'],
    [`{"event":"ringing","call":"${'x'.repeat(300)}"}`, 'invalid'],
    ['x'.repeat(70_000), 'too-large'],
  ])('in words that can be understood (%#)', async (body, code) => {
    const answer = await house.stranger().ask('POST', hook, body, sign(key, 'w-1', house.ctx.clock(), body))
    expect(answer.problem.code).toBe(code)
  })
})

describe('a call', () => {
  test('rings at whoever sits at the extension, and says who it is', async () => {
    const heard: Passed[] = []
    const silence = house.ctx.passings.on((passed) => heard.push(passed))
    await call('eerste', 'ringing')
    await expect.poll(() => heard.length).toBe(1)
    silence()
    expect(heard[0]).toMatchObject({ to: [me], what: { kind: 'call', now: 'ringing' } })
    expect(await read('eerste')).toMatchObject({
      number: '+31612345678',
      readable: '06 12345678',
      contact: null,
      answeredAt: null,
    })
    expect(await conversations()).toEqual([])
  })

  test('that was answered is a message when it has ended, and waits for its remark', async () => {
    await call('eerste', 'answered')
    house.wait(252_000)
    await call('eerste', 'ended')
    const [conversation] = await conversations()
    expect(conversation).toMatchObject({ subject: 'Telefoongesprek', workState: 'open', agent: { id: me }, said: 1 })
    const { calls } = (await joris.ask<{ calls: PhoneCall[] }>('GET', '/api/v1/calls')).body
    expect(calls).toMatchObject([{ contact: { name: '+31612345678' }, conversation: { number: conversation?.number } }])
    const remark = {
      key: 'opmerking-1',
      kind: 'phone',
      direction: 'in',
      text: 'Internet valt weg.',
      callId: calls[0]?.id,
    }
    const logged = await joris.ask<{ message: Message }>('POST', '/api/v1/remarks', remark)
    expect(logged.body.message).toMatchObject({
      text: 'Internet valt weg.',
      logged: { call: { seconds: 252, missed: false } },
    })
    expect((await conversations())[0]).toMatchObject({ subject: 'Internet valt weg.', said: 1, contactCount: 1 })
    expect((await joris.ask<{ calls: unknown[] }>('GET', '/api/v1/calls')).body.calls).toEqual([])
  })

  test('told twice is one message, also after its remark', async () => {
    await call('eerste', 'ended')
    await call('eerste', 'answered')
    expect((await conversations())[0]).toMatchObject({ said: 1, snippet: 'Internet valt weg.' })
  })

  test('again about what is not finished goes on there, and counts', async () => {
    await call('tweede', 'ended', { seconds: 30 })
    expect(await conversations()).toMatchObject([{ said: 2, contactCount: 2 }])
  })

  test('that nobody answered waits for us, of an unknown number too', async () => {
    await call('gemist', 'ended', { from: 'anonymous', answered: false })
    const [newest] = await conversations()
    expect(newest).toMatchObject({
      subject: 'Gemiste oproep',
      contact: { name: 'Onbekend nummer' },
      agent: null,
      workState: 'open',
    })
    expect(await messagesOf({ id: newest?.id ?? '' })).toMatchObject([
      { logged: { by: null, call: { missed: true, seconds: null } } },
    ])
  })

  test('of which the end is told before the answer is put right', async () => {
    await call('omgekeerd', 'ended', { from: '0201112222' })
    const [missed] = await conversations()
    expect(missed).toMatchObject({ subject: 'Gemiste oproep' })
    await call('omgekeerd', 'answered', { from: '0201112222' })
    expect((await conversations())[0]).toMatchObject({ id: missed?.id, subject: 'Telefoongesprek', said: 1 })
  })

  test('of ours that nobody answered ends no wait', async () => {
    const before = await conversations()
    await call('uit', 'ended', { direction: 'out', from: '201', to: '0612345678', answered: false })
    expect(await conversations()).toEqual(before)
  })
})
