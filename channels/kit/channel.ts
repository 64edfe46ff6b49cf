/**
 * The one interface between the world's networks and us. A channel is a folder with a manifest (`channel.ts`), `receive.ts`,
 * `send.ts`, `fixtures/` and a README; `conformance.ts` holds the tests that every one of them passes.
 *
 * A channel does I/O with its own network and nothing else: it knows no database and no clock but the ones it is handed.
 */
import type { Attached, ChannelEvent, Visibility } from '../../domain/message/message.ts'
import type { WritingRules } from '../../domain/message/writing.ts'
import type { OpenSocket, Reach, ReadPage } from './reach.ts'

export type { OpenSocket, Reach, ReadPage }

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
  /**
   * What it hears is mostly not meant for us: it hands over what meets a search term (`Listening.meets`) or is said to us, and counts
   * the rest (`Handed.passed`).
   */
  overhears?: boolean
  /**
   * Each message takes one answer, which everybody reads (reviews): a second one is not sent but takes its place, by `revise`. The
   * conversation keeps both, and says of the first that it was replaced.
   */
  onePublicReply?: boolean
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
export type Handed = {
  items: Raw[]
  cursor: Cursor
  progress?: Progress
  /** How many were overheard and let go since the last time, because they meet no search term. */
  passed?: number
}

/** What is known of something overheard, before it is worth decoding. */
export type Overheard = {
  text: string
  /** What its writer goes by: handle, name, id. */
  from: readonly string[]
  language?: string
  /** The host on which it stands. */
  site?: string
}

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
  openSocket: OpenSocket
  cursor: Cursor | null
  signal: AbortSignal
  clock: () => Date
  /** What to say on the channel's line on the screen while nothing is handed over. */
  progress: (now: Progress) => void
  /** Whether something overheard meets a search term of the organisation, as the terms are at this moment. */
  meets: (words: Overheard) => boolean
  /**
   * Which of these we hold something of: ids of messages of this channel, and of accounts on a network. What was handed over a moment
   * ago may still be on its way.
   */
  holds: (asked: { messages: readonly string[]; accounts: readonly Account[] }) => Promise<ReadonlySet<string>>
  memory: Memory
}

export type Account = { network: string; id: string }

/** What a channel's own code remembers over restarts, besides its cursor: followers, tokens. JSON; small. */
export type Memory = {
  get(key: string): Promise<unknown>
  /** @param until when it may be forgotten; for ever when left out */
  set(key: string, value: unknown, until?: Date): Promise<void>
  delete(key: string): Promise<void>
  /** The keys that begin with this, at most a thousand. */
  keys(beginning: string): Promise<string[]>
  /** What nobody may read in the store: made at the first asking, the same for whoever asks afterwards. */
  secret(key: string, make: () => Promise<string>): Promise<string>
}

/** One request at the channel's own address, exactly as it came; `url` is the one by which strangers reach us. */
export type Telling = {
  connection: Connection
  memory: Memory
  request: { method: string; url: string; headers: Readonly<Record<string, string>>; body: Uint8Array }
  reach: Reach
  readPage: ReadPage
  clock: () => Date
  /** Our own address under which strangers find this connection; see `Channel.serve`. */
  home: string
}

/** Something that a stranger asks of a channel that serves. `path` is what stands behind `home`, from its slash on. */
export type Asked = Telling & { path: string }

/** The answer to it; what it brings is in the ledger before the answer leaves. */
export type Told = { status: number; headers?: Readonly<Record<string, string>>; body?: string; items: Raw[] }

/** Something that was said, of which we want to know whether it still stands as it did. */
export type Standing = { id: string; url: string | null; inReplyTo: string | null; author: string | null }

export type Sending = {
  connection: Connection
  signal: AbortSignal
  reach: Reach
  memory: Memory
  clock: () => Date
  /** Our own address under which strangers find this connection; see `Channel.serve`. */
  home: string
}

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

  /** Put other words in the place of what we sent; only networks that show everybody that it was changed. */
  revise?(letter: Letter, id: string, sending: Sending): Promise<SendOutcome>

  /** Take back what we sent. Doing so twice is as good as once. */
  withdraw?(id: string, sending: Sending): Promise<SendOutcome>

  /**
   * Its network tells us something at `/hooks/ORGANISATION.CHANNEL`. The signature is checked before anything is parsed; what is not
   * signed well is answered with 401 and brings nothing.
   */
  told?(telling: Telling): Promise<Told>

  /**
   * It is a place on its network by itself: answers what strangers ask at `home` and below it. Its `address` is the name by which they
   * find it at this house (WebFinger, with the path `/.well-known/webfinger`), so that is nobody else's here. The rules are those of
   * `told`.
   */
  serve?(asked: Asked): Promise<Told>

  /**
   * Look again at something, on networks that do not tell of edits and deletions.
   * @returns what changed, as items (a deletion is one too); nothing when it stands as it did
   * @throws when it cannot be seen now: it is tried again later
   */
  reread?(standing: Standing, asking: Pick<Listening, 'connection' | 'readPage' | 'clock' | 'memory'>): Promise<Raw[]>

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
  test?(
    settings: Settings,
    signal: AbortSignal,
    readPage: ReadPage,
    more: {
      reach: Reach
      openSocket: OpenSocket
      /** By which address others reach this house. */
      house: string
    },
  ): AsyncIterable<TestStep>
}
