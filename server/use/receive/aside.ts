/** Decoding aside: a worker thread for items that would hold up the event loop. One worker is enough; items wait their turn. */
import { Worker } from 'node:worker_threads'
import type { Channel } from '../../../channels/kit/channel.ts'
import { type ChannelEvent, Refusal } from '../../../domain/message/message.ts'

type About = Parameters<Channel['decode']>[1]
export type Task = { id: number; kind: string; raw: Uint8Array; about: About }
export type Done = { id: number } & ({ event: ChannelEvent } | { refusal: string } | { fault: string })

const waiting = new Map<number, { resolve: (event: ChannelEvent) => void; reject: (error: Error) => void }>()
let worker: Worker | null = null
let tasks = 0

/** Longest that one item may take; a decoder that hangs is stopped and the item refused. */
const patience = 60_000

/** Decode in the worker. @throws Refusal as `decode` does, Error when the worker broke or took too long */
export function decodeAside(kind: string, raw: Uint8Array, about: About): Promise<ChannelEvent> {
  const id = ++tasks
  const task: Task = { id, kind, raw, about }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => stop(new Error('decoding took more than a minute')), patience)
    const settle =
      <T>(end: (value: T) => void) =>
      (value: T) => {
        clearTimeout(timer)
        waiting.delete(id)
        if (waiting.size === 0) worker?.unref()
        end(value)
      }
    waiting.set(id, { resolve: settle(resolve), reject: settle(reject) })
    const open = worker ?? start()
    worker = open
    open.ref()
    open.postMessage(task)
  })
}

function start(): Worker {
  const limits = { resourceLimits: { maxOldGenerationSizeMb: 768 } }
  const fresh = import.meta.url.endsWith('.ts')
    ? new Worker(fromSource(new URL('./aside-worker.ts', import.meta.url)), { ...limits, eval: true })
    : new Worker(new URL('./aside-worker.js', import.meta.url), limits)
  fresh.on('message', (done: Done) => {
    const task = waiting.get(done.id)
    if (!task) return
    if ('event' in done) task.resolve(done.event)
    else task.reject('refusal' in done ? new Refusal(done.refusal) : new Error(done.fault))
  })
  fresh.on('error', (error) => stop(error as Error))
  return fresh
}

/** The worker is lost or hangs: whoever waits hears it, the next item starts a new one. */
function stop(error: Error): void {
  void worker?.terminate()
  worker = null
  for (const task of [...waiting.values()]) task.reject(error)
}

/** Tests and benches run the sources as they are; a worker has to be told how to read them. */
function fromSource(file: URL): string {
  return `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(file.href)}) })`
}
