/**
 * A worker thread for what would hold up the event loop. It has one task in hand at a time, so whatever breaks it or takes too long is
 * known: that task fails, the others go to a fresh thread. A crash may come of the machine as well, so the task that it happened to is
 * tried once more. When no thread can be started nothing is wrong with any task: all who wait hear that it passes.
 */
import { type ResourceLimits, Worker } from 'node:worker_threads'
import { Passing } from './store/database.ts'

/** @throws Passing when no thread can be started, Error when the task broke it twice or took too long */
export type Thread<Task, Said> = {
  ask(task: Task): Promise<Said>
  /** Tasks that wait or are in hand. */
  waiting(): number
  close(): Promise<void>
}

type Waiting<Task, Said> = { task: Task; crashed: boolean; resolve(said: Said): void; reject(error: Error): void }

const longestStart = 60_000

/**
 * @param start a thread that says 'ready' once, and then gives one answer to each task
 * @param patience longest that one task may take, in milliseconds
 */
export function threadOver<Task, Said extends object>(start: () => Worker, patience: number): Thread<Task, Said> {
  const queue: Waiting<Task, Said>[] = []
  let worker: Worker | null = null
  let ready = false
  let inHand: Waiting<Task, Said> | null = null
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
      fresh.on('message', (said: Said | 'ready') => {
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

  const hear = (said: Said | 'ready'): void => {
    clearTimeout(clock)
    ready = true
    const item = inHand
    inHand = null
    if (item && said !== 'ready') item.resolve(said)
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
    const error = new Passing('No worker thread could be started', { cause })
    for (const item of queue.splice(0)) item.reject(error)
  }

  return {
    ask: (task) =>
      new Promise((resolve, reject) => {
        queue.push({ task, crashed: false, resolve, reject })
        next()
      }),
    waiting: () => queue.length + (inHand ? 1 : 0),
    async close() {
      clearTimeout(clock)
      const last = worker
      worker = null
      const left = [...queue.splice(0), ...(inHand ? [inHand] : [])]
      inHand = null
      for (const item of left) item.reject(new Passing('The program stops'))
      await last?.terminate()
    },
  }
}

const tooLong = (ms: number) =>
  Object.assign(new Error(`it took more than ${ms / 1000} seconds`), { code: 'TOOK_TOO_LONG' })

/**
 * A thread of a module beside the one that asks, without its extension: `startThread('./worker', import.meta.url)`. Tests and benches
 * run the sources as they are; a thread has to be told how to read them.
 */
export function startThread(module: string, beside: string, resourceLimits: ResourceLimits): Worker {
  if (!beside.endsWith('.ts')) return new Worker(new URL(`${module}.js`, beside), { resourceLimits })
  const file = JSON.stringify(new URL(`${module}.ts`, beside).href)
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}) })`
  return new Worker(code, { resourceLimits, eval: true })
}
