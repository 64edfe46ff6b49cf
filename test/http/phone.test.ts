/** Writing down what was said by telephone or elsewhere, through the door that the screen uses. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Conversation, Message } from '../../contract/conversation.ts'
import type { Answer } from '../../contract/endpoint.ts'
import type { findCallers } from '../../contract/phone.ts'
import { acceptArrivals } from '../../server/use/accept-arrivals.ts'
import { followSearch } from '../../server/use/follow-search.ts'
import { receiveMessages } from '../../server/use/receive-messages.ts'
import { openHouse, type TestHouse, type Visitor } from './house.ts'

type Logged = { conversation: Conversation; message: Message }

let house: TestHouse
let joris: Visitor
beforeAll(async () => {
  house = await openHouse()
  joris = await house.owner()
})
afterAll(() => house.close())

let keys = 0
const log = async (more: object) => {
  const answer = await joris.ask<Logged>('POST', '/api/v1/remarks', {
    key: `sleutel-${++keys}`,
    kind: 'phone',
    direction: 'in',
    text: 'Het internet doet het niet.',
    ...more,
  })
  return { ...answer.body, status: answer.status, problem: answer.problem }
}
const callers = async (text: string) =>
  (await joris.ask<Answer<typeof findCallers>>('GET', `/api/v1/callers?text=${encodeURIComponent(text)}`)).body

/** Somebody who mails, by the API channel. */
async function mailed(name: string): Promise<Conversation> {
  const made = await joris.ask<{ id: string }>('POST', '/api/v1/channels', {
    kind: 'api',
    name: `mail van ${name}`,
    settings: { address: 'email' },
  })
  const { id: organisationId } = await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  const item = { id: `m-${name}`, text: 'Al twee dagen geen internet', author: { id: `${name}@klant.example`, name } }
  const place = { organisationId, channelId: made.body.id, zone: 'Europe/Amsterdam' }
  await acceptArrivals(house.ctx, place, [{ bytes: Buffer.from(JSON.stringify(item)) }])
  while ((await receiveMessages(house.ctx, organisationId)) > 0);
  const list = await joris.ask<{ items: Conversation[] }>('GET', '/api/v1/conversations?state=all')
  const found = list.body.items.find((one) => one.contact.name === name)
  if (!found) throw new Error('the mail did not come in')
  return found
}

describe('a call that is written down', () => {
  test('of somebody new makes the channel, the person and a conversation; no internet hurts', async () => {
    const { status, conversation, message } = await log({ number: '06-1234 5678', name: 'Fatima H.' })
    expect(status).toBe(201)
    expect(conversation).toMatchObject({
      channel: { kind: 'phone', name: 'Telefoon' },
      contact: { name: 'Fatima H.' },
      agent: { alias: 'Joris' },
      workState: 'open',
      situation: 'painful',
      contactCount: 1,
      said: 1,
    })
    expect(message).toMatchObject({
      direction: 'in',
      visibility: 'phone',
      author: { name: 'Fatima H.' },
      logged: { by: 'Joris', where: null, call: null },
      canReply: { ok: false },
    })
    expect(await callers('0031 6 12345678')).toMatchObject({
      number: '+31612345678',
      readable: '06 12345678',
      people: [{ name: 'Fatima H.', number: '06 12345678', conversations: [{ id: conversation.id }] }],
    })
    const { id: organisationId } = await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
    while (await followSearch(house.ctx, organisationId));
    expect(await callers('fatima')).toMatchObject({ number: null, people: [{ name: 'Fatima H.' }] })
  })

  test('with what was agreed: we have answered, in the name of who spoke', async () => {
    const { conversation } = await log({ number: '0201234567', agreed: 'Er komt morgen een monteur.' })
    expect(conversation).toMatchObject({ workState: 'answered', said: 2, lastDirection: 'out', waitsSince: null })
    const { body } = await joris.ask<{ messages: { items: Message[] } }>(
      'GET',
      `/api/v1/conversations/${conversation.id}`,
    )
    expect(body.messages.items.map(({ direction, text, author }) => [direction, text, author.name])).toEqual([
      ['in', 'Het internet doet het niet.', '+31201234567'],
      ['out', 'Er komt morgen een monteur.', 'Joris'],
    ])
  })

  test('about a conversation that goes on elsewhere joins it and counts as a contact each time', async () => {
    const mail = await mailed('bram')
    const first = await log({ conversationId: mail.id, number: '06 87654321' })
    expect(first.conversation).toMatchObject({ id: mail.id, contactCount: 2, said: 2, channel: { kind: 'api' } })
    expect(first.message.author.name).toBe('bram')
    const second = await log({ conversationId: mail.id, number: '06 87654321' })
    expect(second.conversation).toMatchObject({ id: mail.id, contactCount: 3, said: 3 })
    expect(Date.parse(second.conversation.dueAt ?? '')).toBeLessThan(Date.parse(mail.dueAt ?? ''))
    // the number is Bram's now, on Joris's word
    expect(await callers('0687654321')).toMatchObject({ people: [{ id: mail.contact.id }] })
  })

  test('from the telephone of another is still of the person who was chosen', async () => {
    const mail = await mailed('lotte')
    const { conversation } = await log({ contactId: mail.contact.id, number: '06-12345678' })
    expect(conversation).toMatchObject({ contact: { id: mail.contact.id } })
    expect(conversation.id).not.toBe(mail.id)
    expect(await callers('0612345678')).toMatchObject({ people: [{ name: 'Fatima H.' }] })
  })

  test('that we made ourselves begins a conversation in which the customer waits for nothing', async () => {
    const { conversation, message } = await log({
      direction: 'out',
      number: '0611111111',
      text: 'Gebeld over de storing.',
    })
    expect(conversation).toMatchObject({
      workState: 'answered',
      contact: { name: '+31611111111' },
      lastDirection: 'out',
    })
    expect(message).toMatchObject({ direction: 'out', author: { name: 'Joris' } })
  })

  test('twice with one key is once', async () => {
    const [first, second] = [await log({ key: 'dezelfde', name: 'Sem' }), await log({ key: 'dezelfde', name: 'Sem' })]
    expect(second.message.id).toBe(first.message.id)
    expect(second.conversation.said).toBe(1)
  })

  test('two first calls at once make one channel', async () => {
    const made = await Promise.all([log({ kind: 'offline', name: 'Eva' }), log({ kind: 'offline', name: 'Noor' })])
    expect(new Set(made.map(({ conversation }) => conversation.channel.id)).size).toBe(1)
  })
})

describe('a remark from elsewhere', () => {
  test('has its place, and needs no name', async () => {
    const { conversation, message } = await log({ kind: 'offline', where: 'winkel Zwolle', text: 'De app is traag.' })
    expect(conversation).toMatchObject({ channel: { kind: 'offline' }, contact: { name: 'Onbekend' } })
    expect(message).toMatchObject({ logged: { by: 'Joris', where: 'winkel Zwolle' }, visibility: 'direct' })
  })
})

describe('is refused', () => {
  test.each([
    [{ number: '12' }, 400, 'invalid'],
    [{ text: '  ' }, 400, 'invalid'],
    [{ contactId: '01890000-0000-7000-8000-00000000dead' }, 404, 'not-found'],
    [{ conversationId: '01890000-0000-7000-8000-00000000dead' }, 404, 'not-found'],
    [{ callId: '01890000-0000-7000-8000-00000000dead' }, 404, 'not-found'],
  ])('%j', async (more, status, code) => {
    const answer = await log(more)
    expect([answer.status, answer.problem.code]).toEqual([status, code])
  })
})
