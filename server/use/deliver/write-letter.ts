/** From an outbox row to the letter that a channel sends: who writes, to whom, in answer to what. */
import type { Letter } from '../../../channels/kit/channel.ts'
import type { Context } from '../../context.ts'
import type { Reply } from '../../store/outbox.ts'
import { lastHeard, saidBefore } from '../../store/reply-address.ts'

/** @returns null when what was answered is no longer there */
export async function writeLetter(ctx: Context, organisationId: string, reply: Reply): Promise<Letter | null> {
  const heard = await lastHeard(ctx.db, organisationId, reply.conversation_id, reply.said)
  const row = await ctx.db
    .selectFrom('message as m')
    .innerJoin('conversation as c', (join) =>
      join.onRef('c.organisation_id', '=', 'm.organisation_id').onRef('c.id', '=', 'm.conversation_id'),
    )
    .innerJoin('agent as a', (join) =>
      join.onRef('a.organisation_id', '=', 'm.organisation_id').onRef('a.id', '=', 'm.agent_id'),
    )
    .select(['m.text', 'm.visibility', 'm.received_at', 'c.number', 'c.token', 'c.subject', 'a.alias', 'a.signature'])
    .where('m.organisation_id', '=', organisationId)
    .where('m.id', '=', reply.id)
    .executeTakeFirst()
  if (!heard || !row) return null
  const earlier = await saidBefore(ctx.db, organisationId, reply.conversation_id, reply.said)
  return {
    key: reply.id,
    conversationNumber: row.number,
    conversationToken: row.token,
    subject: heard.subject ?? row.subject,
    text: row.text,
    from: { name: row.alias, signature: row.signature },
    to: heard.to,
    inReplyTo: [heard.externalId, ...earlier.filter((id) => id !== heard.externalId)],
    visibility: row.visibility,
    attachments: [],
    at: ctx.clock(),
  }
}
