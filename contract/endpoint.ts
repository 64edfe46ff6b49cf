/**
 * A promise between server and web, as data: the server mounts it, the web calls it, the OpenAPI page prints it.
 * Nothing is generated; both sides take their types from here.
 */
import * as z from 'zod/mini'

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** Every permission that an endpoint may ask for; who has which stands in `server/access/permissions.ts`. */
export const permissions = [
  'conversation.read',
  'conversation.answer',
  'view.keep',
  'view.share',
  'label.change',
  'canned.change',
  'team.change',
  'arrival.read',
  'arrival.retry',
  'channel.read',
  'channel.change',
  'agent.read',
  'agent.change',
  'key.change',
  'organisation.change',
  'message.bring',
  'receipt.bring',
  'event.read',
  'rule.read',
  'rule.change',
  'term.change',
  'objection.note',
  'log.read',
  'house.examine',
  'customer.bring',
  'contact.take',
  'contact.erase',
  'decision.ask',
  'suppression.read',
  'mailing.clean',
  'consent.note',
  'relay.read',
  'relay.change',
] as const
export type Permission = (typeof permissions)[number]

/** `public` needs nobody, `self` needs somebody signed in. */
export type Needs = Permission | 'public' | 'self'

type Schema = z.ZodMiniType

export type Endpoint<
  P extends Schema = Schema,
  Q extends Schema = Schema,
  B extends Schema = Schema,
  A extends Schema = Schema,
  N extends Needs = Needs,
> = {
  method: Method
  /** With `{name}` for each path parameter. */
  path: `/api/v1/${string}`
  summary: string
  needs: N
  params: P
  query: Q
  body: B
  answer: A
  status: 200 | 201 | 202 | 204
  /** The media type of an answer that is not JSON. */
  produces?: string
}

const nothing = z.object({})
type Nothing = typeof nothing

/** Declare an endpoint; what is left out is empty. */
export function endpoint<
  A extends Schema = Nothing,
  P extends Schema = Nothing,
  Q extends Schema = Nothing,
  B extends Schema = Nothing,
  const N extends Needs = Needs,
>(declared: {
  method: Method
  path: Endpoint['path']
  summary: string
  needs: N
  params?: P
  query?: Q
  body?: B
  answer?: A
  status?: Endpoint['status']
  produces?: string
}): Endpoint<P, Q, B, A, N> {
  return {
    status: declared.answer ? 200 : 204,
    params: nothing as unknown as P,
    query: nothing as unknown as Q,
    body: nothing as unknown as B,
    answer: nothing as unknown as A,
    ...declared,
  } as Endpoint<P, Q, B, A, N>
}

/** An empty schema infers `Record<string, never>`, which would forbid the fields of the others; here it asks for nothing. */
type Asked<S extends Schema> = string extends keyof z.infer<S> ? unknown : z.infer<S>
export type Input<E extends Endpoint> = Asked<E['params']> & Asked<E['query']> & Asked<E['body']>
export type Answer<E extends Endpoint> = z.infer<E['answer']>

export const id = z.uuid()
export const time = z.iso.datetime({ offset: true })
/** A keyset cursor: opaque, made by the server. */
export const cursor = z.string().check(z.maxLength(200))
export const byId = z.object({ id })
export const language = z.enum(['nl', 'en'])
/** A name on one line: it ends up in mail headers and file names. */
export const line = (most: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(most), z.regex(/^\P{Cc}*$/u))
/** A number in a query string. */
export const whole = (from: number, to: number) => z.coerce.number().check(z.int(), z.minimum(from), z.maximum(to))
export const page = <T extends Schema>(item: T) => z.object({ items: z.array(item), next: z.nullable(cursor) })

/** RFC 9457. `code` is stable and what the web translates; `detail` is English for people who read the API. */
export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.optional(z.string()),
  fields: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
})
export type Problem = z.infer<typeof problem>
