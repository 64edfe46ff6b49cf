/**
 * How much a search term would bring a day, told from a sample of what was heard, before anybody has to live with it.
 *
 * What: of `looked` messages, taken evenly from all `total` of some `days`, `met` met the query. The share gets the interval of Jeffreys (half a
 * message added to both sides; Brown, Cai and DasGupta 2001) by its normal approximation on the logit. Posts about one thing come in
 * bursts, so both counts are divided by how much the days scatter, where that is known (variance to mean; McCullagh and Nelder 1989).
 * Default: it holds the usual number a day nine times in ten. Of nothing found the upper end is what three would have been.
 */
export type Sample = {
  looked: number
  met: number
  total: number
  days: number
  /** How many met it on each of the days. */
  perDay?: readonly number[]
}
/** Messages a day. */
export type Estimate = { low: number; expected: number; high: number }

const sides = 1.645
const three = 3

/** All 0 where nothing was looked at. */
export function estimateVolume({ looked, met, total, days, perDay = [] }: Sample): Estimate {
  if (looked <= 0 || days <= 0) return { low: 0, expected: 0, high: 0 }
  const daily = total / days
  const scatter = scatterOf(perDay)
  if (met === 0) return { low: 0, expected: 0, high: daily * Math.min(1, (three * scatter) / looked) }
  const [yes, no] = [met / scatter + 0.5, (looked - met) / scatter + 0.5]
  const width = sides * Math.sqrt(1 / yes + 1 / no)
  const end = (side: number) => 1 / (1 + Math.exp(-(Math.log(yes / no) + side)))
  const expected = daily * (met / looked)
  return { low: Math.min(expected, daily * end(-width)), expected, high: Math.max(expected, daily * end(width)) }
}

/** 1 for chance alone, and never less. */
function scatterOf(counts: readonly number[]): number {
  const mean = counts.reduce((sum, each) => sum + each, 0) / counts.length
  if (counts.length < 2 || mean === 0) return 1
  return Math.max(1, counts.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (counts.length - 1) / mean)
}

const broadShare = 0.3
const leastLooked = 50

/** Whether a term matches so much of all that is heard that it tells nothing; never said of a handful. */
export const isBroad = ({ looked, met }: Pick<Sample, 'looked' | 'met'>): boolean =>
  looked >= leastLooked && met >= broadShare * looked
