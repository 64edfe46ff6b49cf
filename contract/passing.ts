/**
 * What passes by on the stream and is never kept, as against events: it has no position, and who was not there has missed nothing.
 * On the stream it is an event named `passing` with a list of these.
 */
import * as z from 'zod/mini'
import { id } from './endpoint.ts'
import { notificationKinds } from './notification.ts'
import { presence } from './presence.ts'

export const passing = z.discriminatedUnion('kind', [
  z.extend(presence, { kind: z.literal('presence') }),
  /** A telephone rings, was answered, or was hung up. */
  z.object({ kind: z.literal('call'), id, now: z.enum(['ringing', 'answered', 'ended']) }),
  z.object({ kind: z.literal('notification'), id, about: z.enum(notificationKinds), sounds: z.boolean() }),
])
export type Passing = z.infer<typeof passing>
