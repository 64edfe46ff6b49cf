/**
 * The one interface between the world's networks and us. A channel is a folder with a manifest (`channel.ts`), `receive.ts`,
 * `send.ts`, `fixtures/` and a README; `conformance.ts` holds the tests that every one of them passes.
 *
 * A channel does I/O with its own network and nothing else: it knows no database and no clock but the ones it is handed.
 */
import type { ChannelEvent, Visibility } from '../../domain/message/message.ts'
import type { WritingRules } from '../../domain/message/writing.ts'
import type { Connection, Field, Settings, TestStep, Words } from './form.ts'
import type { Asked, Handed, Listening, Raw, Standing, Telling, Told } from './hearing.ts'
import type { OpenSocket, Reach, ReadPage } from './reach.ts'
import type { Letter, Sending, SendOutcome } from './sending.ts'

export type * from './form.ts'
export type * from './hearing.ts'
export type { Memory } from './memory.ts'
export type { OpenSocket, Reach, ReadPage } from './reach.ts'
export type * from './sending.ts'

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
  /** With a message comes how many people follow its author (`Actor.audience`). */
  tellsAudience?: boolean
  /** With a message comes where else its author says to be (`Actor.links`). */
  tellsLinks?: boolean
  /** Longest text in UTF-16 units; absent when the network has no limit. */
  maxLength?: number
  /** Bytes from which decoding an item may take some 10 ms, so that it is done in a worker thread; 64 kB when absent. */
  heavyFrom?: number
  visibility: Visibility
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
