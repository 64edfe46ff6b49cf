/** The server's clock as well as we know it: countdowns and waiting times must not depend on how this computer's clock is set. */
import { useSyncExternalStore } from 'react'

/** Milliseconds to add to this computer's clock; small differences are only the road between us. */
let ahead = 0

export function noteServerTime(date: string | null, here = Date.now()): void {
  const there = date ? Date.parse(date) : Number.NaN
  if (Number.isNaN(there)) return
  const difference = there - here
  ahead = Math.abs(difference) < 2_500 ? 0 : difference
}

/** Milliseconds since 1970, at the server. */
export const serverNow = (): number => Date.now() + ahead

const minute = ticker(60_000)
const second = ticker(1_000)

/** The present moment, for everything that says how long ago; the page is drawn again each minute. */
export const useMinute = (): number => useSyncExternalStore(minute.subscribe, minute.read)

/** The same, each second: only for what is counted down. */
export const useSecond = (): number => useSyncExternalStore(second.subscribe, second.read)

/** One timer for all who look, none when nobody does. */
function ticker(every: number) {
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  let now = serverNow()
  const tick = () => {
    now = serverNow()
    for (const listener of listeners) listener()
  }
  return {
    read: () => (timer ? now : Math.floor(serverNow() / every) * every),
    subscribe(listener: () => void) {
      listeners.add(listener)
      if (!timer) {
        now = serverNow()
        timer = setInterval(tick, every)
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
  }
}
