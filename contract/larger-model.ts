/** A larger model that judges after ours: off unless somebody chooses one, and plain about what leaves the house. */
import * as z from 'zod/mini'
import { endpoint, line, time } from './endpoint.ts'
import { sentiments } from './judgement.ts'

export const largerKinds = ['endpoint', 'directory'] as const
/** Why it does not judge now. */
export const largerFaults = [
  'no-package',
  'no-model',
  'no-labels',
  'refused',
  'unreachable',
  'too-slow',
  'no-entry',
  'key-closed',
  'busy',
  'broken',
  'odd-answer',
  'budget-spent',
] as const

const labels = z.record(z.string().check(z.maxLength(60)), z.enum(sentiments))
const fault = z.object({ code: z.enum(largerFaults), says: z.string() })
const asked = z.object({ requests: z.number(), characters: z.number(), judged: z.number() })

const largerModel = z.object({
  active: z.boolean(),
  kind: z.enum(largerKinds),
  /** Up to and with the version: `https://models.example/v1`. */
  address: z.string(),
  model: z.string(),
  /** Whether there is a key; `closed` by another key file than this house has, it has to be filled in again. */
  key: z.enum(['none', 'kept', 'closed']),
  /** What labels of a model in a directory mean, where they do not say so themselves. */
  labels,
  /** What may be asked in a day. */
  mostRequests: z.number(),
  mostCharacters: z.number(),
  today: asked,
  /** As long as it does not judge ours do. */
  fault: z.nullable(z.extend(fault, { since: time, until: time })),
})
export type LargerModel = z.infer<typeof largerModel>

export const readLargerModel = endpoint({
  method: 'GET',
  path: '/api/v1/larger-model',
  summary: 'The larger model that judges after ours, if any: where it is, what it was asked today, how it is doing',
  needs: 'organisation.change',
  answer: z.object({
    model: z.nullable(largerModel),
    /** Whether this house has a directory of models (SAMENSPRAAK_MODEL_DIR). */
    directory: z.boolean(),
  }),
})

export const changeLargerModel = endpoint({
  method: 'POST',
  path: '/api/v1/larger-model',
  summary:
    'Choose a larger model, switch it on or off. Without a key the one that is there stays, unless the address is another',
  needs: 'organisation.change',
  body: z.object({
    active: z.boolean(),
    kind: z.enum(largerKinds),
    address: z.string().check(z.maxLength(500)),
    model: line(200),
    key: z.optional(z.string().check(z.maxLength(1000))),
    labels: labels.check(z.refine((all) => Object.keys(all).length <= 20, 'are at most 20')),
    mostRequests: z.number().check(z.int(), z.minimum(0), z.maximum(1_000_000)),
    mostCharacters: z.number().check(z.int(), z.minimum(0), z.maximum(1_000_000_000)),
  }),
})

/** As chances: negative, neutral, positive; and of each trait that was seen. */
const seen = z.object({ sentiment: z.array(z.number()), traits: z.record(z.string(), z.number()) })

const largerTry = z.object({
  /** What left the house for it, to the letter; null where nothing did. */
  sent: z.nullable(z.string()),
  ours: z.nullable(seen),
  theirs: z.nullable(seen),
  fault: z.nullable(fault),
  ms: z.number(),
})
export type LargerTry = z.infer<typeof largerTry>

export const tryLargerModel = endpoint({
  method: 'POST',
  path: '/api/v1/larger-model/tries',
  summary: 'Try the chosen model on an invented message; it counts for what may be asked today',
  needs: 'organisation.change',
  body: z.object({ text: z.string().check(z.minLength(1), z.maxLength(1000)) }),
  answer: largerTry,
})
