/** Shares one stream among the tabs of a browser. Pure bookkeeping: who listens, and what a newcomer has missed. */
import type { LiveEvent } from '../../contract/live.ts'
import type { StreamNews, StreamState } from './stream.ts'

/** What a tab says to the worker. `who` is the agent, so that the stream of one person never reaches the screen of another. */
export type TabNews = { type: 'hello'; who: string; after: number } | { type: 'hurry' } | { type: 'bye' }

const kept = 2_000

export type Recent = { from: number; events: LiveEvent[] }

/** @param position up to which the first tab knew everything */
export const startRecent = (position: number): Recent => ({ from: position, events: [] })

export function addRecent(recent: Recent, events: readonly LiveEvent[]): Recent {
  const all = [...recent.events, ...events]
  const dropped = all.slice(0, Math.max(0, all.length - kept))
  return { from: dropped.at(-1)?.position ?? recent.from, events: all.slice(dropped.length) }
}

/** What a tab that knows everything up to `after` must be told first: what it missed, or that it has to fetch anew. */
export function catchUp(recent: Recent, after: number, state: StreamState): StreamNews[] {
  const missed = recent.events.filter((event) => event.position > after)
  return [after < recent.from ? { type: 'reset' } : { type: 'events', events: missed }, { type: 'state', state }]
}
