/**
 * One message as a program brings it. The same shape as `broughtMessage` in `contract/message.ts`, which prints it for people;
 * `test/brought-message.test.ts` holds the two together, because a channel may not depend on the contract.
 */
import * as z from 'zod/mini'

const shortText = z.string().check(z.maxLength(200))
const externalId = z.string().check(z.minLength(1), z.maxLength(512))
const time = z.iso.datetime({ offset: true })

const person = z.strictObject({
  network: z.optional(z.string().check(z.minLength(1), z.maxLength(60))),
  id: externalId,
  name: z.optional(shortText),
  handle: z.optional(shortText),
  url: z.optional(z.url()),
  verifiedEmail: z.optional(z.email()),
  verifiedPhone: z.optional(z.string().check(z.regex(/^\+[1-9]\d{6,14}$/))),
  audience: z.optional(z.number()),
  lists: z.optional(z.number()),
})

export const item = z.strictObject({
  id: externalId,
  type: z.optional(z.enum(['message', 'edit', 'delete'])),
  text: z.optional(z.string()),
  subject: z.optional(z.string()),
  published: z.optional(time),
  author: z.optional(person),
  ours: z.optional(z.boolean()),
  to: z.optional(person),
  addressed: z.optional(z.boolean()),
  inReplyTo: z.optional(externalId),
  thread: z.optional(externalId),
  visibility: z.optional(z.enum(['public', 'followers', 'direct', 'phone'])),
  language: z.optional(z.string().check(z.maxLength(35))),
  url: z.optional(z.url()),
  canReply: z.optional(z.strictObject({ ok: z.boolean(), reason: z.optional(shortText), until: z.optional(time) })),
  attachments: z.optional(
    z.array(z.strictObject({ name: shortText, mediaType: shortText, base64: z.string() })).check(z.maxLength(20)),
  ),
  history: z.optional(z.boolean()),
})
export type Item = z.infer<typeof item>
