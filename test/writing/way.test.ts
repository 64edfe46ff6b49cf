/** Answering on another channel of the same contact: what comes back there goes on in the same conversation. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Way } from '../../contract/way.ts'
import type { Visitor } from '../http/house.ts'
import { draftsOf, keep, letters, openWritingHouse, readOf, send, type WritingHouse } from './writing-house.ts'

let on: WritingHouse
let joris: Visitor
beforeAll(async () => {
  on = await openWritingHouse()
  joris = await on.house.owner()
})
afterAll(() => on.house.close())

const waysOf = async (id: string) =>
  (await joris.ask<{ ways: Way[] }>('GET', `/api/v1/conversations/${id}/ways`)).body.ways
const fatima = { network: 'plain', id: 'fatima', name: 'Fatima', verifiedEmail: 'fatima@klanten.example' }
const viaOf = ({ channel, network, id }: Way) => ({ channelId: channel.id, network, id })

describe('the ways to a contact', () => {
  test('begin where they last spoke, and tell where else they can be found and what may be written there', async () => {
    const of = await on.says({ id: 'a1', actor: fatima })
    const ways = await waysOf(of.id)
    expect(ways.map(({ channel, network, id }) => [channel.name, network, id])).toEqual([
      ['Forum', 'plain', 'fatima'],
      ['Post', 'email', 'fatima@klanten.example'],
    ])
    expect(ways[0]?.rules).toMatchObject({ maxLength: 60, counts: 'graphemes', files: { most: 2 } })
  })

  test('sign each as one chose for that channel', async () => {
    const of = await on.says({ id: 'a2', actor: fatima })
    await joris.ask('PATCH', '/api/v1/me', { signature: 'Joris, Zonnig Wonen' })
    await joris.ask('POST', '/api/v1/me/signatures', { channelId: on.forumId, text: '^J' })
    expect((await waysOf(of.id)).map(({ signature }) => signature)).toEqual(['^J', 'Joris, Zonnig Wonen'])
    await send(joris, of, { text: 'Getekend' })
    await on.deliver()
    expect(letters.at(-1)?.from.signature).toBe('^J')
    await joris.ask('POST', '/api/v1/me/signatures', { channelId: on.forumId, text: null })
    expect((await waysOf(of.id))[0]?.signature).toBe('Joris, Zonnig Wonen')
  })
})

describe('a call that was noted in a conversation', () => {
  test('leaves the way that they wrote on as it was', async () => {
    const of = await on.says({ id: 'n1', actor: { ...fatima, id: 'f9', verifiedEmail: 'f9@klanten.example' } })
    const before = await waysOf(of.id)
    const remark = { key: 'belt-er-nog-over', kind: 'phone', direction: 'in', text: 'Belt er nog over.' }
    const noted = await joris.ask('POST', '/api/v1/remarks', {
      ...remark,
      contactId: of.contact.id,
      conversationId: of.id,
    })
    expect(noted.status).toBe(201)
    expect((await waysOf(of.id))[0]).toMatchObject({ id: before[0]?.id, can: { ok: true } })
  })
})

describe('an answer on another channel', () => {
  test('goes there, and what comes back goes on in this conversation; then that is where they last spoke', async () => {
    const of = await on.says({ id: 'b1', actor: { ...fatima, id: 'f2', verifiedEmail: 'f2@klanten.example' } })
    const post = (await waysOf(of.id)).find(({ channel }) => channel.name === 'Post')
    if (!post) throw new Error('no way by post')
    const sent = await send(joris, of, { text: 'Per post dan', via: viaOf(post) })
    await on.deliver()
    expect(letters.at(-1)).toMatchObject({ to: { network: 'email', id: 'f2@klanten.example' }, inReplyTo: [] })
    const actor = { network: 'email', id: 'f2@klanten.example', verifiedEmail: 'f2@klanten.example' }
    const thread = { inReplyTo: [`net-${sent.body.message.id}`] }
    const back = await on.says({ id: 'b2', actor, thread, text: 'Dank, per mail is beter' }, on.postId)
    expect(back.id).toBe(of.id)
    const ways = await waysOf(of.id)
    expect(ways[0]).toMatchObject({ channel: { name: 'Post' }, id: 'f2@klanten.example' })
    await send(joris, back, { text: 'Graag gedaan' })
    await on.deliver()
    expect(letters.at(-1)?.inReplyTo[0]).toBe('b2')
    expect(letters.at(-1)?.inReplyTo).not.toContain('b1')
  })

  test('cannot go to somebody else', async () => {
    const of = await on.says({ id: 'c1', actor: fatima })
    const via = { channelId: on.postId, network: 'email', id: 'iemand@anders.example' }
    expect((await send(joris, of, { text: 'Hoi', via })).status).toBe(400)
  })

  test('never turns what was said in private into something public unasked', async () => {
    const actor = { ...fatima, id: 'f3', verifiedEmail: 'f3@klanten.example' }
    const first = await on.says({ id: 'p1', actor, visibility: 'public' })
    const sent = await send(joris, first, { text: 'Stuur ons een bericht' })
    await on.deliver()
    const of = await on.says({
      id: 'p2',
      actor,
      thread: { inReplyTo: [`net-${sent.body.message.id}`] },
      visibility: 'public',
    })
    const later = await on.says(
      { id: 'p3', actor: { network: 'email', id: 'f3@klanten.example', verifiedEmail: 'f3@klanten.example' } },
      on.postId,
    )
    const { ctx } = on.house
    // As a merge of the two conversations would have it.
    await ctx.db
      .updateTable('message')
      .set({ conversation_id: of.id, seq: of.said + 1 })
      .where('organisation_id', '=', on.organisationId)
      .where('conversation_id', '=', later.id)
      .execute()
    const forum = (await waysOf(of.id)).find(({ channel }) => channel.name === 'Forum')
    if (!forum) throw new Error('no way by forum')
    const refused = await send(joris, of, { text: 'Openbaar', via: viaOf(forum) })
    expect(refused.problem.code).toBe('goes-public')
    expect((await send(joris, of, { text: 'Openbaar', via: viaOf(forum), openly: true })).status).toBe(201)
  })

  test('that is taken back remembers where it was to go', async () => {
    const of = await on.says({ id: 'r1', actor: { ...fatima, id: 'f4', verifiedEmail: 'f4@klanten.example' } })
    const post = (await waysOf(of.id)).find(({ channel }) => channel.name === 'Post')
    if (!post) throw new Error('no way by post')
    const draft = await keep(joris, of, { text: 'Toch niet', via: viaOf(post) })
    const sent = await send(joris, of, { text: 'Toch niet', via: viaOf(post), draftId: draft.id })
    await joris.ask('POST', `/api/v1/replies/${sent.body.message.id}/undo`)
    expect((await draftsOf(joris, of.id))[0]?.via).toEqual(viaOf(post))
    expect((await readOf(joris, of.id)).messages).toHaveLength(2)
  })
})
