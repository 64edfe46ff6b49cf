/** How a channel speaks: the letter, the way out, and what is known after trying. */
import type { Attached, Visibility } from '../../domain/message/message.ts'
import type { Connection } from './form.ts'
import type { Memory } from './memory.ts'
import type { Reach } from './reach.ts'

/** What goes out. `key` is the outbox id: the network must never see two different letters with the same key. */
export type Letter = {
  key: string
  conversationNumber: number
  conversationToken: string
  subject: string
  text: string
  from: { name: string; signature: string }
  to: { network: string; id: string; name: string }
  /** External id of the message that is answered, and of those before it, nearest first. */
  inReplyTo: string[]
  visibility: Visibility
  attachments: Attached[]
  at: Date
}

/**
 * What is known after trying. `not sent` is certain (try again later, or never when permanent); `unknown` means that bytes may
 * have been taken: it is looked up, or waits for a person, and is never sent again blindly.
 */
export type SendOutcome =
  | { state: 'sent'; id: string }
  | { state: 'not sent'; permanent: boolean; reason: string }
  | { state: 'unknown'; reason: string }

export type Sending = {
  connection: Connection
  signal: AbortSignal
  reach: Reach
  memory: Memory
  clock: () => Date
  /** Our own address under which strangers find this connection; see `Channel.serve`. */
  home: string
}
