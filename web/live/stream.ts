/**
 * One stream of events from the server, that goes on from where it was. It lives in the SharedWorker (or in the page where there is
 * none) and knows nothing of screens. When the stream keeps failing, it asks every few seconds instead.
 */
import type { LiveEvent } from '../../contract/live.ts'
import type { Passing } from '../../contract/passing.ts'

export type StreamState =
  | { is: 'connecting' }
  | { is: 'live' }
  | { is: 'polling' }
  | { is: 'lost'; retryAt: number }
  | { is: 'signed out' }

export type StreamNews =
  | { type: 'events'; events: LiveEvent[] }
  /** What passes by: never kept, never told twice. */
  | { type: 'passing'; passing: Passing[] }
  /** We cannot go on from where we were: fetch anew. */
  | { type: 'reset' }
  | { type: 'state'; state: StreamState }

const path = '/api/v1/events'
const pollEvery = 5_000
const failuresBeforePolling = 4
const pollsBeforeStream = 12

export type Stream = { close: () => void; hurry: () => void; position: () => number }

/** @param after position from which to go on */
export function openStream(after: number, tell: (news: StreamNews) => void): Stream {
  let position = after
  let failures = 0
  let polls = 0
  let closed = false
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const take = (events: LiveEvent[]) => {
    if (closed || events.length === 0) return
    position = events.reduce((highest, event) => Math.max(highest, event.position), position)
    tell({ type: 'events', events })
  }
  const later = (ms: number, action: () => void) => {
    clearTimeout(timer)
    if (!closed) timer = setTimeout(action, ms)
  }

  const listen = () => {
    clearTimeout(timer)
    source?.close()
    const opened = new EventSource(`${path}?after=${position}`)
    source = opened
    opened.onopen = () => {
      failures = 0
      polls = 0
      tell({ type: 'state', state: { is: 'live' } })
    }
    opened.onmessage = (message) => take([JSON.parse(message.data) as LiveEvent])
    opened.addEventListener('passing', (message) => {
      if (!closed) tell({ type: 'passing', passing: JSON.parse(message.data) as Passing[] })
    })
    opened.addEventListener('reset', () => {
      opened.close()
      void ask(true)
    })
    opened.onerror = () => {
      // The browser would try again by itself, but not tell us when, and not at all after an answer that is no stream.
      opened.close()
      failures += 1
      if (failures >= failuresBeforePolling) return void ask(false)
      const wait = Math.min(15_000, 1_000 * 2 ** (failures - 1))
      tell({ type: 'state', state: { is: 'lost', retryAt: Date.now() + wait } })
      later(wait, listen)
    }
  }

  /** Asks once; `anew` when the stream said that it cannot go on. */
  const ask = async (anew: boolean) => {
    try {
      const response = await fetch(anew ? path : `${path}?after=${position}`, {
        headers: { accept: 'application/json' },
        credentials: 'same-origin',
      })
      if (closed) return
      if (response.status === 401) return tell({ type: 'state', state: { is: 'signed out' } })
      if (!response.ok) throw new Error(`events answered ${response.status}`)
      const answer = (await response.json()) as { events: LiveEvent[]; position: number; reset: boolean }
      if (answer.reset || anew) {
        position = answer.position
        tell({ type: 'reset' })
        return listen()
      }
      take(answer.events)
      position = Math.max(position, answer.position)
      // The server answers again, so perhaps it streams again too; now and then that is tried anew.
      if (polls++ % pollsBeforeStream === 0) return listen()
      tell({ type: 'state', state: { is: 'polling' } })
      later(pollEvery, () => void ask(false))
    } catch {
      if (closed) return
      const wait = 2 * pollEvery
      tell({ type: 'state', state: { is: 'lost', retryAt: Date.now() + wait } })
      later(wait, () => void ask(anew))
    }
  }

  tell({ type: 'state', state: { is: 'connecting' } })
  listen()
  return {
    position: () => position,
    /** The network is back, or somebody looks again: do not wait any longer. */
    hurry: () => {
      if (source?.readyState !== EventSource.OPEN) listen()
    },
    close: () => {
      closed = true
      clearTimeout(timer)
      source?.close()
    },
  }
}
