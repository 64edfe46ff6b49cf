/** Our own words come back: under the id that we know, or, when the network is quicker than its receipt, known by their text. */
import type { Conversation } from '../../../domain/conversation/conversation.ts'
import type { Note, Outcome } from '../../../domain/message/message.ts'
import { heldAs } from './known.ts'
import type { Taking } from './taking.ts'
import type { Written } from './written.ts'

/** They have left, and this is what the network calls them. */
export function hearEcho(id: string, externalId: string, written: Written): [Outcome, string] {
  written.touched.add(id)
  written.names.push({ id, external_id: externalId })
  written.receipts.push({ id, state: 'sent', reason: null, externalId })
  return ['echo', id]
}

/** A reply in this conversation with the same text, whose id the network has not told yet; each is met once. */
export function echoOf(note: Note, goesOn: Conversation | null, { known, written }: Taking): [Outcome, string] | null {
  if (!goesOn || !note.ours) return null
  const unnamed = known.unnamed.get(goesOn.id) ?? []
  const same = unnamed.find((one) => one.text.trim() === note.text.trim())
  if (!same) return null
  known.unnamed.set(
    goesOn.id,
    unnamed.filter((one) => one !== same),
  )
  return hearEcho(same.id, note.id, written)
}

/** A bounce or a receipt tells what became of a reply of ours. */
export function hearAbout(about: NonNullable<Note['about']>, { known, written, channel }: Taking): void {
  const held = heldAs(known, channel.id, about.id)
  const reason = about.reason ?? null
  if (held?.sent_here) written.receipts.push({ id: held.id, state: about.delivery, reason, externalId: null })
}
