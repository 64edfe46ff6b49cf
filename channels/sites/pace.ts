/**
 * Never two requests to one host within its delay, whoever asks and why: the turns of all connections of this program stand here. So many
 * hosts are asked side by side; behind that one waits for a seat.
 */
import { once } from 'node:events'

export type Pace = {
  /** Do it when it is this host's turn; the delay counts from its end. @throws when the signal aborts before that */
  inTurn<T>(host: string, delay: number, signal: AbortSignal, act: () => Promise<T>): Promise<T>
}

/** @param seats requests that are under way at the same time */
export function newPace(seats: number): Pace {
  const turns = new Map<string, Promise<void>>()
  const queue: (() => void)[] = []
  let free = seats
  const sit = async () => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => queue.push(resolve))
  }
  const stand = () => {
    const next = queue.shift()
    if (next) next()
    else free++
  }
  return {
    async inTurn(host, delay, signal, act) {
      const before = turns.get(host) ?? Promise.resolve()
      let leave = () => {}
      const mine = before.then(() => new Promise<void>((resolve) => (leave = resolve)))
      turns.set(host, mine)
      void mine.then(() => turns.get(host) === mine && turns.delete(host))
      let acted = false
      try {
        await orAborted(before, signal)
        await sit()
        acted = true
        return await act().finally(stand)
      } finally {
        // Nobody waits for a turn that was not taken; and a program that stops does not wait for the end of one.
        if (acted) setTimeout(() => leave(), delay + 1).unref()
        else void before.then(() => leave())
      }
    },
  }
}

/** @throws when the signal aborts first */
async function orAborted(before: Promise<void>, signal: AbortSignal): Promise<void> {
  const waited = new AbortController()
  try {
    if (!signal.aborted) await Promise.race([before, once(signal, 'abort', { signal: waited.signal })])
    signal.throwIfAborted()
  } finally {
    waited.abort()
  }
}

/** Of this program. */
export const pace = newPace(8)
