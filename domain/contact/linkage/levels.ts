/**
 * How far two values of a column agree, in levels from the strongest to none. How much a level weighs is not decided here: it is estimated
 * from the records themselves (estimate.ts). Levels must hold as they stand for any two values, the same both ways round.
 */
import type { Kind } from './kind.ts'
import { jaroWinkler, slips, soundOf } from './similarity.ts'

/** Words-ready: each stands for a sentence on the screen. `elsewhere`: a name stands among the other names of the other record. */
export type Level =
  | 'same'
  | 'slip'
  | 'alike'
  | 'sound'
  | 'elsewhere'
  | 'initial'
  | 'user'
  | 'swapped'
  | 'parts'
  | 'near'
  | 'decade'
  | 'area'
  | 'words'
  | 'different'

const levels: Readonly<Record<Kind, readonly Level[]>> = {
  name: ['same', 'slip', 'alike', 'elsewhere', 'initial', 'different'],
  date: ['same', 'slip', 'swapped', 'parts', 'near', 'decade', 'different'],
  email: ['same', 'slip', 'user', 'alike', 'different'],
  phone: ['same', 'slip', 'different'],
  postcode: ['same', 'slip', 'area', 'different'],
  code: ['same', 'slip', 'alike', 'different'],
  number: ['same', 'slip', 'different'],
  category: ['same', 'different'],
  text: ['same', 'slip', 'alike', 'words', 'different'],
}

export const levelsOf = (kind: Kind): readonly Level[] => levels[kind]

/** @returns the strongest level that two different normal values reach; `elsewhere` takes more than two values and is not told here */
export function compare(kind: Kind, a: string, b: string): Level {
  if (a === b) return 'same'
  switch (kind) {
    case 'name':
      return compareNames(a, b)
    case 'date':
      return compareDates(a, b)
    case 'email':
      return compareAddresses(a, b)
    case 'postcode':
      return slips(a, b, 1) === 1 ? 'slip' : areaOf(a) === areaOf(b) ? 'area' : 'different'
    case 'code':
      return (['same', 'slip', 'alike'] as const)[slips(a, b, 2)] ?? 'different'
    case 'phone':
    case 'number':
      return slips(a, b, 1) === 1 && Math.min(a.length, b.length) > 1 ? 'slip' : 'different'
    case 'category':
      return 'different'
    case 'text':
      return compareTexts(a, b)
  }
}

function compareNames(a: string, b: string): Level {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length === 1) return long.startsWith(short) ? 'initial' : 'different'
  const close = jaroWinkler(short, long)
  if (close >= 0.92 || (short.length > 3 && slips(short, long, 1) === 1)) return 'slip'
  return close >= 0.85 || (close >= 0.65 && soundOf(short) === soundOf(long)) ? 'alike' : 'different'
}

function compareDates(a: string, b: string): Level {
  if (slips(a, b, 1) === 1) return 'slip'
  const [year, month, day] = [a.slice(0, 4) === b.slice(0, 4), a.slice(4, 6), a.slice(6)]
  if (year && month === b.slice(6) && day === b.slice(4, 6)) return 'swapped'
  const parts = Number(year) + Number(month === b.slice(4, 6)) + Number(day === b.slice(6))
  if (parts === 2) return 'parts'
  const apart = Math.abs(daysOf(a) - daysOf(b))
  return apart <= 400 ? 'near' : apart <= 3_660 ? 'decade' : 'different'
}

/** About; also of the 78th of September. */
const daysOf = (date: string) => Number(date.slice(0, 4)) * 365 + Number(date.slice(4, 6)) * 30 + Number(date.slice(6))

function compareAddresses(a: string, b: string): Level {
  if (slips(a, b, 1) === 1) return 'slip'
  const [userA, userB] = [userOf(a), userOf(b)]
  if (userA === userB && userA.length > 2) return 'user'
  return jaroWinkler(userA, userB) >= 0.9 || slips(a, b, 3) <= 3 ? 'alike' : 'different'
}

function compareTexts(a: string, b: string): Level {
  const most = Math.min(a.length, b.length) > 5 ? 2 : 1
  if (slips(a, b, most) <= most) return 'slip'
  if (jaroWinkler(a, b) >= 0.9 || a.replaceAll(' ', '') === b.replaceAll(' ', '')) return 'alike'
  return a.split(' ').some((word) => word.length > 3 && b.split(' ').includes(word)) ? 'words' : 'different'
}

/** What stands before the @, without what was put behind a +. */
export const userOf = (address: string) => address.replace(/@.*$/, '').replace(/\+.*$/, '')

/** The town of a postcode: all but the last three signs of a British one, the digits of a Dutch one, half of any other. */
export function areaOf(postcode: string): string {
  if (/^[a-z]{1,2}\d/.test(postcode)) return postcode.slice(0, Math.max(2, postcode.length - 3))
  return /^\d{4}[a-z]{2}$/.test(postcode) ? postcode.slice(0, 4) : postcode.slice(0, Math.ceil(postcode.length / 2))
}
