/** A call as it is called on the screen, and as the sheet begins with it. */
import type { PhoneCall } from '../../contract/phone.ts'
import type { Words } from '../words/nl.ts'
import type { LogStart } from './log-sheet-store.ts'

export const nameOfCall = ({ contact, readable }: PhoneCall, words: Words['phone']): string =>
  contact?.name ?? readable ?? words.withheld

export const startOf = ({ id, contact, number, conversation, direction, endedAt }: PhoneCall): LogStart => ({
  callId: id,
  direction,
  entered: endedAt !== null,
  // Who is only known by the number may still tell a name.
  ...(contact && contact.name !== number && { contact }),
  ...(number && { number }),
  ...(conversation && { conversationId: conversation.id }),
})
