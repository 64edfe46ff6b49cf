/** The comments of a real WordPress: heard, answered, changed and taken back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Handed, Letter } from '../../channels/kit/channel.ts'
import { wordpress as channel } from '../../channels/wordpress/channel.ts'
import { listenAt, reread } from '../../channels/wordpress/receive.ts'
import { lookUp, revise, send, withdraw } from '../../channels/wordpress/send.ts'
import type { ChannelEvent } from '../../domain/message/message.ts'
import { earOn } from '../support/ear.ts'
import { howToPrepare, startWordPress, type WordPress, wordpressIsMissing } from '../support/wordpress/wordpress.ts'

if (wordpressIsMissing) console.warn(howToPrepare)

describe.skipIf(wordpressIsMissing)('the comments of a real WordPress', () => {
  let blog: WordPress
  beforeAll(async () => {
    blog = await startWordPress()
  }, 120_000)
  afterAll(() => blog?.stop())

  const earAs = (settings: object) =>
    earOn(listenAt, { settings: { everyMinutes: 1, ...settings, address: blog.url }, host: blog.host })
  const understood = (items: Handed['items']): Promise<ChannelEvent[]> =>
    Promise.all(
      items.map(({ bytes }) =>
        channel.decode(bytes, { connection: { id: 'c', name: 'Blog', address: blog.url }, received: new Date() }),
      ),
    )
  const notes = async (items: Handed['items']) =>
    (await understood(items)).map((event) => ('note' in event ? event.note : expect.fail('it was taken away')))
  const letter = (text: string, to: number, key = crypto.randomUUID()) =>
    ({ key, text, inReplyTo: [String(to)], from: { name: 'Joris', signature: '' } }) as unknown as Letter

  test('from the first look to a comment that is taken away, and back', async () => {
    const old = await blog.say({
      text: 'Al drie dagen geen internet.\nWie belt mij?',
      name: 'Bram',
      email: 'bram@klant.example',
    })
    const ear = earAs(blog.brand)
    const first = await ear.look()
    expect(first.items.every(({ history }) => history)).toBe(true)
    const said = (await notes(first.items)).find(({ id }) => id === String(old))
    expect(said).toMatchObject({
      subject: 'Storing in Zuid & West',
      text: 'Al drie dagen geen internet.\nWie belt mij?',
      actor: { id: `${blog.host}/bram@klant.example`, name: 'Bram' },
      thread: { root: `post-${blog.post}` },
      addressed: true,
      canReply: { ok: true },
    })
    expect(said?.actor.verifiedEmail).toBeUndefined()

    // What waits for approval is said so; letting it through is no other wording.
    const waiting = await blog.say({
      text: 'En bij ons ook',
      name: 'Lotte',
      email: 'lotte@klant.example',
      parent: old,
      approved: 0,
    })
    const [held] = await notes((await ear.look()).items)
    expect(held).toMatchObject({
      id: String(waiting),
      revision: 0,
      thread: { inReplyTo: [String(old)] },
      canReply: { ok: false },
    })
    await blog.moderate('let', waiting)
    expect(await notes((await ear.look()).items)).toMatchObject([
      { id: String(waiting), revision: 1, canReply: { ok: true } },
    ])

    await blog.edit(old, 'Al vier dagen geen internet.')
    expect(await understood((await ear.look()).items)).toMatchObject([
      { type: 'Update', note: { id: String(old), text: 'Al vier dagen geen internet.' } },
    ])

    await blog.moderate('erase', waiting)
    expect(await understood((await ear.look()).items)).toMatchObject([{ type: 'Delete', id: String(waiting) }])
    expect((await ear.look()).items).toEqual([])
  })

  test('an answer as the brand, once, found back, changed and taken back', async () => {
    const asked = await blog.say({ text: 'Wanneer is het klaar?', name: 'Wim', email: 'wim@klant.example' })
    const ear = earAs(blog.brand)
    await ear.look()
    const answer = letter('Vanavond om <acht> uur & geen minuut later.', asked)
    const sent = await send(answer, ear.sending)
    expect(sent).toMatchObject({ state: 'sent' })
    const id = sent.state === 'sent' ? sent.id : ''
    expect(await lookUp(answer.key, ear.sending)).toEqual({ state: 'sent', id })
    expect(await lookUp(crypto.randomUUID(), ear.sending)).toEqual({ state: 'not sent' })
    // Tried again it is the same one; the same words in another letter are refused by WordPress itself.
    expect(await send(answer, ear.sending)).toEqual({ state: 'sent', id })
    expect(await send(letter(answer.text, asked), ear.sending)).toMatchObject({ state: 'not sent', permanent: true })
    const [echo] = await understood((await ear.look()).items)
    expect(echo).toMatchObject({
      type: 'Create',
      note: { id, ours: true, text: answer.text, thread: { inReplyTo: [String(asked)] }, actor: { name: 'Voltmeer' } },
    })
    expect(await revise({ ...answer, text: 'Toch negen uur.' }, id, ear.sending)).toEqual({ state: 'sent', id })
    expect(await notes((await ear.look()).items)).toMatchObject([{ id, text: 'Toch negen uur.' }])
    expect(await withdraw(id, ear.sending)).toEqual({ state: 'sent', id })
    expect(await withdraw(id, ear.sending)).toEqual({ state: 'sent', id })
    expect(await understood((await ear.look()).items)).toMatchObject([{ type: 'Delete', id }])
  })

  test('what is looked at again has changed, stands as it did, or is gone', async () => {
    const asked = await blog.say({ text: 'Hallo?', name: 'Sanne' })
    const { asking } = earAs(blog.brand)
    const look = () => reread({ id: String(asked), url: null, inReplyTo: null, author: null }, asking)
    await look()
    expect(await look()).toEqual([])
    await blog.edit(asked, 'Is daar iemand?')
    expect(await notes(await look())).toMatchObject([{ text: 'Is daar iemand?' }])
    await blog.moderate('bin', asked)
    expect(await understood(await look())).toMatchObject([{ type: 'Delete', id: String(asked) }])
  })

  test('a partner’s blog is read without a user, with what everybody sees; nothing can be answered', async () => {
    const ear = earAs({ ours: false })
    const said = (await notes((await ear.look()).items)).at(-1)
    expect(said).toMatchObject({ addressed: false, canReply: { ok: false }, subject: 'Storing in Zuid & West' })
    // WordPress makes a picture of an address that it does not show: the same writer is the same account.
    expect(said?.actor.id).toMatch(/\/[0-9a-f]{32}$/)
    expect(await send(letter('Hoi', Number(said?.id)), ear.sending)).toMatchObject({
      state: 'not sent',
      permanent: true,
    })
  })

  test('the connection is tried in steps, and a wrong one says what to mend', async () => {
    const steps = async (settings: object) => {
      const found: (string | undefined)[] = []
      const { asking, more } = earAs({})
      for await (const { ok, detail } of channel.test?.(
        { address: blog.url, ...settings },
        new AbortController().signal,
        asking.readPage,
        more,
      ) ?? [])
        found.push(`${ok ? 'ok' : 'not ok'}: ${detail?.en}`)
      return found
    }
    expect(await steps(blog.brand)).toEqual([
      'ok: Voltmeer blog',
      'ok: Voltmeer',
      expect.stringMatching(/^ok: \d+ comments/),
    ])
    expect(await steps({ user: 'voltmeer', password: 'mis' })).toEqual([
      'ok: Voltmeer blog',
      expect.stringMatching(/refuses the user name/),
    ])
    expect((await steps(blog.reader)).at(-1)).toMatch(/may not moderate.*editor/)
    expect(await steps({ address: `${blog.url}/wp-includes` })).toEqual([
      expect.stringMatching(/not ok: .*does not answer as a WordPress/),
    ])
  })
})
