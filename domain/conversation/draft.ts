/**
 * What somebody is writing and has not sent. It is kept while they type, on every device; the device that writes last wins, and what
 * it wrote over is set aside, so that no text is ever lost.
 */
import type { Change } from './change.ts'

/** Somebody on a network. */
export type Addressee = { network: string; id: string; name: string }

/** An answer that leaves on another channel than the one that is answered. */
export type Via = { channelId: string; network: string; id: string }

/** A change as JSON carries it. */
export type StoredChange = Exclude<Change, { do: 'snooze' }> | { do: 'snooze'; until: string | null }

export function storedChange(change: Change): StoredChange {
  return change.do === 'snooze' ? { do: 'snooze', until: change.until?.toISOString() ?? null } : change
}

export function readChange(stored: StoredChange): Change {
  if (stored.do !== 'snooze') return stored
  return { do: 'snooze', until: stored.until === null ? null : new Date(stored.until) }
}

/**
 * What must be set aside when `comes` is written over `stands` by somebody who had not seen it, together with what lies there already.
 * Nothing, when every word of it stands in what comes.
 */
export function setAside(stands: string, comes: string, already: string | null): string | null {
  const lost = stands.trim()
  if (lost === '' || comes.includes(lost) || already?.includes(lost)) return already
  return already ? `${already}\n\n${lost}` : lost
}

/** A text that comes back (undone, or not sent) stands above what was written meanwhile. */
export function putBack(written: string, comesBack: string): string {
  return written.trim() === '' ? comesBack : `${comesBack}\n\n${written}`
}
