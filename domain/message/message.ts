/**
 * What somebody said, in the one shape that every channel hands over.
 *
 * The names are those of ActivityStreams 2.0 where it has a word (actor, inReplyTo, published, Create/Update/Delete), as plain
 * data. A channel turns its raw payload into a `ChannelEvent`; everything after that is the same for all channels.
 */

/** Who may read it: everybody, the author's followers, only the two of us, or it was spoken. */
export type Visibility = 'public' | 'followers' | 'direct' | 'phone'

/** The presence of somebody on a network. `id` never changes (a DID, a user number, a mail address), so it is never a handle. */
export type Actor = {
  network: string
  id: string
  name?: string
  handle?: string
  url?: string
  /** An address or number that the *channel* vouches for; what people claim about themselves does not belong here. */
  verifiedEmail?: string
  verifiedPhone?: string
  /** How many people follow it, and on how many lists of others it stands, where the network says so; as it says, however unlikely. */
  audience?: number
  lists?: number
  /** Addresses on its profile where it says that it also is; not yet so because it says so. */
  links?: string[]
  /** False when the channel has reason to doubt that this actor wrote it (a mail that failed DMARC). */
  trusted?: boolean
}

/** Why we may not answer this very message here, or until when we may. A property of a message, never of a channel. */
export type CanReply = { ok: true; until?: Date; cost?: Cost } | { ok: false; reason: string }

/** What the network asks for one answer. */
export type Cost = { amount: number; currency: string }

/** How many of how many a review gives: `value` lies between `worst` and `best`. */
export type Rating = { value: number; best: number; worst: number }

/** Written by a program: shown, but it never opens or reopens work and never starts a clock. */
export type Automatic = 'auto-reply' | 'bounce' | 'loop' | 'list'

export type Attached = {
  name: string
  mediaType: string
  bytes: Uint8Array
  /** The Content-ID by which the HTML refers to it, for pictures inside a mail. */
  contentId?: string
  inline?: boolean
  /** What there is to see, for who cannot see it. */
  alt?: string
}

/** Hints that a reply carries back to us; see `converse` for what each of them is trusted for. */
export type ThreadHints = {
  /** External ids of the messages this one answers, nearest first. */
  inReplyTo?: string[]
  /** The channel's own id of the public thread, if it has one. */
  root?: string
  /** Our unguessable token for one conversation (the plus-part of the reply address). */
  token?: string
  /** A human conversation number found in the subject: guessable, so only believed from the same contact. */
  number?: number
}

export type Note = {
  /** The channel's id of this message; unique within the channel. */
  id: string
  /** Rises with each edit; 0 for the original. */
  revision: number
  actor: Actor
  /** Whom words of ours were said to; only with it they may begin a dialogue (a call that we made, an answer in an old archive). */
  to?: Actor
  /** True when the organisation itself is the author: our reply coming back, or the other half of an imported thread. */
  ours: boolean
  /** True when it is meant for us (mail, mention, direct message); a listened post is not a ticket. */
  addressed: boolean
  published: Date
  subject?: string
  text: string
  /** The part of `text` from which somebody else is quoted, as an offset in UTF-16 units; it is folded on screen. */
  quotedFrom?: number
  /** Already sanitised. */
  html?: string
  language?: string
  thread: ThreadHints
  /** Whom else the author put on it besides us (addresses, handles that are mentioned), shown to the agent. */
  audience?: string[]
  /** The external id of what it quotes. */
  quotes?: string
  visibility: Visibility
  attachments: Attached[]
  canReply?: CanReply
  automatic?: Automatic
  /** Where everybody can read it. */
  url?: string
  logged?: Logged
  rating?: Rating
  /** For a bounce or receipt: the id of the message of ours that it is about, and what became of it. */
  about?: { id: string; delivery: 'delivered' | 'failed'; reason?: string }
}

/** What was said where no program listens (by telephone, at the counter, in a letter), and a colleague wrote down. */
export type Logged = {
  /** The agent who spoke, or heard of it. */
  by?: string
  /** For what was not a call: "winkel Zwolle", "brief". */
  where?: string
  /** `seconds`: how long they spoke, when that is known. */
  call?: { seconds: number | null; missed: boolean }
}

/** What a channel tells us: of something that was said, or of an account that we hold something of. */
export type ChannelEvent =
  | { type: 'Create' | 'Update'; note: Note }
  | { type: 'Delete'; id: string; at: Date }
  /** It goes by another name now; or it is gone, with everything that it said on this channel. */
  | { type: 'Renamed' | 'Gone'; actor: Actor; at: Date }
  /** Somebody liked what goes by the id `object`, or passed it on without a word; `id` is what the network calls that. */
  | { type: 'Like' | 'Announce'; id: string; actor: Actor; object: string; at: Date }
  /** They took that back. */
  | { type: 'Undo'; id: string; actor: Actor; at: Date }

export type Applause = Extract<ChannelEvent, { type: 'Like' | 'Announce' | 'Undo' }>

/** Somebody likes something, passes it on without a word, or takes that back. */
export const isApplause = (event: ChannelEvent): event is Applause =>
  event.type === 'Like' || event.type === 'Announce' || event.type === 'Undo'

/** What became of one arrival; together with "in flight" these add up to what was received. */
export const outcomes = ['shown', 'revision', 'duplicate', 'echo', 'refused'] as const
export type Outcome = (typeof outcomes)[number]

/** A deterministic reason why this raw item can never be shown; only this refuses a message. */
export class Refusal extends Error {
  override name = 'Refusal'
}

export const limits = {
  /** UTF-16 units of one message's text. */
  text: 262_144,
  subject: 998,
  name: 200,
  id: 512,
  attachments: 100,
  /** Bytes of one attachment. */
  attachment: 25 * 1024 * 1024,
  references: 50,
} as const
