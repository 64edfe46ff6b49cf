/**
 * The memory of one organisation, followed. While decisions are asked it is confirmed some dozens of times a second, by one small
 * statement, that everything committed is in it; else now and then. Who asks waits a moment for that, and is told when it did not come.
 */
import type { Logger } from 'pino'
import { dayName } from '../../domain/suppression/cap.ts'
import { type Connect, type Database, isPassing } from '../store/database.ts'
import { zones } from '../zones.ts'
import { catchUp } from './follow.ts'
import type { Seed } from './hash.ts'
import { loadMemory } from './load.ts'
import type { Memory } from './memory.ts'
import { forgetPast } from './read.ts'

export type Follower = {
  /** Null while it is loaded. */
  memory(): Memory | null
  /** Somebody asks. @returns whether all that is known to have happened by now is in memory, and all of a tenth of a second ago */
  isReady(): boolean
  /** Wait for that, at most so many milliseconds. */
  readyWithin(ms: number): Promise<void>
  /** Nothing confirmed for a tenth of a second that everything is in memory. */
  isStale(): boolean
  /** Milliseconds since somebody asked. */
  idleMs(): number
  /** Something happened. */
  ring(): void
  stop(): Promise<void>
}

/** Older than this it is stale. */
const longestMs = 100
/** Between two confirmations while somebody asks; and for so long after that. */
const busyMs = 15
const attentiveMs = 1_000
/** Between two looks when nobody asks: so that there is little to read when somebody does. */
const idleMs = 1_000
const lookMs = 10_000
/** Until it is tried again, when the store did not answer. */
const againMs = 250

type Parts = { db: Database; store: Connect; clock: () => Date; log: Logger }

export function follow({ db, store, clock, log }: Parts, seed: Seed, organisationId: string): Follower {
  let memory: Memory | null = null
  let confirmed = Number.NEGATIVE_INFINITY
  let asked = performance.now()
  let day = ''
  let stopped = false
  let waiting: (() => void)[] = []
  let wake: () => void = () => undefined
  let rungAt = 0

  const now = () => performance.now()
  const isStale = () => memory === null || now() - confirmed > longestMs
  const attentive = () => now() - asked < attentiveMs
  const reading = () => ({ db, organisationId, now: clock() })

  const look = async () => {
    if (!memory) memory = await loadMemory(seed, reading(), store)
    const began = now()
    if (!(await catchUp(memory, reading()))) {
      memory = null
      return
    }
    confirmed = began
    const today = dayName(zones.wall(memory.zone, clock()))
    if (today !== day) forgetPast(memory, clock())
    day = today
  }
  const tell = () => {
    const all = waiting
    waiting = []
    for (const each of all) each()
  }
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      timer.unref()
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const loop = async () => {
    while (!stopped) {
      try {
        await look()
      } catch (error) {
        if (!isPassing(error)) memory = null
        if (stopped) break
        log.warn({ err: error }, 'decisions from memory wait for the store')
        // Nobody who asks makes it try again sooner.
        await new Promise((resolve) => setTimeout(resolve, againMs))
      }
      tell()
      if (memory && waiting.length === 0) await pause(attentive() ? busyMs : lookMs)
    }
    tell()
  }
  const running = loop()

  return {
    memory: () => memory,
    isStale,
    isReady() {
      asked = now()
      return confirmed >= rungAt && !isStale()
    },
    async readyWithin(ms) {
      asked = now()
      const needed = Math.max(rungAt, asked - longestMs)
      const until = asked + ms
      while ((confirmed < needed || isStale()) && !stopped && now() < until) {
        const told = new Promise<void>((resolve) => waiting.push(resolve))
        wake()
        let timer: NodeJS.Timeout | undefined
        const late = new Promise<void>((resolve) => {
          timer = setTimeout(resolve, until - now())
        })
        await Promise.race([told, late])
        clearTimeout(timer)
      }
    },
    idleMs: () => now() - asked,
    ring() {
      if (rungAt < confirmed && !attentive()) setTimeout(() => wake(), idleMs).unref()
      rungAt = now()
    },
    async stop() {
      stopped = true
      wake()
      await running
    },
  }
}
