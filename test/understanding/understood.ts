/** A house in which customers speak on a plain channel, and what is read of that. */
import { allChannels } from '../../channels/index.ts'
import type { Conversation, Message } from '../../contract/conversation.ts'
import type { Notification } from '../../contract/notification.ts'
import type { Note } from '../../domain/message/message.ts'
import type { Context } from '../../server/context.ts'
import { findWhomToTell } from '../../server/use/notify/whom-to-tell.ts'
import { openHouse, type TestHouse, type Visitor } from '../http/house.ts'
import { bring, create, plainChannel } from '../support/organisation.ts'

export type Listener = {
  house: TestHouse
  joris: Visitor
  to: { organisationId: string; channelId: string; agentId: string; zone: string }
  /** A customer says something. @returns the id of the message */
  says(text: string, more?: Partial<Note>, history?: boolean): Promise<string>
  /** Many customers say something at once. @returns the ids of the messages */
  sayAll(texts: readonly string[]): Promise<string[]>
  message(id: string): Promise<Message>
  conversation(messageId: string): Promise<Conversation>
  dangers(of: Visitor): Promise<Notification[]>
}

let said = 0

export async function openListener(context: Partial<Context> = {}): Promise<Listener> {
  const house = await openHouse({
    context: { channels: new Map([...allChannels, ['plain', plainChannel]]), ...context },
  })
  const joris = await house.owner()
  const made = await joris.ask<{ id: string }>('POST', '/api/v1/channels', {
    kind: 'plain',
    name: 'Plein',
    settings: {},
  })
  const { id: organisationId } = await house.ctx.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  const { id: agentId } = await house.ctx.db.selectFrom('agent').select('id').executeTakeFirstOrThrow()
  const to = { organisationId, channelId: made.body.id, agentId, zone: 'Europe/Amsterdam' }
  const listener: Listener = {
    house,
    joris,
    to,
    async says(text, more = {}, history = false) {
      const id = more.id ?? `said-${++said}`
      await bring(
        house.ctx,
        to,
        [create({ text, actor: { network: 'plain', id: `klant ${id}` }, ...more, id })],
        history,
      )
      const row = await house.ctx.db
        .selectFrom('message')
        .select('id')
        .where('organisation_id', '=', organisationId)
        .where('external_id', '=', id)
        .executeTakeFirstOrThrow()
      return row.id
    },
    async sayAll(texts) {
      const ids = texts.map(() => `said-${++said}`)
      const events = ids.map((id, i) =>
        create({ id, text: texts[i] ?? '', actor: { network: 'plain', id: `klant ${id}` } }),
      )
      await bring(house.ctx, to, events)
      const rows = await house.ctx.db
        .selectFrom('message')
        .select(['id', 'external_id'])
        .where('organisation_id', '=', organisationId)
        .where('external_id', 'in', ids)
        .execute()
      return ids.flatMap((id) => rows.find((row) => row.external_id === id)?.id ?? [])
    },
    async message(id) {
      const { conversation_id } = await house.ctx.db
        .selectFrom('message')
        .select('conversation_id')
        .where('organisation_id', '=', organisationId)
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      const path = `/api/v1/conversations/${conversation_id}/messages`
      const { body } = await joris.ask<{ items: Message[] }>('GET', path)
      const found = body.items.find((one) => one.id === id)
      if (!found) throw new Error('it is not there')
      return found
    },
    async conversation(messageId) {
      const { conversationId } = await listener.message(messageId)
      const { body } = await joris.ask<{ conversation: Conversation }>('GET', `/api/v1/conversations/${conversationId}`)
      return body.conversation
    },
    async dangers(of) {
      while (await findWhomToTell(house.ctx, organisationId));
      const { body } = await of.ask<{ items: Notification[] }>('GET', '/api/v1/notifications')
      return body.items.filter(({ kind }) => kind === 'danger')
    },
  }
  return listener
}
