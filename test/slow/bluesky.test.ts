/** Bluesky, against a real server: listened to by the program as it runs, answered from the inbox, seen on the server. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bluesky } from '../../channels/bluesky/channel.ts'
import type { Letter, Sending, TestStep } from '../../channels/kit/channel.ts'
import { newMemory } from '../../channels/kit/memory.ts'
import type { Channel } from '../../contract/channel.ts'
import type { Conversation, Message } from '../../contract/conversation.ts'
import { addTerm, createTermGroup } from '../../server/use/term/change-terms.ts'
import { startWork, type Work } from '../../server/work/index.ts'
import { openHouse, type TestHouse, type Visitor } from '../http/house.ts'
import {
  type Account,
  type Bluesky,
  blueskyIsMissing,
  howToPrepare,
  mentioning,
  startBluesky,
} from '../support/bluesky.ts'

if (blueskyIsMissing) console.log(howToPrepare)

describe.skipIf(blueskyIsMissing)('Bluesky, on a real server', () => {
  let network: Bluesky
  let house: TestHouse
  let joris: Visitor
  let work: Work
  let us: Account
  let fatima: Account
  let bram: Account
  let channel: Channel
  const patient = { timeout: 40_000 }

  const settings = () => ({
    address: `@${us.handle}`,
    password: us.password,
    server: network.server,
    stream: 'repos',
    streamAddress: network.server,
  })
  const sending = (more: object = {}): Sending => ({
    connection: { id: channel.id, name: 'Bluesky', address: us.handle, settings: { ...settings(), ...more } },
    signal: new AbortController().signal,
    reach: house.ctx.reach,
    memory: newMemory(),
    clock: () => new Date(),
    home: 'https://huis.example/hooks/1',
  })
  const rows = () =>
    house.ctx.db.selectFrom('message').selectAll().where('channel_id', '=', channel.id).orderBy('id').execute()
  const row = async (uri: string) => (await rows()).find((one) => one.external_id === uri)
  const conversations = async () =>
    (await joris.ask<{ items: Conversation[] }>('GET', '/api/v1/conversations')).body.items
  const listening = async () =>
    (await joris.ask<{ channels: Channel[] }>('GET', '/api/v1/channels')).body.channels[0]?.listening?.state

  beforeAll(async () => {
    network = await startBluesky()
    house = await openHouse({
      environment: { SAMENSPRAAK_PRIVATE_HOSTS: network.host, SAMENSPRAAK_UNDO_MS: '0' },
      context: { clock: () => new Date() },
    })
    ;[us, fatima, bram] = [
      await network.account('voltmeer'),
      await network.account('fatima'),
      await network.account('bram'),
    ]
    joris = await house.owner()
    work = startWork(house.ctx)
    const { id: organisationId } = await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
    const { id: agentId } = await house.ctx.db.selectFrom('agent').select('id').executeTakeFirstOrThrow()
    const who = { organisationId, agentId }
    const group = await createTermGroup(house.ctx, who, { name: 'Wij', about: 'brand', colour: 'blue', teamId: null })
    await addTerm(house.ctx, who, group, 'stroomstoring')
  }, 60_000)
  afterAll(async () => {
    await work?.stop()
    await house?.close()
    await network?.stop()
  })

  test('the connection is tried step by step, and a wrong password is told in words', async () => {
    const probe = async (more: object) =>
      (
        await joris.ask<{ steps: TestStep[] }>('POST', '/api/v1/channels/test', {
          kind: 'bluesky',
          settings: { ...settings(), ...more },
        })
      ).body.steps
    expect((await probe({})).map(({ ok }) => ok)).toEqual([true, true, true])
    const wrong = await probe({ password: 'geraden' })
    expect(wrong.map(({ ok }) => ok)).toEqual([true, true, false])
    expect(wrong[2]?.detail?.en).toMatch(/do not belong together/)
    expect((await probe({ address: 'niemand.test' }))[1]).toMatchObject({ ok: false })
    expect((await probe({ streamAddress: 'http://localhost:1' }))[0]).toMatchObject({ ok: false })
  }, 30_000)

  test('a mention becomes a conversation, the answer stands in the thread, and what comes back stays one dialogue', async () => {
    const made = await joris.ask<Channel>('POST', '/api/v1/channels', {
      kind: 'bluesky',
      name: 'Bluesky',
      settings: settings(),
    })
    expect(made.status).toBe(201)
    channel = made.body
    await expect.poll(listening, patient).toBe('listening')
    await bram.post('Mooi weer vandaag')
    const asked = await fatima.post('@voltmeer.test al drie dagen geen stroom', {
      ...mentioning(us, '@voltmeer.test'),
      langs: ['nl'],
    })
    await expect.poll(async () => (await conversations()).length, patient).toBe(1)
    const [conversation] = await conversations()
    expect(await row(asked.uri)).toMatchObject({ addressed: true, language: 'nl', can_reply: { ok: true } })
    const answer = await joris.ask('POST', `/api/v1/conversations/${conversation?.id}/replies`, {
      text: 'Wij kijken ernaar, @fatima.test. Volg het op https://voltmeer.example/storing #storing',
      said: conversation?.said,
      key: 'sleutel-een',
    })
    expect(answer.status).toBe(201)
    await expect.poll(() => network.said(us), patient).toHaveLength(1)
    const [ours] = await network.said(us)
    expect(ours?.value).toMatchObject({ reply: { root: asked, parent: asked }, langs: ['nl'] })
    expect(ours?.value.facets).toMatchObject([
      { features: [{ did: fatima.did }] },
      { features: [{ uri: 'https://voltmeer.example/storing' }] },
      { features: [{ tag: 'storing' }] },
    ])
    if (!ours) return
    const back = await fatima.post('Dank je', { reply: { root: asked, parent: { uri: ours.uri, cid: ours.cid } } })
    await expect.poll(() => row(back.uri), patient).toBeDefined()
    const all = (await rows()).filter(({ conversation_id }) => conversation_id === conversation?.id)
    expect(all.map(({ external_id, direction }) => [external_id, direction])).toEqual([
      [asked.uri, 'in'],
      [ours.uri, 'out'],
      [back.uri, 'in'],
    ])
    expect(all[0]).toMatchObject({ text: '@voltmeer.test al drie dagen geen stroom' })
    expect((await conversations()).length).toBe(1)
  }, 60_000)

  test('what somebody changes or takes back there is changed and taken back here', async () => {
    const said = await fatima.post('@voltmeer.test ik bedoel vier dagen', mentioning(us, '@voltmeer.test'))
    await expect.poll(() => row(said.uri), patient).toBeDefined()
    await fatima.edit(said.uri, 'Laat maar, zes dagen')
    await expect.poll(async () => (await row(said.uri))?.text, patient).toBe('Laat maar, zes dagen')
    await fatima.remove(said.uri)
    await expect.poll(async () => (await row(said.uri))?.state, patient).toBe('deleted')
    expect((await row(said.uri))?.text).toBe('')
  }, 60_000)

  test('what we change or take back stands changed there, is gone there, and comes back as that', async () => {
    const [ours] = await network.said(us)
    const letter = { text: 'Het is verholpen.' } as Letter
    expect(await bluesky.revise?.(letter, ours?.uri ?? '', sending())).toMatchObject({ state: 'sent' })
    expect((await network.said(us))[0]?.value).toMatchObject({ text: 'Het is verholpen.', reply: ours?.value.reply })
    await expect.poll(async () => (await row(ours?.uri ?? ''))?.text, patient).toBe('Het is verholpen.')
    for (const _ of ['once', 'twice'])
      expect(await bluesky.withdraw?.(ours?.uri ?? '', sending())).toMatchObject({ state: 'sent' })
    expect(await network.said(us)).toEqual([])
    await expect.poll(async () => (await row(ours?.uri ?? ''))?.state, patient).toBe('deleted')
  }, 60_000)

  test('an answer is written once, however often it is sent; with a picture, and not to what is gone', async () => {
    const asked = await fatima.post('Is er iemand?')
    const letter = (to: string, more: Partial<Letter> = {}): Letter => ({
      key: house.ctx.newId(),
      conversationNumber: 1,
      conversationToken: 'x',
      subject: '',
      text: 'Jazeker.',
      from: { name: 'Joris', signature: '' },
      to: { network: 'bluesky', id: fatima.did, name: 'Fatima' },
      inReplyTo: [to],
      visibility: 'public',
      attachments: [],
      at: new Date(),
      ...more,
    })
    const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    const picture = { name: 'kaart.png', mediaType: 'image/png', bytes: Buffer.from(pixel, 'base64'), alt: 'Kaart' }
    const once = letter(asked.uri, { attachments: [picture] })
    expect(await bluesky.lookUp?.(once.key, sending())).toEqual({ state: 'not sent' })
    const first = await bluesky.send?.(once, sending())
    const [found] = await network.said(us)
    expect(await bluesky.send?.(once, sending())).toEqual(first)
    expect(await network.said(us)).toEqual([found])
    expect(found?.value.embed).toMatchObject({ images: [{ alt: 'Kaart', image: { mimeType: 'image/png' } }] })
    expect(await bluesky.lookUp?.(once.key, sending())).toEqual(first)
    await fatima.remove(asked.uri)
    const refused = async (of: Letter, more = {}) => bluesky.send?.(of, sending(more))
    expect(await refused(letter(asked.uri))).toMatchObject({ permanent: true, reason: /not there any more/ })
    expect(await refused(once, { password: 'geraden' })).toMatchObject({ permanent: false, reason: /belong together/ })
    expect(await refused(once, { server: 'http://localhost:1' })).toMatchObject({ state: 'not sent', permanent: false })
    const gated = await fatima.post('Alleen ik')
    await fatima.call('com.atproto.repo.createRecord', {
      repo: fatima.did,
      collection: 'app.bsky.feed.threadgate',
      rkey: gated.uri.split('/').at(-1),
      record: { post: gated.uri, allow: [], createdAt: new Date().toISOString() },
    })
    expect(await refused(letter(gated.uri))).toMatchObject({ permanent: true, reason: /lets nobody answer/ })
  }, 60_000)

  test('what was said while we were away is here once, a child before its parent too', async () => {
    await work.stop()
    const before = (await rows()).length
    const rkey = '3lzy2k5lm2c2a'
    const parent = `at://${bram.did}/app.bsky.feed.post/${rkey}`
    const ref = { uri: parent, cid: 'bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy' }
    const child = await fatima.post('Ja, hier ook stroomstoring', { reply: { root: ref, parent: ref } })
    await bram.post('Wie heeft er stroomstoring?', {}, rkey)
    work = startWork(house.ctx)
    await expect.poll(async () => (await rows()).length, patient).toBe(before + 2)
    const [one, other] = [await row(parent), await row(child.uri)]
    expect([one?.addressed, other?.addressed]).toEqual([false, false])
    expect(one?.thread_id).toBeTruthy()
    expect(one?.thread_id).toBe(other?.thread_id)
  }, 60_000)

  test('of a busy stream two in a hundred are for us, and the rest is counted', async () => {
    const create = (i: number) => ({
      $type: 'com.atproto.repo.applyWrites#create',
      collection: 'app.bsky.feed.post',
      value: {
        $type: 'app.bsky.feed.post',
        text: i % 50 === 0 ? `Stroomstoring nummer ${i}` : `Niets aan de hand ${i}`,
        createdAt: new Date().toISOString(),
      },
    })
    const before = (await rows()).length
    for (let i = 0; i < 400; i += 200)
      await bram.call('com.atproto.repo.applyWrites', {
        repo: bram.did,
        writes: Array.from({ length: 200 }, (_, n) => create(i + n)),
      })
    await expect.poll(async () => (await rows()).length, patient).toBe(before + 8)
    const passed = async () => {
      const minutes = await house.ctx.db.selectFrom('passed_minute').selectAll().execute()
      return minutes.reduce((sum, one) => sum + Number(one.passed), 0)
    }
    await expect.poll(passed, patient).toBeGreaterThanOrEqual(392)
  }, 60_000)

  test('who goes by another name is renamed here; who is gone takes along what they said', async () => {
    await fatima.call('com.atproto.identity.updateHandle', { handle: 'fatima-b.test' })
    const handle = async () =>
      (await house.ctx.db.selectFrom('account').selectAll().where('external_id', '=', fatima.did).executeTakeFirst())
        ?.handle
    await expect.poll(handle, patient).toBe('@fatima-b.test')
    await network.deleteAccount(fatima)
    const { id: accountId } = await house.ctx.db
      .selectFrom('account')
      .select('id')
      .where('external_id', '=', fatima.did)
      .executeTakeFirstOrThrow()
    const said = async () => (await rows()).filter((one) => one.account_id === accountId)
    await expect.poll(async () => (await said()).every(({ state }) => state === 'deleted'), patient).toBe(true)
    expect((await said()).map(({ text }) => text).join('')).toBe('')
    expect((await said()).length).toBe(4)
  }, 60_000)

  test('the ledger adds up', async () => {
    const days = await house.ctx.db.selectFrom('arrival_day').selectAll().where('channel_id', '=', channel.id).execute()
    for (const day of days) expect(day.received).toBe(day.shown + day.revision + day.duplicate + day.echo + day.refused)
    expect(days.reduce((sum, { refused }) => sum + Number(refused), 0)).toBe(0)
    const messages: Message['id'][] = (await rows()).map(({ id }) => id)
    expect(new Set(messages).size).toBe(messages.length)
  })
})
