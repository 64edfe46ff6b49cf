/** Who is on the line: the person whose number it is, and what it is probably about. */

import type { PhoneCall as ShownCall } from '../../../contract/phone.ts'
import { readableNumber } from '../../../domain/contact/phone-number.ts'
import { matterOfCall } from '../../../domain/conversation/matter-of-call.ts'
import type { Context } from '../../context.ts'
import { findKeyOwners } from '../../store/contact.ts'
import type { PhoneCall } from '../../store/phone.ts'
import { conversationsOfContact, type ShownConversation } from '../../store/queue.ts'

/** Enough to find what is unfinished of one person. */
const mostConversations = 50

export type Known = { contact: { id: string; name: string } | null; about: ShownConversation | null }

/** Nobody when the number is withheld, unknown, or of several people. */
export async function whoCalls(ctx: Context, organisationId: string, number: string | null): Promise<Known> {
  const owners = number ? await findKeyOwners(ctx.db, organisationId, [{ kind: 'phone', value: number }]) : []
  const [owner, ...others] = owners
  if (!owner || others.length > 0) return { contact: null, about: null }
  const known = await conversationsOfContact(ctx.db, organisationId, owner.contact_id, mostConversations)
  const candidates = known
    .filter((row) => row.merged_into === null)
    .map((row) => ({
      row,
      workState: row.work_state,
      lastMessageAt: row.last_message_at,
      history: row.history,
      channelKind: row.channel_kind,
    }))
  const about = matterOfCall(candidates, ctx.clock())?.row ?? null
  return { contact: { id: owner.contact_id, name: owner.name }, about }
}

/** A call as it is shown, with what is known of the caller now. */
export async function showCall(ctx: Context, organisationId: string, call: PhoneCall): Promise<ShownCall> {
  const { contact, about } = await whoCalls(ctx, organisationId, call.number)
  return {
    id: call.id,
    direction: call.direction,
    number: call.number,
    readable: call.number && readableNumber(call.number),
    beganAt: call.began_at.toISOString(),
    answeredAt: call.answered_at?.toISOString() ?? null,
    endedAt: call.ended_at?.toISOString() ?? null,
    contact,
    conversation: about && { id: about.id, number: about.number, subject: about.subject },
  }
}
