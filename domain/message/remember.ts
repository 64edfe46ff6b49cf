/**
 * Have we seen this before? The first step of every arrival: the same thing twice is shown once, an edit replaces, a deletion
 * erases the text and keeps the timing, and our own reply coming back is recognised as ours.
 */
import { type Applause, type ChannelEvent, isApplause, type Note } from './message.ts'

/** What we hold of a message when we look whether it is known. */
export type Remembered = {
  id: string
  externalId: string
  /** A reply that left from here, as against words of ours that came in with an import. */
  sentHere: boolean
  state: 'present' | 'edited' | 'deleted'
  revision: number
  /** Of subject, text and attachments: equal means the same content. */
  fingerprint: string
}

export type Memory =
  | { kind: 'new'; externalId: string; note: Note }
  | {
      kind: 'revision'
      of: Remembered
      note: Note /** False: older than what we show, so it only joins the history. */
      newest: boolean
    }
  | { kind: 'deletion'; id: string; of: Remembered | null }
  | { kind: 'duplicate'; of: Remembered }
  /** It is about who speaks, not about anything that was said. */
  | { kind: 'account' }
  /** Nothing was said. */
  | { kind: 'applause'; event: Applause }
  | { kind: 'echo'; of: Remembered /** What the network calls it. */; externalId: string }

/**
 * @param find looks a message of this channel up by the channel's id
 * @param fingerprint of what arrives now (of a Create or Update)
 * @param edits whether this channel ever edits. Where it never does, other content under a used id is another message: somebody
 *   who forges the id of an earlier mail must not be able to hide a mail. It gets an id of its own, the same on every replay.
 */
export function remember(
  event: ChannelEvent,
  fingerprint: string,
  edits: boolean,
  find: (externalId: string) => Remembered | undefined,
): Memory {
  if (event.type === 'Delete') return { kind: 'deletion', id: event.id, of: find(event.id) ?? null }
  if (isApplause(event)) return { kind: 'applause', event }
  if (!('note' in event)) return { kind: 'account' }
  const { note } = event
  const held = find(note.id) ?? findOwn(note, find)
  if (!held) return { kind: 'new', externalId: note.id, note }
  if (held.state === 'deleted') return { kind: 'revision', of: held, note, newest: false }
  if (held.sentHere && note.ours && (event.type === 'Create' || held.fingerprint === fingerprint))
    return { kind: 'echo', of: held, externalId: note.id }
  if (held.fingerprint === fingerprint && note.revision <= held.revision) return { kind: 'duplicate', of: held }
  if (!edits) {
    const variant = variantOf(note.id, fingerprint)
    const again = find(variant)
    return again ? { kind: 'duplicate', of: again } : { kind: 'new', externalId: variant, note }
  }
  if (event.type === 'Create' && note.revision <= held.revision) return { kind: 'duplicate', of: held }
  return { kind: 'revision', of: held, note, newest: note.revision >= held.revision }
}

/** What other content under a used id is called. */
export function variantOf(id: string, fingerprint: string): string {
  return `${id}~${fingerprint.slice(0, 16)}`
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/

/** Until the network has told its id, a reply of ours is held under its outbox key; networks carry that key at the start of the id. */
export function ownKey(id: string): string | null {
  return uuid.exec(id)?.[0] ?? null
}

function findOwn(note: Note, find: (externalId: string) => Remembered | undefined): Remembered | undefined {
  const key = note.ours ? ownKey(note.id) : null
  const held = key ? find(key) : undefined
  return held?.sentHere ? held : undefined
}
