/** The public notice: what is listened to (how to object stands on its page, `/meeluisteren`). And the objections, as the organisation keeps them. */
import * as z from 'zod/mini'
import { byId, cursor, endpoint, id, language, line, page, time } from './endpoint.ts'
import { labelColours } from './label.ts'

export const retainDays = z.number().check(z.int(), z.minimum(1), z.maximum(3650))

const words = z.object({ nl: z.string(), en: z.string() })

export const readNotice = endpoint({
  method: 'GET',
  path: '/api/v1/notice',
  summary: 'What this organisation listens to, for how long it keeps that, and on which networks one can object',
  needs: 'public',
  answer: z.object({
    organisation: z.string(),
    language,
    /** Of the public page. */
    colour: z.enum(labelColours),
    /** Kinds of places that are listened to. */
    listensTo: z.array(z.object({ kind: z.string(), label: words })),
    /** The demo company is here as well; what is of it was said by nobody. */
    invented: z.boolean(),
    retainDays: z.number(),
    /** Days that an objection without proof waits before it erases. */
    objectionDays: z.number(),
    networks: z.array(z.string()),
    /** A mail address at which somebody of the organisation reads. */
    contact: z.nullable(z.string()),
  }),
})

const given = { network: line(60), account: line(300) }

const proof = line(400)
/** How many posts are erased, or hidden until a moment. */
const objected = z.object({ erased: z.number(), hidden: z.number(), eraseAt: z.nullable(time) })

export const objection = z.object({
  id,
  network: z.string(),
  account: z.string(),
  at: time,
  how: z.string(),
  note: z.nullable(z.string()),
  /** Who of us noted it; null when they did it themselves, or it was a program. */
  notedBy: z.nullable(z.string()),
  /** What shows that it is theirs. */
  proof: z.nullable(z.string()),
  /** What was overheard is hidden, and erased then; null when nothing waits. */
  eraseAt: z.nullable(time),
})
export type Objection = z.infer<typeof objection>

export const listObjections = endpoint({
  method: 'GET',
  path: '/api/v1/objections',
  summary: 'Who does not want to be listened to, newest first',
  needs: 'objection.note',
  query: z.object({ after: z.optional(cursor) }),
  answer: page(objection),
})

export const noteObjection = endpoint({
  method: 'POST',
  path: '/api/v1/objections',
  summary:
    'Note that somebody objects. With proof that the account is theirs, what was overheard of them is erased at once; without, it is hidden at once and erased after some days',
  needs: 'objection.note',
  body: z.object({
    ...given,
    how: line(200),
    note: z.optional(z.nullable(z.string().check(z.maxLength(1000)))),
    proof: z.optional(z.nullable(proof)),
  }),
  answer: objected,
  status: 201,
})

export const objectForWriter = endpoint({
  method: 'POST',
  path: '/api/v1/listened-posts/{id}/objection',
  summary: 'Note that the writer of a listened post objects, for all accounts that we know to be theirs',
  needs: 'objection.note',
  params: byId,
  answer: objected,
  status: 201,
})

export const proveObjection = endpoint({
  method: 'POST',
  path: '/api/v1/objections/{id}/proof',
  summary:
    'Say what shows that an objection is theirs: a link that was sent to the account, or what was said on it. What is hidden is erased now',
  needs: 'objection.note',
  params: byId,
  body: z.object({ proof }),
  answer: z.object({ erased: z.number() }),
})

export const removeObjection = endpoint({
  method: 'DELETE',
  path: '/api/v1/objections/{id}',
  summary: 'Somebody takes an objection back, or it was false: what is hidden comes back',
  needs: 'objection.note',
  params: byId,
})

export const changeColour = endpoint({
  method: 'PATCH',
  path: '/api/v1/organisation/colour',
  summary: 'The colour of the public pages',
  needs: 'organisation.change',
  body: z.object({ colour: z.enum(labelColours) }),
  answer: z.object({ colour: z.enum(labelColours) }),
})

export const changeRetention = endpoint({
  method: 'PATCH',
  path: '/api/v1/organisation/retention',
  summary: 'For how many days that is kept which nobody engages with; from now on, for what comes in',
  needs: 'organisation.change',
  body: z.object({ days: retainDays }),
  answer: z.object({ days: z.number() }),
})

export const objectionDays = z.number().check(z.int(), z.minimum(1), z.maximum(30))

export const changeObjectionDays = endpoint({
  method: 'PATCH',
  path: '/api/v1/organisation/objection-days',
  summary: 'For how many days what is hidden for an objection without proof can come back, before it is erased',
  needs: 'organisation.change',
  body: z.object({ days: objectionDays }),
  answer: z.object({ days: z.number() }),
})
