/**
 * Moments as other programs write them, read by a pattern: the letters of Unicode's date patterns, as in
 * `EEE MMM dd HH:mm:ss xx yyyy` for "Tue Oct 31 22:10:47 +0000 2017". Besides patterns: `iso`, `unix` (seconds) and `unix-ms`.
 */
import { asUtc, type LocalTime, momentIn } from '../../server/local-time.ts'

/** @returns the moment, or null when the text does not fit */
export type ReadMoment = (text: string) => Date | null

type Field = 'year' | 'month' | 'monthName' | 'day' | 'hour' | 'half' | 'minute' | 'second' | 'fraction' | 'offset'

const letters: Readonly<Record<string, { field?: Field; matches: string }>> = {
  yyyy: { field: 'year', matches: String.raw`\d{4}` },
  MMMM: { field: 'monthName', matches: String.raw`\p{L}{3,}\.?` },
  MMM: { field: 'monthName', matches: String.raw`\p{L}{3,}\.?` },
  MM: { field: 'month', matches: String.raw`\d{2}` },
  M: { field: 'month', matches: String.raw`\d{1,2}` },
  dd: { field: 'day', matches: String.raw`\d{2}` },
  d: { field: 'day', matches: String.raw`\d{1,2}` },
  EEEE: { matches: String.raw`\p{L}+\.?` },
  EEE: { matches: String.raw`\p{L}+\.?` },
  HH: { field: 'hour', matches: String.raw`\d{2}` },
  H: { field: 'hour', matches: String.raw`\d{1,2}` },
  hh: { field: 'hour', matches: String.raw`\d{2}` },
  h: { field: 'hour', matches: String.raw`\d{1,2}` },
  a: { field: 'half', matches: '[AaPp]\\.?[Mm]\\.?' },
  mm: { field: 'minute', matches: String.raw`\d{2}` },
  ss: { field: 'second', matches: String.raw`\d{2}` },
  SSS: { field: 'fraction', matches: String.raw`\d{1,9}` },
  xx: { field: 'offset', matches: String.raw`Z|[+-]\d{2}:?\d{2}` },
}

const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/

/**
 * @param zone for moments that do not say theirs
 * @throws Error that names the letters of the pattern that mean nothing
 */
export function momentReader(format: string, zone: string): ReadMoment {
  if (format === 'unix') return (text) => fromEpoch(text, 1000)
  if (format === 'unix-ms') return (text) => fromEpoch(text, 1)
  if (format === 'iso')
    return (text) => {
      const [, year, month, day, hour, minute, second, fraction, offset] = iso.exec(text) ?? []
      return assemble(zone, { year, month, day, hour, minute, second, fraction, offset })
    }
  const { regex, fields } = compile(format)
  return (text) => {
    const found = regex.exec(text)
    if (!found) return null
    return assemble(zone, Object.fromEntries(fields.map((field, i) => [field, found[i + 1]])))
  }
}

/** The last moment that is written with four digits for the year. */
const furthest = Date.UTC(9999, 11, 31)

function fromEpoch(text: string, unit: number): Date | null {
  if (!/^-?\d{1,15}(\.\d+)?$/.test(text)) return null
  const at = Math.round(Number(text) * unit)
  return Math.abs(at) <= furthest ? new Date(at) : null
}

function compile(format: string): { regex: RegExp; fields: Field[] } {
  const fields: Field[] = []
  const source = [...format.matchAll(/'([^']*)'|(\p{L})\2*|[^\p{L}']+/gu)].map(([part, quoted, letter]) => {
    if (quoted !== undefined) return literally(quoted || "'")
    if (letter === undefined) return literally(part).replace(/ +/g, ' +')
    const meaning = letters[part]
    if (!meaning)
      throw new Error(
        `"${part}" in "${format}" means nothing; it may hold ${Object.keys(letters).join(', ')}, and words between 'quotes'`,
      )
    if (meaning.field) fields.push(meaning.field)
    return meaning.field ? `(${meaning.matches})` : meaning.matches
  })
  const missing = (['year', 'day'] as const).filter((field) => !fields.includes(field))
  if (missing.length > 0 || !fields.some((field) => field === 'month' || field === 'monthName'))
    throw new Error(`"${format}" should hold a year (yyyy), a month (MM or MMM) and a day (dd)`)
  return { regex: new RegExp(`^${source.join('')}$`, 'u'), fields }
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** English and Dutch; the first three letters are enough, but for March. */
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const dutch: Readonly<Record<string, string>> = { mrt: 'mar', maa: 'mar', mei: 'may', okt: 'oct' }

function monthOf(name: string): number {
  const short = name.slice(0, 3).toLowerCase()
  return months.indexOf(dutch[short] ?? short) + 1
}

function assemble(zone: string, of: { [K in Field]?: string | undefined }): Date | null {
  if (of.year === undefined || of.day === undefined) return null
  const local: LocalTime = {
    year: Number(of.year),
    month: of.monthName === undefined ? Number(of.month) : monthOf(of.monthName),
    day: Number(of.day),
    hour: of.half === undefined ? Number(of.hour ?? 0) : (Number(of.hour) % 12) + (/^p/i.test(of.half) ? 12 : 0),
    minute: Number(of.minute ?? 0),
    second: Number(of.second ?? 0),
    millisecond: Number((of.fraction ?? '').padEnd(3, '0').slice(0, 3)),
  }
  if (of.offset === undefined) return momentIn(zone, local)
  const shown = asUtc(local)
  return shown === null ? null : new Date(shown - offsetOf(of.offset))
}

function offsetOf(text: string): number {
  if (text === 'Z') return 0
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2))
  return (text.startsWith('-') ? -minutes : minutes) * 60_000
}
