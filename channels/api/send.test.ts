import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { describe, expect, test } from 'vitest'
import { createReach } from '../../server/reach.ts'
import type { Letter, Reach, Settings } from '../kit/channel.ts'
import { newMemory } from '../kit/memory.ts'
import { send } from './send.ts'

const secret = `whsec_${Buffer.from('a secret of thirty-two bytes ....').toString('base64')}`
const letter: Letter = {
  key: '01890000-0000-7000-8000-000000000001',
  conversationNumber: 12,
  conversationToken: 'k3wq9t2mbxz7',
  subject: 'Slimme meter',
  text: 'We kijken het na — nú.',
  from: { name: 'Joris', signature: '' },
  to: { network: 'forum', id: 'u-77', name: 'Fatima' },
  inReplyTo: ['forum-1001'],
  visibility: 'public',
  attachments: [{ name: 'a.png', mediaType: 'image/png', bytes: Buffer.from('png'), alt: 'Een meter' }],
  at: new Date('2026-03-04T10:00:00Z'),
}

type Sent = { url: string; method: string; headers: Record<string, string>; body: string }

/** The other side of the webhook: what it was sent, and what it answers. */
async function sendTo(answer: { status: number; body: string } | Error, more: Settings = {}) {
  const sent: Sent[] = []
  const reach: Reach = async (url, init) => {
    sent.push({ url, ...init, body: String(init.body ?? '') })
    if (answer instanceof Error) throw answer
    return { ...answer, headers: {} }
  }
  return { outcome: await sendBy(reach, 'https://brug.example/antwoord', more), sent: sent[0] }
}

function sendBy(reach: Reach, webhookUrl: string, more: Settings = {}) {
  const settings = { address: 'forum', webhookUrl, secret, ...more }
  const connection = { id: 'c', name: 'Forum', address: 'forum', settings }
  return send(letter, {
    connection,
    signal: new AbortController().signal,
    reach,
    memory: newMemory(),
    clock: () => new Date(),
    home: '',
  })
}

describe('a reply by webhook', () => {
  test('carries everything the bridge needs, and no secret of ours', async () => {
    const { sent } = await sendTo({ status: 200, body: '' })
    expect(sent).toMatchObject({ url: 'https://brug.example/antwoord', method: 'POST' })
    expect(JSON.parse(sent?.body ?? '')).toEqual({
      type: 'reply',
      id: letter.key,
      conversation: { number: 12 },
      to: letter.to,
      inReplyTo: ['forum-1001'],
      visibility: 'public',
      subject: 'Slimme meter',
      text: letter.text,
      from: letter.from,
      at: '2026-03-04T10:00:00.000Z',
      attachments: [{ name: 'a.png', mediaType: 'image/png', alt: 'Een meter', base64: 'cG5n' }],
    })
    expect(sent?.body).not.toContain(letter.conversationToken)
  })

  test('is signed as Standard Webhooks say', async () => {
    const { sent } = await sendTo({ status: 200, body: '' })
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
    const signed = `${letter.key}.1772618400.${sent?.body}`
    expect(sent?.headers).toEqual({
      'content-type': 'application/json',
      'webhook-id': letter.key,
      'webhook-timestamp': '1772618400',
      'webhook-signature': `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
    })
  })

  test.each([
    ['{"id":"forum-1009"}', 'forum-1009'],
    ['{"id":1009}', letter.key],
    ['{"id":"a\\u0000b"}', letter.key],
    ['null', letter.key],
    ['<html>', letter.key],
    ['', letter.key],
  ])('taken with the answer %j it is known as %s', async (body, id) => {
    expect((await sendTo({ status: 202, body })).outcome).toEqual({ state: 'sent', id })
  })

  test.each([
    [400, true],
    [401, true],
    [403, true],
    [404, true],
    [410, true],
    [413, true],
    [422, true],
    [302, true],
    [425, false],
    [429, false],
  ])('answered with %i it is not sent; for good: %s', async (status, permanent) => {
    const reason = `The webhook answers ${status}.`
    expect((await sendTo({ status, body: 'x' })).outcome).toEqual({ state: 'not sent', permanent, reason })
  })

  test.each([408, 409, 500, 502, 503, 504])('answered with %i nobody knows whether it was taken', async (status) => {
    const reason = `The webhook answers ${status}.`
    expect((await sendTo({ status, body: 'x' })).outcome).toEqual({ state: 'unknown', reason })
  })

  test.each([
    ['REFUSED', true],
    ['ECONNREFUSED', false],
    ['ENOTFOUND', false],
    ['EAI_AGAIN', false],
    ['UND_ERR_CONNECT_TIMEOUT', false],
  ])('when no connection was made (%s) it is certainly not sent; for good: %s', async (code, permanent) => {
    const { outcome } = await sendTo(Object.assign(new Error('Nobody is there.'), { code }))
    expect(outcome).toEqual({ state: 'not sent', permanent, reason: 'Nobody is there.' })
  })

  test.each([
    new DOMException('No answer in time.', 'TimeoutError'),
    Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }),
    Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
    new Error('No answer within 10 seconds.'),
  ])('when the exchange breaks (%s) nobody knows whether it was taken', async (error) => {
    expect((await sendTo(error)).outcome).toEqual({ state: 'unknown', reason: error.message })
  })

  test('what the real way out says is understood: a shut port, silence, a broken answer, a private address', async () => {
    const other = createServer((request, response) => {
      if (request.url === '/breaks') response.destroy()
    })
    await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready))
    const at = other.address()
    const host = `127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`
    const newReach = () => createReach({ privateHosts: [host], timeout: 300 })
    const reach = newReach()
    expect(await sendBy(reach, `http://${host}/stays-silent`)).toMatchObject({ state: 'unknown' })
    expect(await sendBy(reach, `http://${host}/breaks`)).toMatchObject({ state: 'unknown' })
    expect(await sendBy(reach, 'http://127.0.0.1:1/')).toMatchObject({ state: 'not sent', permanent: true })
    other.closeAllConnections()
    await new Promise((closed) => other.close(closed))
    expect(await sendBy(newReach(), `http://${host}/shut`)).toMatchObject({ state: 'not sent', permanent: false })
  })

  test.each<[Settings, RegExp]>([
    [{ webhookUrl: '' }, /no address to send replies to/],
    [{ secret: '' }, /signing secret/],
    [{ secret: 'whsec_a29ydA==' }, /signing secret/],
    [{ maxLength: 5 }, /22 characters long; this network takes 5/],
  ])('with %j nothing leaves', async (more, reason) => {
    const { outcome, sent } = await sendTo({ status: 200, body: '' }, more)
    expect(outcome).toMatchObject({ state: 'not sent', permanent: true, reason: expect.stringMatching(reason) })
    expect(sent).toBeUndefined()
  })
})
