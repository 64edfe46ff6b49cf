/**
 * Decoding aside: a worker thread for items that would hold up the event loop. One worker is enough, and it has one item in hand at a
 * time, so whatever breaks it or takes too long is known: that item is refused, the others go to a fresh worker. A crash may come of
 * the machine as well, so the item that it happened to is tried once more. When no worker can be started nothing is wrong with any
 * item: all who wait hear that it passes.
 */
import { Worker } from 'node:worker_threads'
import type { Channel } from '../../../channels/kit/channel.ts'
import { type ChannelEvent, Refusal } from '../../../domain/message/message.ts'
import { Passing } from '../../store/database.ts'

type About = Parameters<Channel['decode']>[1]
export type Task = { kind: string; raw: Uint8Array; about: About }
/** What the worker says: once that it is ready, then one answer to each task. */
export type Said =
  | 'ready'
  | { event: ChannelEvent }
  | { refusal: string }
  | { fault: { name: string; message: string } }

/** @throws Refusal as `decode` does, Passing when no worker can be started, Error when the item broke it twice or took too long */
export type DecodeAside = (kind: string, raw: Uint8Array, about: About) => Promise<ChannelEvent>

type Waiting = { task: Task; crashed: boolean; resolve(event: ChannelEvent): void; reject(error: Error): void }

const longestStart = 60_000

/** @param patience longest that decoding one item may take, in milliseconds */
export function asideBy(start: () => Worker, patience: number): DecodeAside {
  const queue: Waiting[] = []
  let worker: Worker | null = null
  let ready = false
  let inHand: Waiting | null = null
  let clock: NodeJS.Timeout | undefined

  const next = (): void => {
    if (inHand) return
    if (!worker && queue.length > 0) open()
    if (!worker || !ready) return
    const item = queue.shift()
    if (!item) {
      worker.unref()
      return
    }
    inHand = item
    worker.ref()
    watch(worker, patience)
    worker.postMessage(item.task)
  }

  const open = (): void => {
    ready = false
    try {
      const fresh = start()
      worker = fresh
      watch(fresh, longestStart)
      fresh.on('message', (said: Said) => {
        if (fresh === worker) hear(said)
      })
      fresh.on('error', (error: Error) => lose(fresh, error))
      fresh.on('messageerror', (error) => lose(fresh, error))
      fresh.on('exit', (code) => lose(fresh, new Error(`the worker thread ended with code ${code}`)))
    } catch (error) {
      giveUp(error)
    }
  }

  const watch = (current: Worker, ms: number): void => {
    clock = setTimeout(() => lose(current, tooLong(ms), true), ms)
  }

  const hear = (said: Said): void => {
    clearTimeout(clock)
    ready = true
    const item = inHand
    inHand = null
    if (item && said !== 'ready') {
      if ('event' in said) item.resolve(said.event)
      else item.reject('refusal' in said ? new Refusal(said.refusal) : Object.assign(new Error(), said.fault))
    }
    next()
  }

  /** A worker is lost only once: what it says of itself after that is about nobody. */
  const lose = (lost: Worker, error: Error, isSlow = false): void => {
    if (lost !== worker) return
    clearTimeout(clock)
    worker = null
    void lost.terminate()
    if (!ready) {
      giveUp(error)
      return
    }
    const item = inHand
    inHand = null
    if (item && (item.crashed || isSlow)) item.reject(error)
    else if (item) queue.unshift({ ...item, crashed: true })
    next()
  }

  const giveUp = (cause: unknown): void => {
    const error = new Passing('No worker thread for decoding could be started', { cause })
    for (const item of queue.splice(0)) item.reject(error)
  }

  return (kind, raw, about) =>
    new Promise((resolve, reject) => {
      queue.push({ task: { kind, raw, about }, crashed: false, resolve, reject })
      next()
    })
}

const tooLong = (ms: number) =>
  Object.assign(new Error(`it took more than ${ms / 1000} seconds`), { code: 'TOOK_TOO_LONG' })

/** Tests and benches run the sources as they are; a worker has to be told how to read them. */
function startWorker(): Worker {
  const limits = { resourceLimits: { maxOldGenerationSizeMb: 768 } }
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./aside-worker.js', import.meta.url), limits)
  const file = JSON.stringify(new URL('./aside-worker.ts', import.meta.url).href)
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}) })`
  return new Worker(code, { ...limits, eval: true })
}

/** The one worker of this program. */
export const decodeAside = asideBy(startWorker, 60_000)
