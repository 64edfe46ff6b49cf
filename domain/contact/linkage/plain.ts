/** Text without what everybody writes in an own way (accents, capitals, spaces), and dates in one shape. */
import { longest } from './similarity.ts'

const nothing = /^(n\/?a|null|none|nan|nil|unknown|onbekend|geen|n\.?v\.?t\.?|[-–—.?x0\s]*)$/i

/** @returns small letters without accents, single spaces; empty when it says that nothing is known */
export function plain(value: string): string {
  const short = value.slice(0, 4 * longest).trim()
  if (nothing.test(short)) return ''
  const letters = short.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return letters.replace(/\s+/g, ' ').slice(0, longest)
}

/** @returns eight digits, year first, also of a date that cannot be: a slip in the month must still compare; null when it has no such shape */
export function dateOf(text: string): string | null {
  const whole = /^((?:1[5-9]|20)\d\d)(\d\d)(\d\d)$/.exec(text)
  const first = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[t ].*)?$/.exec(text)
  const last = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text)
  const [year, month, day] = last
    ? [last[3], last[2], last[1]]
    : [(whole ?? first)?.[1], (whole ?? first)?.[2], (whole ?? first)?.[3]]
  return year && month && day ? year + month.padStart(2, '0') + day.padStart(2, '0') : null
}
