/**
 * Token buckets: each key may spend `burst` at once and earns `perMinute` back, evenly. In memory, for one process, and bounded:
 * beyond `most` keys the one that was quiet longest is forgotten, which only ever does it a favour.
 */

export type Rate = { burst: number; perMinute: number }
/** Spend one token of a key. @returns 0, or the seconds until there is one again */
export type Spend = (key: string) => number

export function rateLimiter(rate: Rate, clock: () => Date, most = 20_000): Spend {
  const buckets = new Map<string, { tokens: number; at: number }>()
  return (key) => {
    const at = clock().getTime()
    const before = buckets.get(key) ?? { tokens: rate.burst, at }
    const earned = (Math.max(0, at - before.at) / 60_000) * rate.perMinute
    const tokens = Math.min(rate.burst, before.tokens + earned)
    buckets.delete(key)
    buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at })
    if (buckets.size > most) buckets.delete(buckets.keys().next().value ?? key)
    return tokens >= 1 ? 0 : ((1 - tokens) / rate.perMinute) * 60
  }
}
