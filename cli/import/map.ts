/** The mapping file: which column of a CSV is which part of a message. Checked before anything is read. */
import * as z from 'zod/mini'
import { Unusable } from '../command.ts'
import { momentReader } from './moment.ts'

const name = z.string().check(z.minLength(1))
/** A column by its name in the header; `strip` is an ending that does not belong to the value, such as ".0". */
const column = z.union([name, z.strictObject({ column: name, strip: z.optional(name) })])
const values = z.union([z.string(), z.array(z.string()).check(z.minLength(1))])

const shape = z.strictObject({
  /** For people; not used. */
  about: z.optional(z.string()),
  delimiter: z.optional(z.string().check(z.length(1))),
  encoding: z.optional(z.enum(['utf-8', 'windows-1252'])),
  /** Where the writers are at home: with an id there, this tells who is who. */
  network: z.string().check(z.minLength(1), z.maxLength(60)),
  /** `network`: where rows have none, who said what and when makes one. */
  id: z.optional(column),
  text: z.union([column, z.strictObject({ column: name, entities: z.boolean() })]),
  author: z.strictObject({
    id: column,
    name: z.optional(column),
    handle: z.optional(column),
    url: z.optional(column),
    verifiedEmail: z.optional(column),
    verifiedPhone: z.optional(column),
  }),
  published: z.strictObject({ column: name, format: z.optional(name), zone: z.optional(name) }),
  inReplyTo: z.optional(column),
  /** To whom it was said. */
  to: z.optional(z.strictObject({ id: column, name: z.optional(column) })),
  thread: z.optional(column),
  subject: z.optional(column),
  language: z.optional(column),
  url: z.optional(column),
  /** Rows that the organisation wrote: those where the column holds one of these values. */
  ours: z.optional(z.strictObject({ column: name, is: values })),
  visibility: z.optional(z.enum(['public', 'followers', 'direct', 'phone'])),
  /** `network`: every row of somebody else was said to the organisation, as in its guest book. */
  toUs: z.optional(z.boolean()),
  /** `network`: where in a page a row stands, and its columns in it; see `html.ts`. */
  html: z.optional(z.strictObject({ row: name, columns: z.record(z.string(), name) })),
  /** False for messages that wait for an answer now. */
  history: z.optional(z.boolean()),
})
export type ImportMap = z.infer<typeof shape>
export type ColumnOf = z.infer<typeof column>

/** @throws Unusable that says where it is wrong and how to mend it */
export function readMap(json: string, file: string): ImportMap {
  const given = parse(json, file)
  const read = shape.safeParse(given)
  if (!read.success) {
    const reasons = read.error.issues.slice(0, 3).map((issue) => explain(issue, given))
    throw new Unusable(`${file}: ${reasons.join('; ')}`)
  }
  const { format = 'iso', zone = 'UTC' } = read.data.published
  try {
    momentReader(format, zone)
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch (error) {
    const wrong = error instanceof RangeError ? 'zone' : 'format'
    const mend = wrong === 'zone' ? `"${zone}" is not a time zone; write one such as Europe/Amsterdam` : ''
    throw new Unusable(`${file}: published.${wrong}: ${mend || (error as Error).message}`)
  }
  return read.data
}

function parse(json: string, file: string): unknown {
  try {
    return JSON.parse(json.replace(/^\ufeff/, ''))
  } catch (error) {
    const at = /position (\d+)/.exec((error as Error).message)?.[1]
    const line = at === undefined ? '' : ` near line ${json.slice(0, Number(at)).split('\n').length}`
    throw new Unusable(`${file} is not JSON${line}: look for a comma or a quote that is missing or too many`)
  }
}

function explain(issue: z.core.$ZodIssue, given: unknown): string {
  const where = issue.path.join('.') || 'the map'
  const value = issue.path.reduce<unknown>((of, key) => (of as Record<PropertyKey, unknown> | undefined)?.[key], given)
  if (value === undefined) return `${where} is missing`
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${where} has "${issue.keys.join('", "')}", which means nothing: look for a typing error, or leave it out`
    case 'invalid_value':
      return `${where} may be ${issue.values.map(String).join(', ')}`
    case 'invalid_union':
      return `${where} should be the name of a column, or {"column": "name"} with what docs/import.md allows there`
    case 'invalid_type':
      return `${where} should be ${article(issue.expected)}`
    default:
      return `${where} is empty or too long`
  }
}

const article = (kind: string) => `${/^[aeo]/.test(kind) ? 'an' : 'a'} ${kind}`

/** Every column that the map names, with the part of the message that it is for. */
function columnsOf(map: ImportMap): { part: string; column: string }[] {
  const { id, text, author, published, inReplyTo, thread, subject, language, url, ours } = map
  const named = Object.entries({ id, text, published, inReplyTo, thread, subject, language, url, ours })
  const ofAuthor = Object.entries(author).map(([part, value]) => [`author.${part}`, value] as const)
  const ofAddressee = Object.entries(map.to ?? {}).map(([part, value]) => [`to.${part}`, value] as const)
  return [...named, ...ofAuthor, ...ofAddressee].flatMap(([part, value]) =>
    value === undefined ? [] : [{ part, column: typeof value === 'string' ? value : value.column }],
  )
}

/** @throws Unusable that names the columns that are not there, and those that are */
export function checkHeader(map: ImportMap, header: readonly string[], file: string): void {
  const missing = columnsOf(map).filter(({ column }) => !header.includes(column))
  if (missing.length === 0) return
  const wanted = missing.map(({ part, column }) => {
    const alike = header.find((one) => one.trim().toLowerCase() === column.trim().toLowerCase())
    return `"${column}" (for ${part})${alike === undefined ? '' : `, but it does have "${alike}"`}`
  })
  throw new Unusable(
    `${file}, line 1 has no column ${wanted.join(', nor ')}. Its columns are ${header.map((one) => `"${one}"`).join(', ')}: correct the map`,
  )
}
