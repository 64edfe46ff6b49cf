/** A list of people that something is to be sent to: where the addresses stand in it, and how long what was found of it is good. */
import { type Addressee, named } from './addressee.ts'
import type { Ask, Medium } from './ask.ts'
import { quietUntil, sensitiveUntil } from './calendar.ts'
import type { Rules } from './rules.ts'
import type { Clock } from './situation.ts'

/** Longer than this nobody should go on with a list: what people say meanwhile stands on none. */
const goodMs = 60 * 60_000
const stepMs = 5 * 60_000

/** Who is meant by a cell: a mail address, or else a telephone number. Null when it is neither. */
export function addresseeIn(cell: string): Addressee | null {
  const text = cell.trim()
  const to: Addressee = text.includes('@') ? { email: text } : { phone: text }
  return text.length <= 320 && named(to) ? to : null
}

const called = {
  email: /^(e-?mail|mail)([\s_-]?(adres|address))?$/i,
  phone: /^(telefoon|phone|mobiel|mobile|gsm|tel)([\s_-]?(nummer|number|nr))?$/i,
}

/**
 * In which column the addresses stand: the one that is named, the one that is called so, or the one that holds most of them.
 * @param first the first lines, the headers among them where there are any
 * @param wanted a name, or a number from 1
 * @param medium of mail addresses and telephone numbers in one list those go before by which it is sent
 * @returns from 0; null when there is none
 */
export function addressColumn(
  first: readonly (readonly string[])[],
  wanted: string | null,
  medium: Medium,
): number | null {
  const headers = (first[0] ?? []).map((cell) => cell.trim())
  const width = Math.max(0, ...first.map(({ length }) => length))
  if (wanted !== null) {
    const named = headers.findIndex((header) => header.toLowerCase() === wanted.trim().toLowerCase())
    const column = named < 0 && /^\d{1,4}$/.test(wanted) ? Number(wanted) - 1 : named
    return column >= 0 && column < width ? column : null
  }
  const prefers = medium === 'sms' || medium === 'phone' ? 'phone' : 'email'
  const points = Array.from({ length: width }, (_, column) => {
    const held = first.flatMap((cells) => addresseeIn(cells[column] ?? '') ?? [])
    const own = held.filter((to) => prefers in to).length
    const isCalled = called[prefers].test(headers[column] ?? '') && (own > 0 || first.length < 2)
    return (isCalled ? 1_000_000 : 0) + 1000 * own + held.length
  })
  const most = Math.max(0, ...points)
  return most > 0 ? points.indexOf(most) : null
}

/** An hour, or until hours or days begin in which nothing of this kind is sent to anybody. */
export function goodUntil(ask: Ask, rules: Rules, clock: Clock): Date {
  const end = clock.now.getTime() + goodMs
  if (ask.purpose === 'transactional') return new Date(end)
  for (let at = clock.now.getTime() + stepMs; at < end; at += stepMs) {
    const then = { ...clock, now: new Date(at) }
    if (quietUntil(rules.quietHours, ask, then)) return new Date(at - stepMs)
    if (rules.sensitiveDays.some((days) => sensitiveUntil(days, then))) return new Date(at - stepMs)
  }
  return new Date(end)
}
