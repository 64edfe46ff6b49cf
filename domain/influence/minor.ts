/**
 * Whether a customer record says that somebody may be a child. Of whom it may be so no factor is kept. In doubt they may be: a year of birth
 * counts until its last day.
 */
type Told = { segments: readonly string[]; fields: Readonly<Record<string, string>> }

const born = /^(geboorte(datum|dag|jaar)|(date|day|year) of birth|birth ?(date|day|year)|dob)$/i
const old = /^(leeftijd|age)$/i
const minor = /^(minderjarige?n?|kind|kinderen|jeugd|jongeren|minors?|child|children|youth|under ?18)$/i
const yes = /^(ja|j|yes|y|true|waar|1)$/i

const ofAge = 18

/** @param today as `2026-11-22` */
export function mayBeMinor({ segments, fields }: Told, today: string): boolean {
  if (segments.some((segment) => minor.test(segment.trim()))) return true
  return Object.entries(fields).some(([field, value]) => {
    const [name, said] = [field.trim().replaceAll(/[_-]/g, ' '), value.trim()]
    if (minor.test(name)) return yes.test(said)
    if (old.test(name)) return /^\d{1,3}$/.test(said) && Number(said) < ofAge
    return born.test(name) && bornOn(said) > yearsBefore(today)
  })
}

/** The latest day that it may be, as `2010-05-31`; empty when it is none. */
function bornOn(said: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{1,2})-(\d{1,2}))?/.exec(said) ?? []
  if (year) return `${year}-${two(month ?? '12')}-${two(day ?? '31')}`
  const [, first, second, last] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/.exec(said) ?? []
  return first && second && last ? `${last}-${two(second)}-${two(first)}` : ''
}

const two = (digits: string) => digits.padStart(2, '0')
const yearsBefore = (today: string) => `${Number(today.slice(0, 4)) - ofAge}${today.slice(4)}`
