/** Ties this page to the stream: batches events per frame, keeps the state of the connection, says what has to be fetched anew. */
import { useSyncExternalStore } from 'react'
import type { LiveEvent } from '../../contract/live.ts'
import type { TabNews } from './hub.ts'
import { letPass } from './passing.ts'
import { live } from './store.ts'
import { openStream, type StreamNews, type StreamState } from './stream.ts'

export type Listener = { onEvents: (events: LiveEvent[]) => void; onReset: () => void; onSignedOut: () => void }

const frameMs = 16
/** A screen is never further behind than this because of its own slowness. */
const longestRestMs = 400

let connection: StreamState = { is: 'connecting' }
const watchers = new Set<() => void>()

export const useConnection = (): StreamState =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => connection,
  )

/**
 * Starts listening.
 * @param who the agent that is signed in
 * @param after position up to which nothing has to be told
 * @returns stops it
 */
export function connect(who: string, after: number, listener: Listener): () => void {
  live.startAt(after)
  let waiting: LiveEvent[] = []
  let scheduled: ReturnType<typeof setTimeout> | undefined
  let restsUntil = 0

  const flush = () => {
    scheduled = undefined
    const events = waiting
    waiting = []
    const began = performance.now()
    live.apply(events)
    listener.onEvents(events)
    if (live.isFull()) reset()
    // React draws in a microtask that stands before this one. However busy it is, most of the time is for who types here.
    queueMicrotask(() => {
      const now = performance.now()
      restsUntil = now + Math.min(longestRestMs, 4 * (now - began))
    })
  }
  const reset = () => {
    waiting = []
    live.reset()
    listener.onReset()
  }
  const hear = (news: StreamNews) => {
    switch (news.type) {
      case 'events':
        waiting.push(...news.events)
        // A timer rather than a frame: a tab in the background gets no frames, but its counts should be right when one returns.
        if (waiting.length > 0) scheduled ??= setTimeout(flush, Math.max(frameMs, restsUntil - performance.now()))
        return
      case 'passing':
        return letPass(news.passing)
      case 'reset':
        return reset()
      case 'state':
        connection = news.state
        for (const watcher of watchers) watcher()
        if (news.state.is === 'signed out') listener.onSignedOut()
    }
  }

  const close = typeof SharedWorker === 'undefined' ? inPage(after, hear) : inWorker(who, after, hear)
  return () => {
    clearTimeout(scheduled)
    close()
  }
}

function inPage(after: number, hear: (news: StreamNews) => void): () => void {
  const stream = openStream(after, hear)
  window.addEventListener('online', stream.hurry)
  return () => {
    window.removeEventListener('online', stream.hurry)
    stream.close()
  }
}

function inWorker(who: string, after: number, hear: (news: StreamNews) => void): () => void {
  const worker = new SharedWorker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'samenspraak' })
  const say = (news: TabNews) => worker.port.postMessage(news)
  const bye = () => say({ type: 'bye' })
  // A page that comes back out of the browser's cache has missed things.
  const back = (event: PageTransitionEvent) => {
    if (event.persisted) say({ type: 'hello', who, after: live.get().position })
  }
  const hurry = () => say({ type: 'hurry' })
  worker.port.onmessage = ({ data }: MessageEvent<StreamNews>) => hear(data)
  worker.port.start()
  say({ type: 'hello', who, after })
  window.addEventListener('pagehide', bye)
  window.addEventListener('pageshow', back)
  window.addEventListener('online', hurry)
  return () => {
    window.removeEventListener('pagehide', bye)
    window.removeEventListener('pageshow', back)
    window.removeEventListener('online', hurry)
    bye()
    worker.port.close()
  }
}
