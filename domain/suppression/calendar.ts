/** Moments at which marketing waits, whoever it is for: the night, days that are sensitive, campaigns that go before. */
import { type Day, daysLater } from '../routing/working-day.ts'
import type { Ask } from './ask.ts'
import type { Campaign, QuietHours, SensitiveDays } from './rules.ts'
import type { Clock } from './situation.ts'

const minutesOf = (written: string): number => {
  const [hour = 0, minute = 0] = written.split(':').map(Number)
  return hour * 60 + minute
}

/** @returns when the quiet hours end that it falls in now, on these people's clocks; null when it does not */
export function quietUntil(quiet: QuietHours, { medium }: Pick<Ask, 'medium'>, clock: Clock): Date | null {
  if (!quiet.on || !quiet.mediums.includes(medium)) return null
  const { hour, minute, ...day } = clock.zones.wall(clock.zone, clock.now)
  const [at, from, until] = [hour * 60 + minute, minutesOf(quiet.from), minutesOf(quiet.until)]
  if (from === until) return null
  const overnight = until < from
  const isQuiet = overnight ? at >= from || at < until : at >= from && at < until
  if (!isQuiet) return null
  const on = overnight && at >= from ? daysLater(day, 1) : day
  return clock.zones.moment(clock.zone, { ...on, hour: Math.floor(until / 60), minute: until % 60 })
}

const mostDays = 366
const two = (n: number) => String(n).padStart(2, '0')

/** @returns when these days are over, when today is one of them */
export function sensitiveUntil({ from, until }: SensitiveDays, clock: Clock): Date | null {
  const { year, month, day } = clock.zones.wall(clock.zone, clock.now)
  if (!isWithin({ year, month, day }, from, until)) return null
  let next = daysLater({ year, month, day }, 1)
  for (let days = 0; days < mostDays && isWithin(next, from, until); days++) next = daysLater(next, 1)
  return clock.zones.moment(clock.zone, { ...next, hour: 0, minute: 0 })
}

/** Days of every year may run over its end: `12-30` to `01-02`. */
function isWithin({ year, month, day }: Day, from: string, until: string): boolean {
  const everyYear = from.length === 5
  const today = `${everyYear ? '' : `${year}-`}${two(month)}-${two(day)}`
  return everyYear && until < from ? today >= from || today <= until : today >= from && today <= until
}

/** @returns the campaign that runs now for these people and goes before the one that is asked about, if one does */
export function runsBefore(
  campaigns: readonly Campaign[],
  asked: string | null,
  segments: readonly string[],
  now: Date,
): Campaign | null {
  const own = campaigns.find(({ name }) => name === asked)
  const before = campaigns.filter(
    (one) =>
      one !== own &&
      one.rank < (own?.rank ?? Number.MAX_SAFE_INTEGER) &&
      one.from <= now &&
      now < one.until &&
      (one.segment === null || segments.includes(one.segment)),
  )
  return before.reduce<Campaign | null>((a, b) => (a && a.until >= b.until ? a : b), null)
}
