/** From an outbox row to the letter that a channel sends: who writes, to whom, in answer to what. */
import type { Letter } from '../../../channels/kit/channel.ts'
import type { Context } from '../../context.ts'
import { filesOf } from '../../store/attachment.ts'
import type { Reply } from '../../store/outbox.ts'
import { lastHeard, saidBefore } from '../../store/reply-address.ts'
import { signaturesOf } from '../../store/signature.ts'

/** @returns null when what was answered is no longer there */
export async function writeLetter(ctx: Context, organisationId: string, reply: Reply): Promise<Letter | null> {
  const { conversation_id: conversationId, channel_id: channelId, addressee, said } = reply
  const heard = await lastHeard(ctx.db, organisationId, conversationId, said, channelId)
  const row = await ctx.db
    .selectFrom('message as m')
    .innerJoin('conversation as c', (join) =>
      join.onRef('c.organisation_id', '=', 'm.organisation_id').onRef('c.id', '=', 'm.conversation_id'),
    )
    .innerJoin('agent as a', (join) =>
      join.onRef('a.organisation_id', '=', 'm.organisation_id').onRef('a.id', '=', 'm.agent_id'),
    )
    .select(['m.text', 'm.visibility', 'm.agent_id', 'm.attachments'])
    .select(['c.number', 'c.token', 'c.subject', 'a.alias', 'a.signature'])
    .where('m.organisation_id', '=', organisationId)
    .where('m.id', '=', reply.id)
    .executeTakeFirst()
  const to = addressee ?? heard?.to
  if (!to || !row) return null
  const earlier = await saidBefore(ctx.db, organisationId, conversationId, said, channelId)
  const signatures = await signaturesOf(ctx.db, organisationId, row.agent_id ?? '')
  const answered = heard ? [heard.externalId] : []
  return {
    key: reply.id,
    conversationNumber: row.number,
    conversationToken: row.token,
    subject: heard?.subject ?? row.subject,
    text: row.text,
    from: { name: row.alias, signature: signatures.get(channelId) ?? row.signature },
    to,
    inReplyTo: [...answered, ...earlier.filter((id) => !answered.includes(id))],
    visibility: row.visibility,
    attachments: row.attachments > 0 ? await filesOf(ctx.db, organisationId, reply.id) : [],
    at: ctx.clock(),
  }
}
