/** The only way to what a message holds besides its text. A key for one channel does not see the messages of others. */
import { refuse } from '../problem.ts'
import { type OpenAttachment, openAttachment } from '../store/attachment.ts'
import type { Store } from '../store/database.ts'
import { accessDraft } from './drafts.ts'
import type { Who } from './who.ts'

export type SeenMessage = { id: string; channelId: string; html: string | null }

export async function accessMessage(store: Store, who: Who, id: string): Promise<SeenMessage> {
  const row = await store
    .selectFrom('message')
    .select(['id', 'channel_id', 'html'])
    .where('organisation_id', '=', who.organisationId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row || (who.kind === 'key' && who.channelId !== null && who.channelId !== row.channel_id))
    throw refuse('not-found', { detail: 'There is no such message here.' })
  return { id: row.id, channelId: row.channel_id, html: row.html }
}

export async function accessAttachment(store: Store, who: Who, id: string): Promise<OpenAttachment> {
  const found = await openAttachment(store, who.organisationId, id)
  if (!found) throw refuse('not-found', { detail: 'There is no such attachment here.' })
  if (found.messageId !== null) await accessMessage(store, who, found.messageId)
  else if (who.kind === 'key') throw refuse('not-found', { detail: 'There is no such attachment here.' })
  else await accessDraft(store, who, found.draftId ?? '')
  return found
}
