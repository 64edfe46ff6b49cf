/**
 * A conversation that somebody took and then left lying goes back to the team. Lying is: the customer waits for us, and its agent has
 * been silent for as long as the team allows, counted from when it was taken, last worked on, or the customer began to wait,
 * whichever was last. So nobody loses what the customer said only just now.
 */
import type { Conversation } from '../conversation/conversation.ts'

/** @param minutes what the team allows; null is for ever */
export function isLeftLying(
  of: Pick<Conversation, 'workState' | 'agentId' | 'waitsSince' | 'takenAt'>,
  minutes: number | null,
  at: Date,
): boolean {
  if (minutes === null || of.workState !== 'open' || !of.agentId || !of.waitsSince) return false
  const since = Math.max(of.waitsSince.getTime(), of.takenAt?.getTime() ?? 0)
  return at.getTime() - since >= minutes * 60_000
}
