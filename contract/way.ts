/** How a customer can be reached: on which channel, under which name, and what may be written there. */
import * as z from 'zod/mini'
import { byId, endpoint, id, time } from './endpoint.ts'

const writingRules = z.object({
  maxLength: z.optional(z.number()),
  counts: z.enum(['graphemes', 'utf16', 'bytes']),
  markdown: z.enum(['none', 'commonmark']),
  files: z.optional(
    z.object({
      most: z.number(),
      each: z.number(),
      total: z.number(),
      types: z.optional(z.array(z.string())),
      alt: z.boolean(),
    }),
  ),
})
export type WritingRules = z.infer<typeof writingRules>

const way = z.object({
  channel: z.object({ id, kind: z.string(), name: z.string(), enabled: z.boolean() }),
  /** The account: its network, and its id there. */
  network: z.string(),
  id: z.string(),
  name: z.string(),
  visibility: z.enum(['public', 'followers', 'direct', 'phone']),
  /** When they last spoke here, in this conversation. */
  spokeAt: z.nullable(time),
  can: z.object({ ok: z.boolean(), reason: z.optional(z.string()), until: z.optional(time) }),
  rules: writingRules,
  /** Our answer that another one would take the place of, where a network takes one to each message. */
  replaces: z.nullable(z.string()),
  /** As it will stand under the answer. */
  signature: z.string(),
})
export type Way = z.infer<typeof way>

export const listWays = endpoint({
  method: 'GET',
  path: '/api/v1/conversations/{id}/ways',
  summary: 'How the contact of a conversation can be answered; the first is where they last spoke',
  needs: 'conversation.read',
  params: byId,
  answer: z.object({ ways: z.array(way) }),
})

export const listSignatures = endpoint({
  method: 'GET',
  path: '/api/v1/me/signatures',
  summary: 'How I sign on channels where I sign otherwise',
  needs: 'self',
  answer: z.object({ signatures: z.array(z.object({ channelId: id, text: z.string() })) }),
})

export const changeSignature = endpoint({
  method: 'POST',
  path: '/api/v1/me/signatures',
  summary: 'Sign otherwise on one channel (also not at all: an empty text), or as everywhere (null)',
  needs: 'self',
  body: z.object({ channelId: id, text: z.nullable(z.string().check(z.maxLength(1000))) }),
})
