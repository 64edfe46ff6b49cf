/** Calls, and what was said elsewhere: writing it down, and who is on the line. */
import * as z from 'zod/mini'
import { conversation, message } from './conversation.ts'
import { byId, endpoint, id, line, time } from './endpoint.ts'

const words = z.string().check(z.maxLength(20_000))

export const logRemark = endpoint({
  method: 'POST',
  path: '/api/v1/remarks',
  summary: 'Write down what somebody said by telephone or elsewhere',
  needs: 'conversation.answer',
  body: z.object({
    /** Made by the client once per remark: writing the same one down twice is once. */
    key: z.string().check(z.minLength(8), z.maxLength(100), z.regex(/^[\w-]+$/)),
    kind: z.enum(['phone', 'offline']),
    /** 'in': they came to us. */
    direction: z.enum(['in', 'out']),
    /** Who it was: somebody known, a number as it is typed, a name; or none of these. */
    contactId: z.optional(id),
    number: z.optional(line(40)),
    name: z.optional(line(200)),
    /** What it was about; absent for a new matter. */
    conversationId: z.optional(id),
    text: words.check(z.regex(/\S/, 'holds no words')),
    /** What we said to it: with it the customer waits no longer. */
    agreed: z.optional(words),
    where: z.optional(line(100)),
    /** The call that it is about, when the exchange told of one. */
    callId: z.optional(id),
  }),
  answer: z.object({ conversation, message }),
  status: 201,
})

export const moveRemark = endpoint({
  method: 'POST',
  path: '/api/v1/remarks/{id}/move',
  summary:
    'A call or remark (the id of its message) belongs to another conversation, with what was agreed in answer to it',
  needs: 'conversation.answer',
  params: byId,
  body: z.object({
    /** Null is a new one, of the same person. */
    into: z.nullable(id),
    /** That it is of somebody else was seen, and meant. */
    otherContact: z.optional(z.boolean()),
  }),
  /** Where it stands now. Without a batch to undo the whole conversation went along: it is taken apart again. */
  answer: z.object({ conversation, batchId: z.nullable(id) }),
})

export const caller = z.object({
  id,
  name: z.string(),
  number: z.nullable(z.string()),
  /** What is not finished, newest first. */
  conversations: z.array(conversation),
})
export type Caller = z.infer<typeof caller>

export const findCallers = endpoint({
  method: 'GET',
  path: '/api/v1/callers',
  summary: 'Who it may be: people by the beginning of a name, or by telephone number however it is written',
  needs: 'conversation.read',
  query: z.object({ text: z.string().check(z.maxLength(100)) }),
  answer: z.object({
    /** What was typed, when it is a telephone number: in E.164, and as people read it. */
    number: z.nullable(z.string()),
    readable: z.nullable(z.string()),
    people: z.array(caller),
  }),
})

export const phoneCall = z.object({
  id,
  direction: z.enum(['in', 'out']),
  number: z.nullable(z.string()),
  readable: z.nullable(z.string()),
  beganAt: time,
  answeredAt: z.nullable(time),
  endedAt: z.nullable(time),
  /** Whose number it is. */
  contact: z.nullable(z.object({ id, name: z.string() })),
  /** What it is probably about. */
  conversation: z.nullable(z.object({ id, number: z.number(), subject: z.string() })),
})
export type PhoneCall = z.infer<typeof phoneCall>

export const readCall = endpoint({
  method: 'GET',
  path: '/api/v1/calls/{id}',
  summary: 'One call, with what is known of the caller now',
  needs: 'conversation.read',
  params: byId,
  answer: phoneCall,
})

export const listCallsToNote = endpoint({
  method: 'GET',
  path: '/api/v1/calls',
  summary: 'My calls of the last day about which nothing is written down yet',
  needs: 'conversation.answer',
  answer: z.object({ calls: z.array(phoneCall) }),
})

const told = z.string().check(z.maxLength(200))

/**
 * What an exchange tells of a call; it is signed, so it is read before it is parsed, and stands beside the endpoints. Fields that we
 * do not know are let by: exchanges send many.
 */
export const callTold = z.object({
  event: z.enum(['ringing', 'answered', 'ended']),
  /** The exchange's own id of the call: telling it twice is telling it once. */
  call: z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^\P{Cc}+$/u)),
  /** 'in' when it is absent. */
  direction: z.optional(z.enum(['in', 'out'])),
  /** Numbers as the exchange writes them; what is no number is withheld. */
  from: z.optional(told),
  to: z.optional(told),
  /** On which of our own telephones; else our side of the call, when that is an internal number. */
  extension: z.optional(told),
  at: z.optional(time),
  /** When it ended: how long they spoke, and whether anybody answered. */
  seconds: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(864_000))),
  answered: z.optional(z.boolean()),
})
export type CallTold = z.infer<typeof callTold>
