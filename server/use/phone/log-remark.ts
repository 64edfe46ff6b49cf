/**
 * Write down what somebody said: by telephone, or elsewhere. It becomes a message in the conversation that was chosen, or in a new one.
 * What was agreed is a message of ours behind it, so that the customer waits no longer; without it they wait for us.
 */
import type { LoggedItem } from '../../../channels/kit/logged.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { readAgent } from '../../store/agent.ts'
import { hasMessage, markNoted, type PhoneCall, readCall } from '../../store/phone.ts'
import { conversationsById, conversationsOfContact } from '../../store/queue.ts'
import { customerOf, type Said } from './customer-of.ts'
import { handOver } from './hand-over.ts'
import { type LogKind, placeToLog } from './place-to-log.ts'

export type Remark = Said & {
  /** Made by the client once per remark: writing the same one down twice is once. */
  key: string
  kind: LogKind
  direction: 'in' | 'out'
  /** Which conversation it is about; absent for a new matter. */
  conversationId?: string | undefined
  text: string
  agreed?: string | undefined
  where?: string | undefined
  /** The call that it is about, when the exchange told of one. */
  callId?: string | undefined
}
type Who = { organisationId: string; agentId: string }

/**
 * @returns the message that holds it
 * @throws ProblemError when the person, the conversation or the call is not there, or the number is none
 */
export async function logRemark(ctx: Context, who: Who, remark: Remark): Promise<string> {
  const { organisationId } = who
  const [about] = remark.conversationId ? await conversationsById(ctx.db, organisationId, [remark.conversationId]) : []
  if (remark.conversationId && !about) throw refuse('not-found', { detail: 'There is no such conversation' })
  const call = remark.callId ? await readCall(ctx.db, organisationId, remark.callId) : undefined
  if (remark.callId && !call) throw refuse('not-found', { detail: 'There is no such call' })
  const place = await placeToLog(ctx, who, remark.kind, about?.channel_demo ?? (await isDemo(ctx, who, remark)))
  const channelId = call?.channel_id ?? place.channelId
  const id = call?.call_id ?? `noted-${remark.key}`
  const contactId = remark.contactId ?? about?.contact_id
  const customer = await customerOf(
    ctx,
    who,
    { ...remark, contactId },
    { id, kind: remark.kind, language: place.language },
  )
  const agent = await readAgent(ctx.db, organisationId, who.agentId)
  const common = {
    customer,
    colleague: { id: who.agentId, name: agent?.alias ?? '' },
    ...(about && { conversation: about.token }),
    ...(remark.where?.trim() && { where: remark.where.trim() }),
  }
  const items: LoggedItem[] = [
    {
      ...common,
      id,
      direction: remark.direction,
      text: remark.text.trim(),
      ...(await timesOf(ctx, organisationId, call)),
    },
  ]
  if (remark.agreed?.trim())
    items.push({
      ...common,
      id: `${id}:agreed`,
      revision: 0,
      direction: 'out',
      at: ctx.clock().toISOString(),
      text: remark.agreed.trim(),
      inReplyTo: id,
    })
  const [messageId] = await handOver(ctx, { ...place, channelId }, items)
  if (call) await markNoted(ctx.db, organisationId, call.id)
  if (!messageId) throw refuse('unavailable', { detail: 'It is written down, and will be on the screen in a moment' })
  return messageId
}

/** When it was, and whether it is the first word about it: a call that ended already stands there without its remark. */
async function timesOf(
  ctx: Context,
  organisationId: string,
  call: PhoneCall | undefined,
): Promise<Pick<LoggedItem, 'at' | 'revision' | 'call'>> {
  const now = ctx.clock()
  if (!call) return { at: now.toISOString(), revision: 0 }
  const known = await hasMessage(ctx.db, organisationId, call)
  return { at: call.began_at.toISOString(), revision: known ? now.getTime() : 0, call: callFacts(call) }
}

/** What is told of a call on the screen. */
export function callFacts({ answered_at, ended_at }: PhoneCall): NonNullable<LoggedItem['call']> {
  const seconds =
    answered_at && ended_at ? Math.max(0, Math.round((ended_at.getTime() - answered_at.getTime()) / 1000)) : null
  return { seconds, missed: ended_at !== null && answered_at === null }
}

/** Somebody of the demo firm: what is written down about them goes with it. */
async function isDemo(ctx: Context, { organisationId }: Who, { contactId }: Remark): Promise<boolean> {
  if (!contactId) return false
  const known = await conversationsOfContact(ctx.db, organisationId, contactId, 20)
  return known.some((one) => one.channel_demo)
}
