/** From the time on somebody's wall to a moment, by the time zone database that the engine carries. */

/** As people write it: months and days from 1. */
export type LocalTime = {
  year: number
  month: number
  day: number
  hour?: number
  minute?: number
  second?: number
  millisecond?: number
}

/**
 * The moment at which the clocks of a zone show this. An hour that is skipped in spring counts as the hour after it, an hour that
 * comes twice in autumn as the first of the two.
 * @returns null when no calendar has that day or no clock that time
 */
export function momentIn(zone: string, local: LocalTime): Date | null {
  const shown = asUtc(local)
  if (shown === null) return null
  const before = shown - offsetAt(zone, shown - 86_400_000)
  const after = shown - offsetAt(zone, shown + 86_400_000)
  const fits = [before, after].find((at) => at + offsetAt(zone, at) === shown)
  return new Date(fits ?? before)
}

/** What the clocks of a zone show, as if they stood in Greenwich: milliseconds. Null when that day or time does not exist. */
export function asUtc({
  year,
  month,
  day,
  hour = 0,
  minute = 0,
  second = 0,
  millisecond = 0,
}: LocalTime): number | null {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second, millisecond)
  const exists =
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second
  return exists ? date.getTime() : null
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** How far the clocks of a zone are ahead of Greenwich, in milliseconds. */
export function offsetAt(zone: string, at: number): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  formats.set(zone, format)
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return shown - Math.floor(at / 1000) * 1000
}
