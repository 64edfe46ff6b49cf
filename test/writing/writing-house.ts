/** A house with two channels, a customer who wrote on one of them, and people who answer. */

import { allChannels } from '../../channels/index.ts'
import type { Channel, Letter, SendOutcome } from '../../channels/kit/channel.ts'
import type { Conversation } from '../../contract/conversation.ts'
import type { Draft } from '../../contract/draft.ts'
import type { Note } from '../../domain/message/message.ts'
import { claimReplies } from '../../server/use/deliver/claim-replies.ts'
import { deliverReply } from '../../server/use/deliver/deliver-reply.ts'
import { openHouse, type TestHouse, type Visitor } from '../http/house.ts'
import { bring, create, plainChannel } from '../support/organisation.ts'

/** What the two networks were given. */
export const letters: Letter[] = []

const take = async (letter: Letter): Promise<SendOutcome> => {
  letters.push(letter)
  return { state: 'sent', id: `net-${letter.key}` }
}
const files = { most: 2, each: 1000, total: 1500, alt: true }
const forum: Channel = {
  ...plainChannel,
  kind: 'plain',
  send: take,
  writing: () => ({ maxLength: 60, counts: 'graphemes', markdown: 'none', files }),
  reaches: () => 'plain',
}
const post: Channel = { ...plainChannel, kind: 'post', send: take, reaches: () => 'email' }

export type WritingHouse = {
  house: TestHouse
  organisationId: string
  forumId: string
  postId: string
  /** Something that a customer says on the forum (or by post). @returns the conversation */
  says(note: Partial<Note> & { id: string }, channelId?: string): Promise<Conversation>
  /** What is to leave leaves. */
  deliver(): Promise<void>
}

export async function openWritingHouse(): Promise<WritingHouse> {
  const channels = new Map([...allChannels, ['plain', forum], ['post', post]])
  const house = await openHouse({ context: { channels } })
  const owner = await house.owner()
  const { ctx } = house
  const me = await owner.ask<{ organisation: { id: string } }>('GET', '/api/v1/session')
  const organisationId = me.body.organisation.id
  const connect = async (kind: string, name: string) => {
    const id = ctx.newId()
    const row = {
      organisation_id: organisationId,
      id,
      kind,
      name,
      address: kind,
      settings: '{}',
      created_at: ctx.clock(),
    }
    await ctx.db.insertInto('channel').values(row).execute()
    return id
  }
  const forumId = await connect('plain', 'Forum')
  const postId = await connect('post', 'Post')
  return {
    house,
    organisationId,
    forumId,
    postId,
    async says(note, channelId = forumId) {
      const to = { organisationId, channelId, agentId: '', zone: 'Europe/Amsterdam' }
      await bring(ctx, to, [create({ published: ctx.clock(), ...note })])
      const row = await ctx.db
        .selectFrom('message')
        .select('conversation_id')
        .where('organisation_id', '=', organisationId)
        .where('external_id', '=', note.id)
        .executeTakeFirstOrThrow()
      return (await readOf(owner, row.conversation_id ?? '')).conversation
    },
    async deliver() {
      house.wait(6000)
      for (const claimed of await claimReplies(ctx, organisationId, 10))
        await deliverReply(ctx, organisationId, claimed)
    },
  }
}

export async function readOf(visitor: Visitor, id: string) {
  const { body } = await visitor.ask<{
    conversation: Conversation
    messages: { items: { id: string; text: string; attachments: { id: string; alt: string | null }[] }[] }
  }>('GET', `/api/v1/conversations/${id}`)
  return { conversation: body.conversation, messages: body.messages.items }
}

export async function draftsOf(visitor: Visitor, id: string): Promise<Draft[]> {
  return (await visitor.ask<{ drafts: Draft[] }>('GET', `/api/v1/conversations/${id}/drafts`)).body.drafts
}

/** Keep a draft. */
export async function keep(visitor: Visitor, of: Conversation, body: Record<string, unknown>): Promise<Draft> {
  const given = { base: 0, said: of.said, ...body }
  const { body: answer, text } = await visitor.ask<{ draft: Draft }>(
    'POST',
    `/api/v1/conversations/${of.id}/drafts`,
    given,
  )
  if (!answer?.draft) throw new Error(text)
  return answer.draft
}

/** Send it. */
export function send(visitor: Visitor, of: Conversation, body: Record<string, unknown>) {
  const given = { said: of.said, key: `sleutel-${Math.random()}`, ...body }
  return visitor.ask<{ message: { id: string } }>('POST', `/api/v1/conversations/${of.id}/replies`, given)
}

/** Add a file to a draft, as a browser does. */
export async function attach(
  house: TestHouse,
  visitor: Visitor,
  draft: Draft,
  name: string,
  bytes: Uint8Array,
  type = '',
) {
  const path = `/api/v1/drafts/${draft.id}/files?name=${encodeURIComponent(name)}&type=${encodeURIComponent(type)}`
  const headers = { ...visitor.headers, 'content-type': 'application/octet-stream' }
  const response = await house.app.request(path, { method: 'POST', headers, body: bytes as BodyInit })
  return { status: response.status, body: (await response.json()) as { draft: Draft; code?: string } }
}
