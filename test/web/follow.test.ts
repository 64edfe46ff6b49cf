/** What an event means for answers that a page asked for earlier, however the run of events is cut. */
import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { EventKind, LiveEvent } from '../../contract/live.ts'
import { followEvents } from '../../web/house/follow.ts'
import { at, conversationOf, id, messageOf } from './samples.ts'

const event = (position: number, kind: EventKind, objectId: string, now: LiveEvent['now']): LiveEvent => ({
  position,
  kind,
  version: position,
  objectId,
  at: at(0),
  agentId: null,
  now,
})

/** Follows the events in batches of one and in one batch; what was asked for before is stale afterwards in both. */
function goesStale(key: string[], events: LiveEvent[]): void {
  for (const batches of [[events], events.map((each) => [each])]) {
    const queries = new QueryClient()
    queries.setQueryData(key, {})
    const listener = followEvents(queries)
    for (const batch of batches) listener.onEvents(batch)
    expect(queries.getQueryState(key)?.isInvalidated).toBe(true)
    queries.clear()
  }
}

const conversation = conversationOf(1)

test('a conversation that opens stands with its customer, also when it is told of with a later event', () => {
  goesStale(
    ['contact', conversation.contact.id],
    [
      event(1, 'conversation.opened', conversation.id, {}),
      event(2, 'message.received', id('message', 1), { message: messageOf(1, 1), conversation }),
    ],
  )
})

test('an answer that was taken back changes its ways, also when another event about it carries it', () => {
  goesStale(
    ['ways', conversation.id],
    [
      event(1, 'message.deleted', id('message', 1), {}),
      event(2, 'message.judged', id('message', 1), { message: messageOf(1, 1) }),
    ],
  )
})

test('when somebody is joined or taken apart, what they may be sent is asked anew', () => {
  const { id: contactId } = conversation.contact
  goesStale(['suppression', 'contact', contactId], [event(1, 'contact.changed', contactId, {})])
})
