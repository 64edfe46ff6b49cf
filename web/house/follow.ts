/** What an event means for answers that are not part of the live state: they are asked again, and never more often than needed. */
import type { QueryClient } from '@tanstack/react-query'
import type { LiveEvent } from '../../contract/live.ts'
import { signedOut } from '../kit/call.ts'
import type { Listener } from '../live/connect.ts'
import { meQuery } from '../organisation/session.ts'

const countsAtMostEvery = 1_000
const timelinesAtMostEvery = 250
const retold: ReadonlySet<LiveEvent['kind']> = new Set([
  'message.revised',
  'message.deleted',
  'message.judged',
  'reply.changed',
])

export function followEvents(queries: QueryClient): Listener {
  let counting: ReturnType<typeof setTimeout> | undefined
  const countSoon = () => {
    if (counting) return
    counting = setTimeout(() => {
      counting = undefined
      void queries.invalidateQueries({ queryKey: ['counts'] })
    }, countsAtMostEvery)
  }
  const timelines = askTimelines(queries)
  const openings = askContacts(queries)
  return {
    onEvents(events) {
      countSoon()
      timelines.later(events)
      openings.of(events)
      for (const event of events) follow(queries, event)
    },
    onReset() {
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[0] !== 'house' })
    },
    onSignedOut() {
      signedOut.dispatchEvent(new Event('signed-out'))
    },
  }
}

/** What was done to the conversation on the screen is asked again, a moment after the last change; others when they are opened. */
function askTimelines(queries: QueryClient) {
  const changed = new Set<string>()
  /** Messages that are told anew, of which the last event, with the message in it, may come in a later batch. */
  const anew = new Set<string>()
  let asking: ReturnType<typeof setTimeout> | undefined
  const ask = () => {
    asking = undefined
    for (const id of changed) void queries.invalidateQueries({ queryKey: ['timeline', id] })
    changed.clear()
  }
  return {
    later(events: readonly LiveEvent[]) {
      for (const { kind, objectId, now } of events) {
        if (kind === 'conversation.changed' || kind === 'conversation.regrouped') changed.add(objectId)
        // An answer of ours that was changed or taken back is an act as well, and so is what somebody says of a danger.
        if (retold.has(kind)) anew.add(objectId)
        const of = now.message && anew.delete(now.message.id) ? now.message.conversationId : null
        if (of) {
          changed.add(of)
          void queries.invalidateQueries({ queryKey: ['ways', of] })
        }
        if (kind === 'message.revised') void queries.invalidateQueries({ queryKey: ['earlier', objectId] })
      }
      if (changed.size > 0 && !asking) asking = setTimeout(ask, timelinesAtMostEvery)
    },
  }
}

/** Beside whatever else somebody says stands the conversation that opened: whose it is, is told with the last event about it. */
function askContacts(queries: QueryClient) {
  const opened = new Set<string>()
  return {
    of(events: readonly LiveEvent[]) {
      for (const { kind, objectId, now } of events) {
        if (kind === 'conversation.opened') opened.add(objectId)
        if (kind.startsWith('message.') && now.conversation)
          void queries.invalidateQueries({ queryKey: ['contact', now.conversation.contact.id, 'said'] })
        if (now.conversation && opened.delete(now.conversation.id))
          void queries.invalidateQueries({ queryKey: ['contact', now.conversation.contact.id] })
      }
    },
  }
}

function follow(queries: QueryClient, { kind, objectId }: LiveEvent): void {
  switch (kind) {
    case 'channel.changed':
      return void queries.invalidateQueries({ queryKey: ['ways'] })
    case 'contact.changed':
      void queries.invalidateQueries({ queryKey: ['ways'] })
      void queries.invalidateQueries({ queryKey: ['suppression', 'contact', objectId] })
      return void queries.invalidateQueries({ queryKey: ['contact', objectId] })
    case 'conversation.regrouped':
      return void queries.invalidateQueries({ queryKey: ['conversation', objectId], exact: true })
    case 'view.changed':
      void queries.invalidateQueries({ queryKey: ['views'] })
      return void queries.invalidateQueries({ queryKey: ['queue'] })
    case 'canned.changed':
      return void queries.invalidateQueries({ queryKey: ['canned'] })
    case 'term-group.changed':
      void queries.invalidateQueries({ queryKey: ['volume', objectId] })
      return void queries.invalidateQueries({ queryKey: ['terms'] })
    case 'term-group.met':
      return void queries.invalidateQueries({ queryKey: ['heard', objectId] })
    case 'team.changed':
      return void queries.invalidateQueries({ queryKey: ['channels'] })
    case 'agent.changed':
      void queries.invalidateQueries({ queryKey: ['skills'] })
      if (queries.getQueryData(meQuery.queryKey)?.agent.id === objectId)
        void queries.invalidateQueries({ queryKey: ['me'] })
      return
    case 'demo.removed':
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'house' })
  }
}
