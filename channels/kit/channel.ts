/**
 * The one interface between the world's networks and us. A channel is a folder with a manifest (`channel.ts`), `receive.ts`,
 * `send.ts`, `fixtures/` and a README; `conformance.ts` holds the tests that every one of them passes.
 *
 * A channel does I/O with its own network and nothing else: it knows no database and no clock but the ones it is handed.
 */
import type { Attached, ChannelEvent, Visibility } from '../../domain/message/message.ts'
import type { WritingRules } from '../../domain/message/writing.ts'
import type { Reach, ReadPage } from './reach.ts'

export type { Reach, ReadPage }

/** A sentence in both languages of the interface. */
export type Words = { nl: string; en: string }

export type Field = {
  /**
   * A field named `address` holds what the channel is known by: its `Connection.address`. One named `aliases` holds what else is ours
   * there, separated by commas.
   */
  name: string
  kind: 'text' | 'email' | 'host' | 'port' | 'number' | 'secret' | 'longtext' | 'choice' | 'switch' | 'url'
  label: Words
  help?: Words
  required?: boolean
  default?: string | number | boolean
  choices?: { value: string; label: Words }[]
  /** A secret that we make when it is left empty (as Standard Webhooks writes one); shown once, when the channel is created. */
  makes?: boolean
}

export type Capabilities = {
  /** How messages come in. */
  receives: 'listens' | 'is told' | 'nothing'
  sends: boolean
  /** Sending twice with the same key has the effect of once, so an unknown outcome may safely be sent again. */
  sendsIdempotently: boolean
  attachments: boolean
  tellsEdits: boolean
  tellsDeletes: boolean
  /** Longest text in UTF-16 units; absent when the network has no limit. */
  maxLength?: number
  /** Bytes from which decoding an item may take some 10 ms, so that it is done in a worker thread; 64 kB when absent. */
  heavyFrom?: number
  visibility: Visibility
}

/** Settings as the form gives them, secrets included (decrypted just before use, never logged). */
export type Settings = Readonly<Record<string, string | number | boolean>>

/** One connected place, as the channel's code sees it. */
export type Connection = {
  id: string
  name: string
  settings: Settings
  /** For making text that carries our own marks (Message-ID host, plus-address). Stable per connection. */
  address: string
  /** Other addresses on this network that are ours too. */
  aliases?: readonly string[]
}

/** One raw item, exactly as the network handed it over. It is stored before anything looks inside. */
export type Raw = {
  bytes: Uint8Array /** True for what was there before we came: it alarms nobody. */
  history?: boolean
}

/** A handful of items, and the place from which listening goes on after them; both are stored in one transaction. */
export type Handed = { items: Raw[]; cursor: Cursor; progress?: Progress }

/** Opaque to us, JSON, the channel's own. */
export type Cursor = Readonly<Record<string, string | number | null>>

/** What the channel is doing, for the screen ("4.100 van 20.000 oude mails"). */
export type Progress = { state: 'connecting' | 'catching up' | 'listening'; done?: number; total?: number }

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

export type TestStep = { step: Words; ok: boolean; detail?: Words }

export type Listening = {
  connection: Connection
  readPage: ReadPage
  cursor: Cursor | null
  signal: AbortSignal
  clock: () => Date
  /** What to say on the channel's line on the screen while nothing is handed over. */
  progress: (now: Progress) => void
}

export type Sending = { connection: Connection; signal: AbortSignal; reach: Reach }

export interface Channel {
  kind: string
  label: Words
  about: Words
  capabilities: Capabilities
  fields: readonly Field[]

  /**
   * Turn one raw item into what it says. No I/O, no clock but `received`; runs in a worker thread when the item is heavy.
   * @throws Refusal when the item can never be understood, with a reason for people
   */
  decode(raw: Uint8Array, about: { connection: Omit<Connection, 'settings'>; received: Date }): Promise<ChannelEvent>

  /** Go on from the cursor until the signal aborts; throws when the connection breaks, and is then started again. */
  listen?(listening: Listening): AsyncIterable<Handed>

  send?(letter: Letter, sending: Sending): Promise<SendOutcome>

  /** What a letter may be, with these settings; without it plain text of any length, and no files. */
  writing?(settings: Settings): WritingRules

  /** The network on which this channel reaches anybody whose id it has, also who never wrote to it; null when it reaches nobody. */
  reaches?(connection: Connection): string | null

  /** Whether a letter with this key has left, for an outcome that is unknown. */
  lookUp?(
    key: string,
    sending: Sending,
  ): Promise<{ state: 'sent'; id: string } | { state: 'not sent' } | { state: 'unknown' }>

  /** "Test this connection": each step as it is done. */
  test?(settings: Settings, signal: AbortSignal, readPage: ReadPage): AsyncIterable<TestStep>
}
