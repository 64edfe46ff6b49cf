/**
 * What is usual on this day of the week, from the days we have: the middle half of the same weekdays (first to third quartile), because
 * one odd Saturday should not widen what is usual. Under four such days we do not pretend to know. Pure.
 */
export type Counted = { day: string; received: number }

const enough = 4

/** @param day the day to judge, "2026-11-21"; it does not count towards its own usual */
export function usualFor(day: string, history: readonly Counted[]): { low: number; high: number } | null {
  const weekday = weekdayOf(day)
  const same = history.filter((each) => each.day < day && weekdayOf(each.day) === weekday).map((each) => each.received)
  if (same.length < enough) return null
  same.sort((a, b) => a - b)
  return { low: Math.round(quantile(same, 0.25)), high: Math.round(quantile(same, 0.75)) }
}

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

/** Between the two nearest values, of a sorted list that is not empty. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? 0
  const above = sorted[Math.ceil(place)] ?? below
  return below + (above - below) * (place - Math.floor(place))
}

/** The last days up to and with `day`, oldest first, at most `most` and none from before we listened; one without a row brought nothing. */
export function lastDays(day: string, history: readonly Counted[], most: number): number[] {
  const received = new Map(history.map((each) => [each.day, each.received]))
  const end = Date.parse(`${day}T00:00:00Z`)
  const [first = day] = history.map((each) => each.day).sort()
  const length = Math.min(most, 1 + (end - Date.parse(`${first}T00:00:00Z`)) / 86_400_000)
  return Array.from({ length }, (_, index) => {
    const at = new Date(end - (length - 1 - index) * 86_400_000).toISOString().slice(0, 10)
    return received.get(at) ?? 0
  })
}
