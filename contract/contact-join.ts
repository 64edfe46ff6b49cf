/** Which contacts are one person, and which never are. */
import * as z from 'zod/mini'
import type { CounterKind, ReasonKind } from '../domain/contact/evidence.ts'
import { byId, endpoint, id, time } from './endpoint.ts'

export const reasonKinds = [
  'same email',
  'same phone',
  'wrote email',
  'wrote phone',
  'wrote number',
  'wrote order',
  'same handle',
  'linked',
  'name',
  'by hand',
  'customer record',
] as const satisfies readonly ReasonKind[]

export const counterKinds = [
  'address before',
  'other name',
  'other town',
  'same network',
  'shared',
  'household',
  'two records',
] as const satisfies readonly CounterKind[]

/** Why; `value` is what they share. `verified`: a channel vouches for it. */
export const reason = z.object({
  kind: z.enum(reasonKinds),
  value: z.nullable(z.string()),
  verified: z.boolean(),
  /** By how many accounts in all. */
  sharedBy: z.optional(z.number()),
  /** Somebody said that many people use it. */
  marked: z.optional(z.boolean()),
})
export type Reason = z.infer<typeof reason>

export const counter = z.object({ kind: z.enum(counterKinds), value: z.nullable(z.string()) })
export type Counter = z.infer<typeof counter>

/** `fromId` goes on as part of `intoId`. */
export const contactJoin = z.object({
  id,
  fromId: id,
  intoId: id,
  /** What the contact that joined was called. */
  name: z.string(),
  evidence: z.array(reason),
  strength: z.number(),
  /** Null when the program did it. */
  by: z.nullable(z.object({ id, alias: z.string() })),
  since: time,
})
export type ContactJoin = z.infer<typeof contactJoin>

export const contactSuggestion = z.object({
  contact: z.object({ id, name: z.string() }),
  /** By what they are known: at most three. */
  known: z.array(z.object({ network: z.string(), handle: z.string() })),
  evidence: z.array(reason),
  /** What speaks most against it. */
  counter: z.nullable(counter),
  strength: z.number(),
})
export type ContactSuggestion = z.infer<typeof contactSuggestion>

export const joinContacts = endpoint({
  method: 'POST',
  path: '/api/v1/contacts/{id}/joins',
  summary: 'Another contact is the same person as this one, and goes on as part of it',
  needs: 'conversation.answer',
  params: byId,
  body: z.object({
    with: id,
    /** That a colleague kept them apart was seen. */
    anyway: z.optional(z.boolean()),
  }),
  answer: z.object({ joinId: id, id }),
})

export const takeContactsApart = endpoint({
  method: 'POST',
  path: '/api/v1/contact-joins/{id}/withdraw',
  summary: 'They are not one person: each has what belongs to it again, also what came in since',
  needs: 'conversation.answer',
  params: byId,
  body: z.object({
    /** Nobody suggests it again. False: it is as if they had never been joined. */
    apart: z.boolean(),
  }),
  /** The two, the one that had joined first. */
  answer: z.object({ ids: z.tuple([id, id]) }),
})

export const joinContactsAgain = endpoint({
  method: 'POST',
  path: '/api/v1/contact-joins/{id}/renew',
  summary: 'Taking these apart was a mistake: they are one person, for the same reasons',
  needs: 'conversation.answer',
  params: byId,
  answer: z.object({ joinId: id, id }),
})

export const keepContactsApart = endpoint({
  method: 'POST',
  path: '/api/v1/contacts/{id}/aparts',
  summary: 'Another contact is not the same person as this one, or may be after all',
  needs: 'conversation.answer',
  params: byId,
  body: z.object({ other: id, apart: z.boolean() }),
})
