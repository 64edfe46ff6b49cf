/** What a customer system says of somebody, as a row of a table: which column is what, in Dutch and English. */
import { normalMailAddress } from '../message/mail-address.ts'
import { toE164 } from './phone-number.ts'

/** What is `undefined` is not said. */
export type Brought = {
  number: string
  name?: string | undefined
  emails?: readonly string[] | undefined
  phones?: readonly string[] | undefined
  value?: number | null | undefined
  segments?: readonly string[] | undefined
  fields?: Readonly<Record<string, string>> | undefined
}

const columns: Record<string, Exclude<keyof Brought, 'fields'>> = {
  number: 'number',
  'customer number': 'number',
  klantnummer: 'number',
  nummer: 'number',
  name: 'name',
  naam: 'name',
  email: 'emails',
  'e-mail': 'emails',
  emails: 'emails',
  'e-mailadres': 'emails',
  phone: 'phones',
  phones: 'phones',
  telefoon: 'phones',
  telefoonnummer: 'phones',
  value: 'value',
  klantwaarde: 'value',
  waarde: 'value',
  segments: 'segments',
  segment: 'segments',
  segmenten: 'segments',
}

/** Columns that an export adds and that are not the customer's. */
const ours = ['contact', 'changed']

/**
 * @param cells by header
 * @returns the record, or what is wrong with it
 */
export function readRow(cells: Readonly<Record<string, string>>): Brought | { wrong: string } {
  const found: Partial<Record<keyof Brought, string>> = {}
  const fields: Record<string, string> = {}
  for (const [header, cell] of Object.entries(cells)) {
    const name = header.trim()
    const meant = columns[name.toLowerCase()]
    if (meant) found[meant] = cell.trim()
    else if (name && !ours.includes(name.toLowerCase()) && cell.trim()) fields[name] = cell.trim()
  }
  if (!found.number) return { wrong: 'there is no customer number: a column called number or klantnummer' }
  const value = found.value ? readValue(found.value) : undefined
  if (Number.isNaN(value)) return { wrong: `the value ${found.value} is no number` }
  return {
    number: found.number,
    name: found.name || undefined,
    emails: parts(found.emails),
    phones: parts(found.phones),
    value,
    segments: parts(found.segments),
    fields: Object.keys(fields).length > 0 ? fields : undefined,
  }
}

const parts = (cell: string | undefined) =>
  cell
    ?.split(/[;|]/)
    .map((part) => part.trim())
    .filter(Boolean)

/** "1.234,50" and "1,234.50"; a single mark with three digits behind it parts thousands. */
function readValue(written: string): number {
  const bare = written.replace(/[€$£\s]/g, '')
  const decimal = /[.,](\d{1,2}|\d{4,})$/.exec(bare)
  const whole = (decimal ? bare.slice(0, decimal.index) : bare).replace(/[.,]/g, '')
  return /^-?\d+$/.test(whole) ? Number(`${whole}${decimal ? `.${decimal[1]}` : ''}`) : Number.NaN
}

const town = /^(woonplaats|plaats|town|city)$/i

/** Where somebody lives, as a record says in its own fields. */
export const townsIn = (fields: Readonly<Record<string, string>>): string[] =>
  Object.entries(fields).flatMap(([field, value]) => (town.test(field.trim()) && value.trim() ? [value.trim()] : []))

export type Keys = { keys: { kind: 'email' | 'phone'; value: string }[] } | { wrong: string }

/** The addresses and numbers of a record in the form that compares. */
export function keysOfRecord({ emails = [], phones = [] }: Brought): Keys {
  const keys: { kind: 'email' | 'phone'; value: string }[] = []
  for (const email of emails) {
    const value = normalMailAddress(email)
    if (!value || !/@[^\s@]+\.[^\s@]+$/.test(value)) return { wrong: `${email} is not an e-mail address` }
    keys.push({ kind: 'email', value })
  }
  for (const phone of phones) {
    const value = toE164(phone)
    if (!value) return { wrong: `${phone} is not a telephone number` }
    keys.push({ kind: 'phone', value })
  }
  return { keys: keys.filter((one, i) => keys.findIndex((other) => other.value === one.value) === i) }
}
