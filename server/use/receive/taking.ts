/** What the steps work with: what is known, what will be written, and the channel that hands over. */
import type { Pointers } from '../../../domain/conversation/converse.ts'
import type { ReceivingChannel } from '../../store/channel-facts.ts'
import type { Known } from './known.ts'
import type { Weights } from './weights.ts'
import type { Written } from './written.ts'

export type Taking = {
  known: Known
  weights: Weights
  written: Written
  channel: ReceivingChannel
  /** Whether the network tells of edits; see `remember`. */
  edits: boolean
  /** How the domain looks around in what is known, from this channel. */
  pointers: Pointers
  newId: () => string
  /** The secret mark of a conversation, for reply addresses. */
  tokenOf: (number: number, conversationId: string) => string
}
