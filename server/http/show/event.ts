/**
 * Events as they leave the house: what happened, with the *present* state of what it touched for the one who looks. So what was
 * erased since is erased here too, and somebody who lost a permission learns nothing from the past.
 */
import { type EventKind, type LiveEvent, thingNames, thingOf } from '../../../contract/live.ts'
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
import { readThings } from './thing.ts'

const aboutMessages: readonly EventKind[] = [
  'message.received',
  'message.revised',
  'message.deleted',
  'message.judged',
  'message.spread',
  'reply.queued',
  'reply.changed',
]
const aboutConversations: readonly EventKind[] = [
  'conversation.opened',
  'conversation.changed',
  'conversation.regrouped',
]

/**
 * Render a run of events with a handful of statements. An object that occurs several times stands with the last event about it; an
 * event whose object is there no more says so.
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
  const things = new Map<string, LiveEvent['now']>()
  for (const thing of thingNames) {
    const ids = of([`${thing}.changed`])
    const read = readThings[thing]
    if (ids.length === 0 || !read) continue
    for (const one of await read(ctx, who, ids)) things.set(`${thing} ${one.id}`, { [thing]: one })
  }

  /** Everything that an event touched, as it is now; empty when it is there no more. */
  const touched = ({ kind, objectId }: EventRow): LiveEvent['now'] => {
    const message = aboutMessages.includes(kind) ? messages.get(objectId) : undefined
    const conversation = conversations.get(
      message?.conversationId ?? (aboutConversations.includes(kind) ? objectId : ''),
    )
    const channel = kind === 'channel.changed' ? channels.find((row) => row.id === objectId) : undefined
    const agent = kind === 'agent.changed' ? agents.find((row) => row.id === objectId) : undefined
    const account = kind === 'account.changed' ? accounts.find((row) => row.id === objectId) : undefined
    const contact = kind === 'contact.changed' ? contacts.find((row) => row.id === objectId) : undefined
    const counted = kind === 'arrival.counted' ? days.get(objectId) : undefined
    return {
      ...(message && { message }),
      ...(conversation && { conversation }),
      ...(channel && { channel: showChannel(ctx, who, channel) }),
      ...(agent && { agent: showAgent(agent) }),
      ...(account && { account }),
      ...(contact && { contact }),
      ...(counted && { days: counted }),
      ...things.get(`${thingOf(kind)} ${objectId}`),
    }
  }
  // From the end: whoever joins in the middle of the run still meets each object, with the last event about it.
  const given = new Set<string>()
  const shown = events.toReversed().map((event): LiveEvent => {
    const now = touched(event)
    const gone = Object.keys(now).length === 0 && event.kind !== 'demo.removed'
    const fresh = Object.entries(now).filter(([slot, value]) => {
      const key = `${slot} ${value && 'id' in value ? value.id : event.objectId}`
      return given.has(key) ? false : given.add(key)
    })
    return { ...bare(event), ...(gone && { gone }), now: Object.fromEntries(fresh) }
  })
  return shown.reverse()
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
