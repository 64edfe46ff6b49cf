/**
 * What is usual in an hour: how much was said in the same hour, and those right before and behind it, on the same weekday of the weeks
 * before. Quantiles of what there was instead of a mean and a deviation: hours are counts, small and lopsided, and one storm would
 * otherwise make every later one look usual. Between `low` and `high` lie eight of ten comparable hours.
 *
 * Cost: (weeks * 3) look-ups and a sort of as many numbers for each hour.
 */
export type Usual = { low: number; middle: number; high: number }

const hourMs = 3_600_000
const weekMs = 7 * 24 * hourMs
/** As far back as people's weeks still look like this one. */
const mostWeeks = 8
/** With fewer there is nothing that could be called usual. */
const leastWeeks = 2

/**
 * @param said how much was said in the hour that begins at this moment (milliseconds, whole hours); 0 where nothing was
 * @param since from when on something could be heard at all
 * @returns null when fewer than two such weeks can be looked back on
 */
export function usualAt(hour: number, said: (hour: number) => number, since: number): Usual | null {
  const found: number[] = []
  let weeks = 0
  for (let week = 1; week <= mostWeeks; week++) {
    const at = hour - week * weekMs
    if (at - hourMs < since) break
    weeks++
    for (const around of [at - hourMs, at, at + hourMs]) found.push(said(around))
  }
  if (weeks < leastWeeks) return null
  found.sort((a, b) => a - b)
  return { low: quantile(found, 0.1), middle: quantile(found, 0.5), high: quantile(found, 0.9) }
}

/** Of sorted numbers, between the two nearest (type 7 of Hyndman and Fan 1996). */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = Math.floor(place)
  const [one, next] = [sorted[below] ?? 0, sorted[below + 1] ?? sorted[below] ?? 0]
  return one + (next - one) * (place - below)
}
