/** What is for me: told in the page, by a sound, by the browser, or together in a mail. */
import * as z from 'zod/mini'
import { byId, cursor, endpoint, id, page, time } from './endpoint.ts'

export const notificationKinds = [
  'mention',
  'assigned',
  'task',
  'reply',
  'followed',
  'rule',
  'channel',
  'danger',
] as const

export const notification = z.object({
  id,
  kind: z.enum(notificationKinds),
  at: time,
  read: z.boolean(),
  conversation: z.nullable(z.object({ id, number: z.number(), subject: z.string(), contact: z.string() })),
  /** What it says: the beginning of the note, or the task. */
  says: z.nullable(z.string()),
  by: z.nullable(z.object({ id, alias: z.string(), face: z.nullable(z.string()) })),
})
export type Notification = z.infer<typeof notification>

export const listNotifications = endpoint({
  method: 'GET',
  path: '/api/v1/notifications',
  summary: 'What is for me, newest first',
  needs: 'self',
  query: z.object({ after: z.optional(cursor) }),
  answer: z.extend(page(notification), { unread: z.number() }),
})

export const readNotifications = endpoint({
  method: 'POST',
  path: '/api/v1/notifications/read',
  summary: 'I have seen these, those about this conversation, or all of them',
  needs: 'self',
  body: z.object({
    ids: z.optional(z.array(id).check(z.maxLength(500))),
    conversationId: z.optional(id),
    all: z.optional(z.boolean()),
  }),
  answer: z.object({ unread: z.number() }),
})

const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is a time such as 22:00'))
export const hears = z.object({
  deaf: z.array(z.enum(notificationKinds)).check(z.maxLength(20)),
  sound: z.boolean(),
  push: z.boolean(),
  mail: z.boolean(),
  quiet: z.nullable(
    z.object({
      /** 0 is Sunday. */
      days: z.array(z.number().check(z.int(), z.minimum(0), z.maximum(6))).check(z.minLength(1), z.maxLength(7)),
      from: clockTime,
      until: clockTime,
    }),
  ),
})
export type Hears = z.infer<typeof hears>

export const readHearing = endpoint({
  method: 'GET',
  path: '/api/v1/me/hearing',
  summary: 'How I want to hear that something is for me',
  needs: 'self',
  answer: z.object({
    hears,
    /** The public key for Web Push. */
    pushKey: z.string(),
    /** Browsers that a push goes to. */
    browsers: z.number(),
    /** Whether this house can send mail to its own people. */
    mails: z.boolean(),
  }),
})

export const changeHearing = endpoint({
  method: 'POST',
  path: '/api/v1/me/hearing',
  summary: 'Hear it in another way',
  needs: 'self',
  body: hears,
  answer: hears,
})

export const subscribe = endpoint({
  method: 'POST',
  path: '/api/v1/me/browsers',
  summary: 'Push to this browser',
  needs: 'self',
  body: z.object({
    endpoint: z.url().check(z.maxLength(1000)),
    keys: z.object({ p256dh: z.string().check(z.maxLength(200)), auth: z.string().check(z.maxLength(100)) }),
  }),
  answer: z.object({ id }),
  status: 201,
})

export const unsubscribe = endpoint({
  method: 'DELETE',
  path: '/api/v1/me/browsers/{id}',
  summary: 'No more pushes to this browser',
  needs: 'self',
  params: byId,
})
