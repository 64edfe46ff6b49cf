/**
 * In which colour a situation stands. That a complaint goes on is often only read from a few words, and then it is said and not shouted:
 * where many rows are red none of them is. It shouts when a person said so, when the customer says that it is not solved, or when they
 * wait for us and their last words are more than displeased: they come back, they press, they are in need.
 */
import type { Conversation, situations } from '../../contract/conversation.ts'

export type Situation = (typeof situations)[number]

/** Beside being negative. */
const grave = ['refusal', 'refused', 'distress', 'urgent', 'threat', 'selfharm']

export function toneOf(of: Conversation): Situation {
  if (of.situation !== 'painful' || shouts(of)) return of.situation
  return of.waitsSince ? 'waiting for us' : 'in dialogue'
}

function shouts({ customerWord, complaint, danger, waitsSince, reads = [], contactCount }: Conversation): boolean {
  if (customerWord === 'refused' || complaint.labelIds.length > 0 || danger) return true
  if (!waitsSince || !reads.includes('negative')) return false
  return contactCount > 1 || grave.some((name) => reads.some((read) => read === name))
}
