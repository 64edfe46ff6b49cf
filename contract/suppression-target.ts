/** Other systems that are told for whom marketing waits: each follows the same stream, in its own way. */
import * as z from 'zod/mini'
import { byId, endpoint, id, line, time } from './endpoint.ts'
import { marketingPurposes } from './suppression-stream.ts'

/**
 * `webhook` gets a signed message for every change, `batch` up to a hundred at once; in `mautic` contacts are marked as not to be
 * contacted; `list` is a file of addresses that is fetched.
 */
export const targetKinds = ['webhook', 'batch', 'mautic', 'list'] as const

const words = z.object({ nl: z.string(), en: z.string() })
const url = z.url().check(z.maxLength(2000), z.regex(/^https?:\/\//))
const username = z.string().check(z.maxLength(200), z.regex(/^[^\p{Cc}:]*$/u))

export const suppressionTarget = z.object({
  id,
  version: z.number(),
  kind: z.enum(targetKinds),
  name: z.string(),
  /** What it sends: of an objection to something else it is told nothing. */
  purpose: z.enum(marketingPurposes),
  url: z.nullable(z.string()),
  username: z.nullable(z.string()),
  paused: z.boolean(),
  /** How many addresses changed since it was told. */
  behind: z.number(),
  /** When it was told something last; of a list when it was fetched. */
  toldAt: z.nullable(time),
  /** What it says while it takes nothing, and when we try again. */
  problem: z.nullable(z.object({ says: words, since: time, again: time })),
})
export type SuppressionTarget = z.infer<typeof suppressionTarget>

export const listSuppressionTargets = endpoint({
  method: 'GET',
  path: '/api/v1/suppression/targets',
  summary: 'The other systems that are told for whom marketing waits, and how far they are',
  needs: 'suppression.read',
  answer: z.object({ targets: z.array(suppressionTarget) }),
})

export const createSuppressionTarget = endpoint({
  method: 'POST',
  path: '/api/v1/suppression/targets',
  summary: 'Tell another system too; what it has to know to trust us is shown this once',
  needs: 'organisation.change',
  body: z.object({
    kind: z.enum(targetKinds),
    name: line(80),
    purpose: z.enum(marketingPurposes),
    /** Of a list there is none. */
    url: z._default(z.nullable(url), null),
    /** With which we sign in, where that is needed. */
    username: z._default(z.nullable(username), null),
    password: z._default(z.nullable(z.string().check(z.maxLength(500))), null),
  }),
  /** What signs the webhooks, or the address of the list; null where we sign in. */
  answer: z.object({ target: suppressionTarget, secret: z.nullable(z.string()) }),
  status: 201,
})

export const changeSuppressionTarget = endpoint({
  method: 'PATCH',
  path: '/api/v1/suppression/targets/{id}',
  summary: 'Change a system that is told, or let it rest. It goes on where it was',
  needs: 'organisation.change',
  params: byId,
  body: z.object({
    name: z.optional(line(80)),
    url: z.optional(url),
    username: z.optional(username),
    password: z.optional(z.string().check(z.minLength(1), z.maxLength(500))),
    paused: z.optional(z.boolean()),
  }),
  answer: suppressionTarget,
})

export const removeSuppressionTarget = endpoint({
  method: 'DELETE',
  path: '/api/v1/suppression/targets/{id}',
  summary: 'A system is not told any more. What it knows it keeps',
  needs: 'organisation.change',
  params: byId,
})

export const testSuppressionTarget = endpoint({
  method: 'POST',
  path: '/api/v1/suppression/targets/{id}/test',
  summary: 'Reach a system and see whether it takes what we say, without saying anything about anybody',
  needs: 'organisation.change',
  params: byId,
  answer: z.object({ works: z.boolean(), says: z.nullable(words) }),
})

/** With an ETag: who asks again with `If-None-Match` gets 304 as long as nothing changed. */
export const readSuppressionList = endpoint({
  method: 'GET',
  path: '/api/v1/suppression/lists/{list}',
  summary: 'The addresses for which marketing waits, as CSV of one column; the address of the list is its secret',
  needs: 'public',
  params: z.object({ list: z.string().check(z.maxLength(200)) }),
  query: z.object({ of: z._default(z.enum(['email', 'phone']), 'email') }),
  produces: 'text/csv',
  status: 200,
})
