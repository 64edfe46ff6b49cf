/** Numbers, dates and durations as people say them, in the organisation's time zone. */
export type Language = 'nl' | 'en'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export type Format = ReturnType<typeof makeFormat>

export function makeFormat(language: Language, zone?: string) {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB'
  const timeZone = zone ? { timeZone: zone } : {}
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...timeZone, ...options })
  const numbers = new Intl.NumberFormat(locale)
  const clock = date({ hour: '2-digit', minute: '2-digit' })
  const short = date({ weekday: 'short', day: 'numeric', month: 'short' })
  const dayAndMonth = date({ day: 'numeric', month: 'short' })
  const withYear = date({ day: 'numeric', month: 'short', year: 'numeric' })
  /** For days of the ledger, which are dates without an hour. */
  const whole = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
  const long = whole({ weekday: 'long', day: 'numeric', month: 'long' })
  const longWithYear = whole({ day: 'numeric', month: 'long', year: 'numeric' })
  const weekday = whole({ weekday: 'long' })
  const month = whole({ month: 'long' })
  const dayOfMonth = whole({ day: 'numeric', month: 'short' })
  const key = new Intl.DateTimeFormat('en-CA', { ...timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const plurals = new Intl.PluralRules(locale)
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const unit = (name: string, n: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(n)

  const time = (iso: string) => clock.format(new Date(iso))
  /** The day in the organisation's zone, as "2026-11-21". */
  const dayKey = (at: Date | number) => key.format(at)
  const ofDay = (iso: string) => new Date(`${iso}T00:00:00Z`)

  return {
    language,
    number: (n: number) => numbers.format(n),
    list: (items: string[]) => list.format(items),
    /** Picks the word for a number: `plural(3, 'bericht', 'berichten')`. */
    plural: (n: number, one: string, other: string) => (plurals.select(n) === 'one' ? one : other),
    time,
    dayKey,
    /** "za 21 nov 21:48", with the year when it is another one. */
    exact(iso: string, now: number = Date.now()) {
      const at = new Date(iso)
      const sameYear = dayKey(at).slice(0, 4) === dayKey(now).slice(0, 4)
      const on = sameYear ? short.format(at) : withYear.format(at)
      return `${on.replace(/[.,]/g, '')} ${time(iso)}`
    },
    /** For the edge of a list: the time today, the date before. */
    brief(iso: string, now: number) {
      const at = new Date(iso)
      if (dayKey(at) === dayKey(now)) return time(iso)
      return (now - at.getTime() < 300 * day ? dayAndMonth : withYear).format(at).replace('.', '')
    },
    date: (iso: string) => withYear.format(new Date(iso)).replace('.', ''),
    /** "vandaag", "gisteren", "zaterdag 21 november". */
    day(key: string, now: number, words: { today: string; yesterday: string }) {
      if (key === dayKey(now)) return words.today
      if (key === dayKey(now - day)) return words.yesterday
      const sameYear = key.slice(0, 4) === dayKey(now).slice(0, 4)
      return (sameYear ? long : longWithYear).format(ofDay(key))
    },
    /** "mei", of a month from 1 on. */
    monthName: (n: number) => month.format(Date.UTC(2024, n - 1, 1)),
    weekday: (key: string) => weekday.format(ofDay(key)),
    shortDay: (key: string) => dayOfMonth.format(ofDay(key)).replace('.', ''),
    /** In people's units: "42 min", "2 uur 5 min", "3 dagen". Under a minute the word that the dictionary has for it. */
    duration(ms: number, moment: string) {
      if (ms < minute) return moment
      if (ms < hour) return unit('minute', Math.floor(ms / minute))
      if (ms < day) {
        const hours = Math.floor(ms / hour)
        const minutes = Math.floor((ms % hour) / minute)
        return hours < 10 && minutes > 0 ? `${unit('hour', hours)} ${unit('minute', minutes)}` : unit('hour', hours)
      }
      return unit('day', Math.floor(ms / day))
    },
    /** The same where there is little room: "42 min", "2 u 05", "3 d 4 u". */
    shortDuration(ms: number, moment: string) {
      if (ms < hour) return this.duration(ms, moment)
      const hours = language === 'nl' ? 'u' : 'h'
      if (ms >= day) return `${Math.floor(ms / day)} d ${Math.floor((ms % day) / hour)} ${hours}`
      return `${Math.floor(ms / hour)} ${hours} ${String(Math.floor((ms % hour) / minute)).padStart(2, '0')}`
    },
    seconds: (ms: number) => Math.max(0, Math.ceil(ms / 1000)),
    bytes(n: number) {
      if (n < 1024) return unit('byte', n)
      const kilo = n / 1024
      return kilo < 1024 ? unit('kilobyte', Math.round(kilo)) : unit('megabyte', Math.round((kilo / 1024) * 10) / 10)
    },
  }
}
