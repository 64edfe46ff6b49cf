/** What a colleague wrote down, as one JSON item -> what it says. Shared by the channels that hear nothing themselves. */
import * as z from 'zod/mini'
import { type Actor, type ChannelEvent, limits, Refusal, type Visibility } from '../../domain/message/message.ts'
import { cleanLine, cleanText } from '../../domain/message/text.ts'
import type { Channel } from './channel.ts'

const externalId = z.string().check(z.regex(/^[^\p{Cc}\p{Surrogate}]{1,512}$/u))
const person = z.strictObject({
  network: z.string().check(z.minLength(1), z.maxLength(60), z.regex(/^\P{Cc}+$/u)),
  id: externalId,
  name: z.optional(z.string().check(z.maxLength(200))),
  /** E.164; the exchange or a colleague vouches for it. */
  number: z.optional(z.string().check(z.regex(/^\+[1-9]\d{6,14}$/))),
})

const item = z.strictObject({
  id: externalId,
  /** Rises with each edit: the moment of writing, in milliseconds; 0 for the first. */
  revision: z.number().check(z.int(), z.minimum(0)),
  /** 'in': the customer came to us. */
  direction: z.enum(['in', 'out']),
  at: z.iso.datetime({ offset: true }),
  text: z.string().check(z.maxLength(limits.text)),
  subject: z.optional(z.string().check(z.maxLength(limits.subject))),
  customer: person,
  colleague: z.optional(z.strictObject({ id: z.uuid(), name: z.string().check(z.maxLength(200)) })),
  /** The token of the conversation that it belongs to, chosen by a person or by the rule for calls. */
  conversation: z.optional(z.string().check(z.maxLength(200))),
  inReplyTo: z.optional(externalId),
  /** What joins calls of which nobody said what they were about: those of one number. */
  thread: z.optional(externalId),
  where: z.optional(z.string().check(z.maxLength(200))),
  call: z.optional(
    z.strictObject({ seconds: z.nullable(z.number().check(z.int(), z.minimum(0))), missed: z.boolean() }),
  ),
})
export type LoggedItem = z.infer<typeof item>

/** @param visibility who could hear it */
export function decodeLogged(visibility: Visibility): Channel['decode'] {
  return async (raw, { connection, received }): Promise<ChannelEvent> => {
    const read = item.safeParse(parse(raw))
    if (!read.success) throw new Refusal(explain(read.error.issues[0]))
    const { id, revision, direction, at, customer, colleague, conversation, inReplyTo, thread, call } = read.data
    const ours = direction === 'out'
    const us: Actor = { network: 'phone', id: colleague?.id ?? connection.id, name: colleague?.name ?? connection.name }
    const called = cleanLine(us.name ?? '')
    const speaker = ours ? { ...us, name: called, handle: called } : actorOf(customer)
    const subject = cleanLine(read.data.subject ?? '', limits.subject)
    const where = cleanLine(read.data.where ?? '')
    return {
      type: revision > 0 ? 'Update' : 'Create',
      note: {
        id,
        revision,
        actor: speaker,
        ...(ours && { to: actorOf(customer) }),
        ours,
        addressed: true,
        published: new Date(Math.min(Date.parse(at), received.getTime())),
        ...(subject && { subject }),
        text: cleanText(read.data.text),
        thread: {
          ...(conversation && { token: conversation }),
          ...(inReplyTo && { inReplyTo: [inReplyTo] }),
          ...(thread && { root: thread }),
        },
        visibility,
        attachments: [],
        logged: { ...(colleague && { by: colleague.id }), ...(where && { where }), ...(call && { call }) },
        ...(!ours && { canReply: { ok: false, reason: 'It was not said where we can write back.' } }),
      },
    }
  }
}

function actorOf({ network, id, name, number }: LoggedItem['customer']): Actor {
  const called = cleanLine(name ?? '')
  // Without a number an id says nothing to anybody: they go by their name.
  const handle = number || network === 'email' ? '' : called
  return {
    network,
    id,
    ...(called && { name: called }),
    ...(handle && { handle }),
    ...(number && { verifiedPhone: number }),
  }
}

function parse(raw: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw))
  } catch {
    throw new Refusal('The item is not JSON in UTF-8')
  }
}

const explain = (issue: z.core.$ZodIssue | undefined): string =>
  cleanLine(`${issue?.path.join('.') || 'The item'}: ${issue?.message ?? 'cannot be understood'}`, 300)
