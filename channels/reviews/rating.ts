/** How many of how many: `4`, `"4,5"`, `"9/10"`, `"80%"`, with or without a best and a worst. */
import type { Rating } from '../../domain/message/message.ts'
import { nameOf } from './things.ts'

/** @returns null where nothing can be made of it */
export function ratingOf(given: unknown): Rating | null {
  const one = Array.isArray(given) ? given[0] : given
  const { ratingValue, bestRating, worstRating } = (
    typeof one === 'object' && one !== null ? one : { ratingValue: one }
  ) as {
    [name: string]: unknown
  }
  const text = nameOf(ratingValue).trim()
  const [, said = '', of] = /^(-?\d{1,6}(?:[.,]\d{1,6})?)\s*(?:\/\s*(\d{1,4}(?:[.,]\d{1,6})?)|%|★)?$/.exec(text) ?? []
  const value = numberOf(said)
  if (value === null) return null
  const best = numberOf(nameOf(bestRating)) ?? numberOf(of ?? '') ?? (text.endsWith('%') ? 100 : usualBest(value))
  const worst = numberOf(nameOf(worstRating)) ?? (best === 5 ? Math.min(1, Math.floor(value)) : 0)
  if (best === null || best <= worst || best > 1000 || worst < -1000) return null
  return { value: Math.min(best, Math.max(worst, value)), best, worst }
}

/** As schema.org says five, unless it is more. */
const usualBest = (value: number) => [5, 10, 100].find((best) => value <= best) ?? null

/** With a point or a comma. */
export function numberOf(text: string): number | null {
  const bare = text.trim().replace(',', '.')
  return /^-?\d{1,9}(\.\d{1,9})?$/.test(bare) ? Number(bare) : null
}
