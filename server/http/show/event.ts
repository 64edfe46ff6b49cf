/**
 * Events as they leave the house: what happened, with the *present* state of what it touched for the one who looks. So what was
 * erased since is erased here too, and somebody who lost a permission learns nothing from the past.
 */
import type { EventKind, LiveEvent } from '../../../contract/live.ts'
import type { Who } from '../../access/who.ts'
import type { Context } from '../../context.ts'
import { listAgents } from '../../store/agent.ts'
import { listChannels } from '../../store/channel.ts'
import { accountsById, findContacts } from '../../store/contact.ts'
import type { EventRow } from '../../store/event.ts'
import { channelDays } from '../../store/ledger.ts'
import { conversationsById, messagesById } from '../../store/queue.ts'
import { showAgent } from './agent.ts'
import { showDay } from './arrival.ts'
import { showChannel } from './channel.ts'
import { showConversation, showMessage } from './conversation.ts'

const aboutMessages: readonly EventKind[] = [
  'message.received',
  'message.revised',
  'message.deleted',
  'reply.queued',
  'reply.changed',
]
const aboutConversations: readonly EventKind[] = ['conversation.opened', 'conversation.changed']

/**
 * Render a run of events with a handful of statements. A state that occurs several times is carried by the first event about it: it
 * is as new as the last, so those after it tell nothing that is not known.
 */
export async function showEvents(ctx: Context, who: Who, events: readonly EventRow[]): Promise<LiveEvent[]> {
  if (who.kind === 'key') return events.map((event) => ({ ...bare(event), now: {} }))
  const { organisationId } = who
  const of = (kinds: readonly EventKind[]) => [
    ...new Set(events.filter((event) => kinds.includes(event.kind)).map((event) => event.objectId)),
  ]
  const messages = new Map(
    (await messagesById(ctx.db, organisationId, of(aboutMessages))).map((row) => [row.id, showMessage(row)]),
  )
  const conversationIds = [
    ...of(aboutConversations),
    ...[...messages.values()].flatMap((message) => message.conversationId ?? []),
  ]
  const conversations = new Map(
    (await conversationsById(ctx.db, organisationId, [...new Set(conversationIds)])).map((row) => [
      row.id,
      showConversation(row),
    ]),
  )
  const channels = of(['channel.changed']).length ? await listChannels(ctx.db, organisationId) : []
  const agents = of(['agent.changed']).length ? await listAgents(ctx.db, organisationId) : []
  const accounts = await accountsById(ctx.db, organisationId, of(['account.changed']))
  const contacts = await findContacts(ctx.db, organisationId, of(['contact.changed']))
  const days = new Map<string, LiveEvent['now']['days']>()
  for (const id of of(['arrival.counted']))
    days.set(id, (await channelDays(ctx.db, organisationId, id, 2)).map(showDay))

  const given = new Set<string>()
  const once = <T>(id: string, value: T | undefined): T | undefined => {
    if (value === undefined || given.has(id)) return undefined
    given.add(id)
    return value
  }
  return events.map((event): LiveEvent => {
    const message = aboutMessages.includes(event.kind) ? messages.get(event.objectId) : undefined
    const conversationId = message?.conversationId ?? (aboutConversations.includes(event.kind) ? event.objectId : null)
    const channel = event.kind === 'channel.changed' ? channels.find((row) => row.id === event.objectId) : undefined
    const account = event.kind === 'account.changed' ? accounts.find((row) => row.id === event.objectId) : undefined
    const contact = event.kind === 'contact.changed' ? contacts.find((row) => row.id === event.objectId) : undefined
    const agent = event.kind === 'agent.changed' ? agents.find((row) => row.id === event.objectId) : undefined
    return {
      ...bare(event),
      now: without({
        message: once(`message ${event.objectId}`, message),
        conversation: conversationId
          ? once(`conversation ${conversationId}`, conversations.get(conversationId))
          : undefined,
        account: account && once(`account ${account.id}`, account),
        contact: contact && once(`contact ${contact.id}`, contact),
        channel: channel && once(`channel ${channel.id}`, showChannel(ctx, who, channel)),
        agent: agent && once(`agent ${agent.id}`, showAgent(agent)),
        days: event.kind === 'arrival.counted' ? once(`days ${event.objectId}`, days.get(event.objectId)) : undefined,
      }),
    }
  })
}

function bare(event: EventRow): Omit<LiveEvent, 'now'> {
  return {
    position: event.position,
    kind: event.kind,
    version: event.version,
    objectId: event.objectId,
    at: event.at.toISOString(),
    agentId: event.agentId,
  }
}

/** Absent rather than undefined, as the contract has it. */
function without(now: { [K in keyof LiveEvent['now']]: LiveEvent['now'][K] | undefined }): LiveEvent['now'] {
  return Object.fromEntries(Object.entries(now).filter(([, value]) => value !== undefined)) as LiveEvent['now']
}
