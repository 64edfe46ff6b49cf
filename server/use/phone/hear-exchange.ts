/**
 * An exchange tells of a call: it rings, somebody answers, it has ended. Whoever sits at the extension sees at once who it is. When it
 * has ended it is a message like any other, and waits for its remark; a missed call waits for us. Whatever is told twice, or in another
 * order, is told once.
 */
import type { LoggedItem } from '../../../channels/kit/logged.ts'
import type { CallTold } from '../../../contract/phone.ts'
import { toE164 } from '../../../domain/contact/phone-number.ts'
import type { Context } from '../../context.ts'
import { readAgent } from '../../store/agent.ts'
import { transact } from '../../store/database.ts'
import { readOrganisation } from '../../store/organisation.ts'
import { agentAtExtension, hasMessage, type PhoneCall, type Told, tellCall } from '../../store/phone.ts'
import { handOver } from './hand-over.ts'
import { callFacts } from './log-remark.ts'
import { whoCalls } from './who-calls.ts'

const words = {
  spoke: { nl: 'Telefoongesprek', en: 'Telephone call' },
  missed: { nl: 'Gemiste oproep', en: 'Missed call' },
  withheld: { nl: 'Onbekend nummer', en: 'Unknown number' },
} as const

export async function hearExchange(
  ctx: Context,
  organisationId: string,
  channel: { id: string },
  told: CallTold,
): Promise<void> {
  const extension = extensionOf(told)
  const agentId = extension ? await agentAtExtension(ctx.db, organisationId, extension) : null
  const call = await transact(ctx.db, (tx) => tellCall(tx, organisationId, callOf(ctx, channel.id, agentId, told)))
  if (told.event !== 'ringing' && call.ended_at) await enter(ctx, organisationId, call, told.event === 'answered')
  if (call.agent_id)
    await ctx.passings.tell({
      organisationId,
      to: [call.agent_id],
      what: { kind: 'call', id: call.id, now: told.event },
    })
}

function callOf(ctx: Context, channelId: string, agentId: string | null, told: CallTold): Told {
  const { event, direction = 'in', seconds } = told
  const at = told.at ? new Date(Math.min(Date.parse(told.at), ctx.clock().getTime())) : ctx.clock()
  const answeredAt = seconds && told.answered !== false ? new Date(at.getTime() - seconds * 1000) : null
  return {
    id: ctx.newId(),
    channel_id: channelId,
    call_id: told.call,
    direction,
    number: toE164((direction === 'in' ? told.from : told.to) ?? ''),
    agent_id: agentId,
    began_at: event === 'ended' ? (answeredAt ?? at) : at,
    answered_at: event === 'answered' ? at : event === 'ended' ? (answeredAt ?? (told.answered ? at : null)) : null,
    ended_at: event === 'ended' ? at : null,
  }
}

/** On which of our telephones. A whole number on our side is that of the company, and of nobody in it. */
function extensionOf({ extension, direction = 'in', from, to }: CallTold): string | null {
  const given = extension?.trim() || (direction === 'in' ? to : from)?.trim() || ''
  return /^[\w.@-]{1,40}$/.test(given) ? given : null
}

/**
 * It becomes a message, once; or its facts are put right, when it turns out later that somebody answered. A call of ours that nobody
 * answered said nothing to anybody: it ends no wait.
 */
async function enter(ctx: Context, organisationId: string, call: PhoneCall, late: boolean): Promise<void> {
  const { missed } = callFacts(call)
  if (call.direction === 'out' && missed) return
  const isKnown = await hasMessage(ctx.db, organisationId, call)
  if (isKnown && (!late || call.noted)) return
  const organisation = await readOrganisation(ctx.db, organisationId)
  const { language = 'nl', zone = 'Europe/Amsterdam' } = organisation ?? {}
  const { about } = await whoCalls(ctx, organisationId, call.number)
  const agent = call.agent_id && !missed ? await readAgent(ctx.db, organisationId, call.agent_id) : undefined
  const item: LoggedItem = {
    id: call.call_id,
    revision: isKnown ? ctx.clock().getTime() : 0,
    direction: call.direction,
    at: call.began_at.toISOString(),
    text: '',
    subject: words[missed ? 'missed' : 'spoke'][language],
    customer: call.number
      ? { network: 'phone', id: call.number, number: call.number }
      : { network: 'phone', id: `call:${call.call_id}`, name: words.withheld[language] },
    ...(agent && { colleague: { id: agent.id, name: agent.alias } }),
    ...(about && { conversation: about.token }),
    call: callFacts(call),
  }
  await handOver(ctx, { organisationId, channelId: call.channel_id, zone }, [item])
}
