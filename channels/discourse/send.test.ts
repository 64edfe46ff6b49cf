import { describe, expect, test } from 'vitest'
import { atForum, forum, listen } from '../../test/support/at-forum.ts'
import type { HeldPost } from '../../test/support/forum.ts'
import type { Letter } from '../kit/channel.ts'
import { discourse } from './channel.ts'
import { lookUp, revise, send, withdraw } from './send.ts'

atForum()

describe('answering on a forum', () => {
  const letter = (text: string, to: HeldPost, key = crypto.randomUUID()) =>
    ({ key, text, inReplyTo: [String(to.id)], from: { name: 'Joris', signature: '' } }) as unknown as Letter

  test('goes below the post, is found back, changed and taken back', async () => {
    const { sending } = listen()
    forum.say({ raw: 'Hoe zet ik hem aan?' })
    const asked = forum.say({ raw: 'Weet iemand het?' })
    const answer = letter('Met de knop aan de onderkant.', asked)
    const sent = await send(answer, sending)
    const made = forum.posts.at(-1)
    expect(sent).toEqual({ state: 'sent', id: String(made?.id) })
    expect(made).toMatchObject({ topic_id: 7, reply_to_post_number: 2, username: 'Voltmeer' })
    expect(await lookUp(answer.key, sending)).toEqual(sent)
    expect(await lookUp('another', sending)).toEqual({ state: 'not sent' })
    // Discourse refuses the same words; of this letter they are there already.
    expect(await send(answer, sending)).toEqual(sent)
    expect(await revise({ ...answer, text: 'Met de knop aan de bovenkant.' }, String(made?.id), sending)).toEqual(sent)
    expect(made?.raw).toBe('Met de knop aan de bovenkant.')
    expect(await withdraw(String(made?.id), sending)).toEqual(sent)
    expect(await withdraw(String(made?.id), sending)).toEqual(sent)
    expect(await send(letter('Nog een keer, heel uitgebreid.', { ...asked, id: 999 }), sending)).toMatchObject({
      state: 'not sent',
      permanent: true,
    })
  })

  test.each([
    ['too short', 200, null, { state: 'not sent', permanent: true, reason: /at least 20 characters/ }],
    [
      'in a hurry',
      429,
      { errors: ['x'], extras: { wait_seconds: 12 } },
      { state: 'not sent', permanent: false, reason: /wait 12 seconds/ },
    ],
    [
      'refused',
      403,
      { errors: ['Topic is closed'] },
      { state: 'not sent', permanent: true, reason: /Topic is closed/ },
    ],
    ['broken', 502, null, { state: 'unknown', reason: /error \(502\)/ }],
    ['queued', 200, { action: 'enqueued' }, { state: 'sent' }],
    ['silent about its number', 200, {}, { state: 'unknown' }],
  ])(
    'an answer that is %s says so',
    async (_, status, body, { reason, ...outcome }: { state: string; reason?: RegExp }) => {
      const { sending } = listen()
      const asked = forum.say({ raw: 'Weet iemand het?' })
      forum.trouble = ({ method }, response) =>
        method === 'POST' &&
        (status !== 200 || body !== null) &&
        Boolean(response.writeHead(status).end(JSON.stringify(body)))
      expect(await send(letter('Kort.', asked), sending)).toMatchObject({
        ...outcome,
        ...(reason && { reason: expect.stringMatching(reason) }),
      })
    },
  )

  test('without a user nothing leaves', async () => {
    const { sending } = listen({ settings: { apiKey: '' } })
    expect(await send(letter('x', forum.say({ raw: 'x' })), sending)).toMatchObject({
      state: 'not sent',
      permanent: true,
    })
    expect(forum.asked).toEqual([])
  })
})

test('the connection is tried in steps, and a wrong one says what to mend', async () => {
  const steps = async (settings: object) => {
    const found: string[] = []
    const { asking, more } = listen()
    const given = { address: forum.url, ...settings }
    for await (const { ok, detail } of discourse.test?.(given, new AbortController().signal, asking.readPage, more) ??
      [])
      found.push(`${ok ? 'ok' : 'not ok'}: ${detail?.en}`)
    return found
  }
  forum.say({ raw: 'Hallo' })
  expect(await steps({ user: 'voltmeer', apiKey: 'sleutel' })).toEqual([
    'ok: Buurtforum',
    'ok: Voltmeer',
    'ok: 1 newest posts',
  ])
  expect((await steps({ user: 'voltmeer', apiKey: 'mis' })).at(-1)).toMatch(/not ok: .*key is invalid/)
  expect(await steps({})).toEqual(['ok: Buurtforum', 'ok: 1 newest posts'])
  expect(await steps({ address: `${forum.url}/blog` })).toEqual([
    expect.stringMatching(/does not answer as a Discourse/),
  ])
})
