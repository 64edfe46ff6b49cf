/** Who of my colleagues is where, just now: told once at the start of a stream, and kept by what passes by. */
import { useEffect, useSyncExternalStore } from 'react'
import { type Presence, readPresence } from '../../contract/presence.ts'
import { call } from '../kit/call.ts'
import { useConnection } from '../live/connect.ts'
import { onPassing } from '../live/passing.ts'

type Whereabouts = Readonly<Record<string, readonly Presence[]>>

const nobody: readonly Presence[] = []
let known: Whereabouts = {}
const watchers = new Set<() => void>()

function change(next: Whereabouts): void {
  known = next
  for (const watcher of watchers) watcher()
}

/** Put one person in their place in a conversation, or take them out of it. */
export function placed(before: Whereabouts, presence: Presence): Whereabouts {
  const others = (before[presence.conversationId] ?? nobody).filter(({ agentId }) => agentId !== presence.agentId)
  const here = presence.doing === null ? others : [...others, presence]
  return { ...before, [presence.conversationId]: here.length > 0 ? here : nobody }
}

onPassing((passing) => {
  if (passing.kind === 'presence') change(placed(known, passing))
})

/** Ask who is where, each time when the stream begins anew: what passed meanwhile was missed. */
export function useWhereaboutsKept(): void {
  const { is } = useConnection()
  useEffect(() => {
    if (is !== 'live') return
    const gone = new AbortController()
    call(readPresence, {}, { signal: gone.signal })
      .then(({ presence }) => change(presence.reduce(placed, {})))
      .catch(() => undefined)
    return () => gone.abort()
  }, [is])
}

/** The others in a conversation: who writes comes first, and the one who began first before the rest. */
export function useOthers(conversationId: string, me: string): readonly Presence[] {
  const here = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => known[conversationId] ?? nobody,
  )
  return here
    .filter(({ agentId }) => agentId !== me)
    .toSorted((a, b) => Number(b.doing === 'types') - Number(a.doing === 'types') || a.since.localeCompare(b.since))
}
