/** What a request says, checked against the contract: every field that is wrong is named, in plain words. */
import * as z from 'zod/mini'
import type { Endpoint, Input } from '../../contract/endpoint.ts'
import { type FieldProblem, refuse, refuseFields } from '../problem.ts'
import { parseJson } from './json.ts'

z.config(z.locales.en())

type Schema = Endpoint['body']

/** What is read of a request. */
export type Sent = Pick<Request, 'url' | 'headers' | 'arrayBuffer'>

/** Path, query and body of a request as one checked input. @throws ProblemError `invalid`, `malformed-json`, `wrong-media-type` */
export async function readInput<E extends Endpoint>(
  endpoint: E,
  params: Record<string, string>,
  request: Sent,
): Promise<Input<E>> {
  const problems: FieldProblem[] = []
  const input = {
    ...check(endpoint.params, params, problems),
    ...check(endpoint.query, readQuery(request, problems), problems),
    ...(asksNothing(endpoint.body) ? {} : check(endpoint.body, await readJson(request), problems)),
  }
  if (problems.length > 0) throw refuseFields(problems)
  return input as Input<E>
}

/** A body that the endpoint did not declare is left unread, for a handler that reads it in its own way. */
function asksNothing(schema: Schema): boolean {
  return schema instanceof z.ZodMiniObject && Object.keys(schema.def.shape).length === 0
}

function readQuery(request: Sent, problems: FieldProblem[]): Record<string, string> {
  const given: Record<string, string> = {}
  for (const [name, value] of new URL(request.url).searchParams) {
    if (Object.hasOwn(given, name)) problems.push({ path: name, message: 'is given twice' })
    given[name] = value
  }
  return given
}

/** The body as JSON. @throws ProblemError that says at which character it stops being JSON */
async function readJson(request: Sent): Promise<unknown> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type))
    throw refuse('wrong-media-type', { detail: `content-type is "${type.slice(0, 100)}"; send application/json` })
  const parsed = parseJson(await readText(request))
  if (parsed.ok) return parsed.value
  const { at, line, column } = parsed
  throw refuse('malformed-json', {
    detail: `The body stops being JSON at character ${at + 1} (line ${line}, column ${column}).`,
    more: { at, line, column },
  })
}

/** The body as text. @throws ProblemError when it is not UTF-8: guessing would change what somebody wrote */
async function readText(request: Sent): Promise<string> {
  const bytes = await request.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refuse('malformed-json', { detail: 'The body is not UTF-8.' })
  }
}

function check(schema: Schema, given: unknown, problems: FieldProblem[]): Record<string, unknown> {
  const parsed = schema.safeParse(given)
  if (parsed.success) findStrangers(given, parsed.data, [], problems)
  else for (const issue of parsed.error.issues) problems.push({ path: issue.path.join('.'), message: plain(issue) })
  return parsed.success ? (parsed.data as Record<string, unknown>) : {}
}

/** Whatever in an answer does not keep the contract. */
export function faultsOf(schema: Schema, given: unknown): FieldProblem[] {
  const problems: FieldProblem[] = []
  check(schema, given, problems)
  return problems
}

const unstorable = /\0|\p{Surrogate}/u

/**
 * Fields that the contract does not know (a typing error would otherwise lose something), and text that no store can hold.
 * @param trail names of the fields that lead here
 */
function findStrangers(given: unknown, taken: unknown, trail: string[], problems: FieldProblem[]): void {
  if (typeof given === 'string' && unstorable.test(given))
    problems.push({
      path: pathOf(trail),
      message: 'holds a character that cannot be stored (NUL, or half a surrogate pair)',
    })
  if (typeof given !== 'object' || given === null || typeof taken !== 'object' || taken === null) return
  for (const name of Object.keys(given)) {
    trail.push(name)
    if (Object.hasOwn(taken, name))
      findStrangers(given[name as keyof typeof given], taken[name as keyof typeof taken], trail, problems)
    else problems.push({ path: pathOf(trail), message: 'is not a known field' })
    trail.pop()
  }
}

const pathOf = (trail: readonly string[]) => trail.join('.').slice(0, 200)

type Issue = z.core.$ZodIssue

/** A sentence that follows on the field's name. */
function plain(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('undefined') ? 'is missing' : `should be ${article(issue.expected)}`
    case 'too_small':
      return `should be ${bound(issue.origin, Number(issue.minimum), 'at least')}`
    case 'too_big':
      return `should be ${bound(issue.origin, Number(issue.maximum), 'at most')}`
    case 'invalid_format':
      return formats[issue.format] ?? 'does not have the right form'
    case 'invalid_value':
      return `should be ${issue.values.map((value) => `"${String(value)}"`).join(' or ')}`
    case 'unrecognized_keys':
      return `has unknown fields: ${issue.keys.join(', ').slice(0, 200)}`
    default:
      return issue.message
  }
}

const formats: Record<string, string> = {
  email: 'is not an e-mail address',
  uuid: 'is not an id',
  url: 'is not a web address',
  date: 'is not a day (2026-01-31)',
  datetime: 'is not a moment with its zone (2026-01-31T12:00:00Z)',
}

const article = (type: string) =>
  type === 'int' ? 'a whole number' : /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`

function bound(origin: string, limit: number, least: 'at least' | 'at most'): string {
  if (origin === 'string') return limit === 1 && least === 'at least' ? 'filled in' : `${least} ${limit} characters`
  return origin === 'array' ? `${least} ${limit} ${limit === 1 ? 'item' : 'items'}` : `${least} ${limit}`
}
