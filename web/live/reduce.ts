/**
 * State + events = fresh state. Pure, idempotent and tolerant of order: the same events, shuffled and doubled, end in the same state
 * (`test/web/reduce.test.ts`). An event carries the present state of what it touched, or says that it is gone.
 */
import { isThingKind, type LiveEvent, thingNames, thingOf } from '../../contract/live.ts'
import {
  putAccount,
  putAgent,
  putChannel,
  putContact,
  putConversation,
  putDay,
  putDemoEnd,
  putGone,
  putMessage,
  putMessageGone,
  putRegrouped,
  putThing,
  putThingGone,
} from './learn.ts'
import { type Draft, draft, type LiveState } from './state.ts'

export const reduce = (state: LiveState, event: LiveEvent): LiveState => reduceAll(state, [event])

/** One copy for the whole batch, however many events there are. */
export function reduceAll(state: LiveState, events: readonly LiveEvent[]): LiveState {
  if (events.length === 0) return state
  const into = draft(state)
  for (const event of events) apply(into, event)
  const position = events.reduce((highest, event) => Math.max(highest, event.position), state.position)
  return { ...into.state, position }
}

function apply(into: Draft, event: LiveEvent): void {
  const { now, position } = event
  if (now.channel) putChannel(into, now.channel, position)
  if (now.agent) putAgent(into, now.agent)
  if (now.account) putAccount(into, now.account)
  if (now.contact) putContact(into, now.contact)
  if (now.conversation) putConversation(into, now.conversation, position)
  if (now.message) putMessage(into, now.message)
  for (const kind of thingNames) {
    const thing = now[kind]
    if (thing) putThing(into, kind, thing)
  }
  for (const row of now.days ?? []) putDay(into, row, position)
  if (event.kind === 'demo.removed') putDemoEnd(into, position)
  if (event.kind === 'conversation.regrouped') putRegrouped(into, event.objectId)
  if (event.gone) applyGone(into, event)
}

/** The server says that there is no such object any more, or not for me. */
function applyGone(into: Draft, { kind, objectId, version }: LiveEvent): void {
  if (isThingKind(kind)) {
    putThingGone(into, thingOf(kind), objectId, version)
    return
  }
  switch (kind) {
    case 'message.received':
    case 'message.revised':
    case 'message.deleted':
    case 'message.judged':
    case 'message.spread':
    case 'message.shortened':
    case 'reply.queued':
    case 'reply.changed':
      putMessageGone(into, objectId, version)
      return
    case 'conversation.opened':
    case 'conversation.changed':
    case 'conversation.regrouped':
      putGone(into, 'conversations', objectId, version)
      return
    case 'channel.changed':
      putGone(into, 'channels', objectId, version)
      return
    case 'agent.changed':
      putGone(into, 'agents', objectId, version)
      return
    case 'demo.removed':
    case 'account.changed':
    case 'contact.changed':
    case 'view.changed':
    case 'canned.changed':
    case 'term-group.changed':
    case 'term-group.met':
    case 'arrival.counted':
    case 'consent.changed':
    case 'suppression.changed':
      // Nothing on the screen hangs on these being there.
      return
    default:
      kind satisfies never
  }
}
