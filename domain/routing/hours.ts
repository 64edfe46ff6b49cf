/** Hours of the week in a time zone, such as the opening hours of a team. */

/** Days from 0 (Sunday) to 6; times as `09:00`. When `until` is not later than `from` they run past midnight. */
export type Hours = { days: readonly number[]; from: string; until: string }

const formats = new Map<string, Intl.DateTimeFormat>()
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** @param zone an IANA name, such as Europe/Amsterdam */
export function isWithin({ days, from, until }: Hours, at: Date, zone: string): boolean {
  const { day, time } = localTime(at, zone)
  if (from < until) return days.includes(day) && time >= from && time < until
  const yesterday = (day + 6) % 7
  return (days.includes(day) && time >= from) || (days.includes(yesterday) && time < until)
}

function localTime(at: Date, zone: string): { day: number; time: string } {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  formats.set(zone, format)
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return { day: weekdays.indexOf(parts.get('weekday') ?? ''), time: `${parts.get('hour')}:${parts.get('minute')}` }
}
