/** What an event means for answers that are not part of the live state: they are asked again, and never more often than needed. */
import type { QueryClient } from '@tanstack/react-query'
import type { LiveEvent } from '../../contract/live.ts'
import { signedOut } from '../kit/call.ts'
import type { Listener } from '../live/connect.ts'
import { meQuery } from '../organisation/session.ts'

const countsAtMostEvery = 1_000

export function followEvents(queries: QueryClient): Listener {
  let counting: ReturnType<typeof setTimeout> | undefined
  const countSoon = () => {
    if (counting) return
    counting = setTimeout(() => {
      counting = undefined
      void queries.invalidateQueries({ queryKey: ['counts'] })
    }, countsAtMostEvery)
  }
  return {
    onEvents(events) {
      countSoon()
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

function follow(queries: QueryClient, { kind, objectId }: LiveEvent): void {
  switch (kind) {
    case 'contact.changed':
      return void queries.invalidateQueries({ queryKey: ['contact', objectId] })
    case 'view.changed':
      void queries.invalidateQueries({ queryKey: ['views'] })
      return void queries.invalidateQueries({ queryKey: ['queue'] })
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
