/** Two real servers on this machine: our house with its own place in the fediverse, and one of Fedify with Sanne on it. */
import * as as from '@fedify/fedify/vocab'
import type { Sending } from '../../channels/kit/channel.ts'
import type { Channel } from '../../contract/channel.ts'
import type { Conversation, Message } from '../../contract/conversation.ts'
import { listen } from '../../server/listen.ts'
import { readChannel } from '../../server/store/channel.ts'
import { memoryOf } from '../../server/store/channel-memory.ts'
import { homeOf, openConnection } from '../../server/use/open-connection.ts'
import { startWork } from '../../server/work/index.ts'
import { openHouse } from '../http/house.ts'
import { openFediverseServer, type Signing } from './fediverse-server.ts'

export async function openTwoServers() {
  const there = await openFediverseServer()
  let answer: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 })
  const door = await listen((request) => answer(request), '127.0.0.1', 0)
  const house = await openHouse({
    environment: {
      PUBLIC_URL: `http://127.0.0.1:${door.port}`,
      SAMENSPRAAK_PRIVATE_HOSTS: there.host,
      SAMENSPRAAK_UNDO_MS: '0',
    },
    context: { clock: () => new Date() },
  })
  answer = (request) => house.app.fetch(request)
  const joris = await house.owner()
  const settings = { address: 'Zonnig', name: 'Zonnig Wonen', summary: 'Wij antwoorden <elke> dag.' }
  const made = await joris.ask<Channel>('POST', '/api/v1/channels', { kind: 'fediverse', name: 'Fediverse', settings })
  const { ctx } = house
  const { organisation_id: organisationId } = await ctx.db
    .selectFrom('channel')
    .select('organisation_id')
    .executeTakeFirstOrThrow()
  const row = await readChannel(ctx.db, organisationId, made.body.id)
  const channel = ctx.channels.get('fediverse')
  if (!row || !channel) throw new Error('there is no channel')
  /** Our actor. */
  const us = homeOf(ctx.config, row)
  /** What the program hands to the channel when something leaves. */
  const sending: Sending = {
    connection: openConnection(ctx, row),
    memory: memoryOf(ctx, organisationId, row.id),
    reach: ctx.reach,
    clock: ctx.clock,
    home: us,
    signal: new AbortController().signal,
  }
  const work = startWork(ctx)

  const conversations = async () =>
    (await joris.ask<{ items: Conversation[] }>('GET', '/api/v1/conversations?state=all')).body.items
  const messagesOf = async (id: string) =>
    (await joris.ask<{ messages: { items: Message[] } }>('GET', `/api/v1/conversations/${id}`)).body.messages.items
  const received = async () =>
    Number(
      (
        await house.ctx.db
          .selectFrom('arrival')
          .select(({ fn }) => fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )
  const getJson = async (url: string, accept = 'application/activity+json') => {
    const response = await fetch(url, { headers: { accept } })
    return { status: response.status, json: (await response.json()) as Record<string, unknown> }
  }
  const noteOf = (key: string, content: string, more: object = {}) =>
    new as.Note({
      id: there.noteId(key),
      attribution: there.actor(),
      to: as.PUBLIC_COLLECTION,
      content,
      tags: [new as.Mention({ href: new URL(us), name: '@zonnig' })],
      ...more,
    })
  const say = (key: string, content: string, more: object = {}) =>
    there.tell(
      new as.Create({
        id: new URL(`#create`, there.noteId(key)),
        actor: there.actor(),
        to: as.PUBLIC_COLLECTION,
        object: noteOf(key, content, more),
      }),
      us,
    )
  const plainNote = (key: string, content: string) => ({
    id: there.noteId(key).href,
    type: 'Note',
    attributedTo: there.actor().href,
    to: [us],
    content,
  })
  /** The bare activity, signed by Sanne's server as it is told to. */
  const sign = (type: string, object: unknown, by: Signing = {}) => {
    const actor = there.actor(by.name).href
    return there.signed(`${us}/inbox`, { id: `${actor}#${type}`, type, actor, object }, by)
  }
  const post = async (type: string, object: unknown, by: Signing = {}) => fetch(await sign(type, object, by))
  const fetchSigned = async (body: object, by?: Signing) => fetch(await there.signed(`${us}/inbox`, body, by))
  const answerTo = async ({ id, said }: Conversation, text: string) => {
    const body = { text, said, key: `antwoord-${text.slice(0, 20)}` }
    const { body: answered } = await joris.ask<{ message: Message }>(
      'POST',
      `/api/v1/conversations/${id}/replies`,
      body,
    )
    return answered.message.id
  }
  const heard = (type: string, words: string) =>
    there.told.filter((one) => one.type === type && JSON.stringify(one.object).includes(words))

  return {
    ...{ there, house, joris, us, channel, sending, conversations, messagesOf, received, getJson },
    ...{ say, plainNote, sign, post, fetchSigned, answerTo, heard },
    async close() {
      await work.stop()
      await door.stop(0)
      await there.close()
      await house.close()
    },
  }
}
