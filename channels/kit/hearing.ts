/** How a channel hears: what it hands over while it listens, and what it is told. */
import type { ChannelEvent } from '../../domain/message/message.ts'
import type { Connection } from './form.ts'
import type { Memory } from './memory.ts'
import type { OpenSocket, Reach, ReadPage } from './reach.ts'

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
   * Which of these we hold something of: ids of messages and likes of this channel, and of accounts on a network. What was handed over a moment
   * ago may still be on its way.
   */
  holds: (asked: { messages: readonly string[]; accounts: readonly Account[] }) => Promise<ReadonlySet<string>>
  memory: Memory
  /**
   * What an item says: the channel's own `decode`, in a worker thread when the item is heavy. For a channel that must understand an item
   * before it knows whether to hand it over.
   */
  understand: (raw: Uint8Array) => Promise<ChannelEvent>
}

export type Account = { network: string; id: string }

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
