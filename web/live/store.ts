/** The one place in this page where the live state is kept. Components read it with `useLive`; answers and events are put in here. */
import { useSyncExternalStore } from 'react'
import type { LiveEvent } from '../../contract/live.ts'
import { type Facts, learn } from './learn.ts'
import { reduceAll } from './reduce.ts'
import { emptyState, type LiveState } from './state.ts'

/** Enough to bridge the time between a question and its answer. */
const remembered = 2_000
/** More than anybody scrolls through; beyond it everything is fetched anew. */
const mostConversations = 20_000

function makeLiveStore() {
  let state = emptyState
  let recent: LiveEvent[] = []
  const listeners = new Set<() => void>()
  const change = (next: LiveState) => {
    if (next === state) return
    state = next
    for (const listener of listeners) listener()
  }
  return {
    get: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    apply(events: readonly LiveEvent[]) {
      recent = [...recent, ...events].slice(-remembered)
      change(reduceAll(state, events))
    },
    /** Events that came while the answer was on its way are applied to it once more: twice is the same as once. */
    learn(facts: Facts, position: number = state.position) {
      const later = recent.filter((event) => event.position > position)
      change(reduceAll(learn(state, facts, position), later))
    },
    /** Everything up to here is known, or will be asked for; it is what an answer without a position of its own counts as. */
    startAt(position: number) {
      change({ ...state, position: Math.max(state.position, position) })
    },
    /** Forgets everything: the stream cannot go on from where we were, or somebody else sits here now. */
    reset() {
      recent = []
      change(emptyState)
    },
    isFull: () => Object.keys(state.conversations).length > mostConversations,
  }
}

export const live = makeLiveStore()

/** @param select must return the same object while nothing changed: a part of the state, not something made from it */
export function useLive<T>(select: (state: LiveState) => T): T {
  return useSyncExternalStore(live.subscribe, () => select(live.get()))
}
