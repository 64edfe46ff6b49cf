/**
 * What passes by and is never kept: who writes where, a telephone that rings. It goes to every process over the same wire as the
 * wake-ups, and from there to the streams. It may get lost, so nothing may depend on it.
 */
import type { Passing } from '../contract/passing.ts'
import type { Wake } from './store/wake.ts'

export type Passed = {
  organisationId: string
  /** Agent ids; null is everybody. */
  to: readonly string[] | null
  what: Passing
}

export type Passings = {
  tell(passed: Passed): Promise<void>
  /** Hear what is told in any process. @returns stop */
  on(hear: (passed: Passed) => void): () => void
}

/** NOTIFY carries at most 8,000 bytes. */
const most = 7500
const mark = 'pass '

export function passingsOver(wake: Wake): Passings {
  return {
    async tell(passed) {
      const words = `${mark}${JSON.stringify(passed)}`
      if (Buffer.byteLength(words) > most)
        throw new RangeError('What passes by must be short: keep it, and tell its id')
      await wake.say(words)
    },
    on: (hear) =>
      wake.hear((words) => {
        if (words.startsWith(mark)) hear(JSON.parse(words.slice(mark.length)) as Passed)
      }),
  }
}
