/**
 * Token buckets: each key may spend `burst` at once and earns `perMinute` back, evenly. In memory, for one process, and bounded:
 * beyond `most` keys the one that was quiet longest is forgotten, which only ever does it a favour.
 */
import { refuse } from '../problem.ts'

export type Rate = { burst: number; perMinute: number }
export type RateLimiter = {
  /** Spend one token. @throws ProblemError `too-many` that says when to come back */
  spend(key: string): void
  /** The token was not needed after all. */
  giveBack(key: string): void
}

export function rateLimiter(rate: Rate, clock: () => Date, most = 20_000): RateLimiter {
  const buckets = new Map<string, { tokens: number; at: number }>()

  const fill = (key: string): number => {
    const at = clock().getTime()
    const before = buckets.get(key) ?? { tokens: rate.burst, at }
    const earned = (Math.max(0, at - before.at) / 60_000) * rate.perMinute
    return Math.min(rate.burst, before.tokens + earned)
  }
  const keep = (key: string, tokens: number): void => {
    buckets.delete(key)
    buckets.set(key, { tokens, at: clock().getTime() })
    if (buckets.size > most) buckets.delete(buckets.keys().next().value ?? key)
  }
  return {
    spend(key) {
      const tokens = fill(key)
      keep(key, tokens >= 1 ? tokens - 1 : tokens)
      if (tokens < 1) throw refuse('too-many', { retryAfter: ((1 - tokens) / rate.perMinute) * 60 })
    },
    giveBack(key) {
      keep(key, Math.min(rate.burst, fill(key) + 1))
    },
  }
}
