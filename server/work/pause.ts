import { setTimeout } from 'node:timers/promises'

/** Wait so many milliseconds, or until the signal aborts; not at all when it has. Never throws. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal }).catch(() => undefined)
