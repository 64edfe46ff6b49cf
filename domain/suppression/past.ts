/**
 * How it stood with somebody at a moment that is over: from all that was said up to then, as it is read now. So rules can be tried on
 * last month. What nobody keeps is taken as it is now: labels, and who belonged to whom.
 */
import { feelingOf, type Said } from './pain.ts'
import type { Dialogue } from './situation.ts'

export type PastDialogue = Pick<Dialogue, 'ownContactId' | 'complaint' | 'customerWord' | 'history'> & {
  /** When somebody of us said last that it does not hurt. */
  soothedAt: Date | null
  /** In order. */
  said: readonly Said[]
}

/** @returns null when nothing had been said yet */
export function dialogueAt(past: PastDialogue, at: Date): Dialogue | null {
  const { ownContactId, complaint, history, soothedAt } = past
  const said = past.said.filter((one) => one.at <= at)
  const last = said.at(-1)
  if (!last) return null
  const isNow = said.length === past.said.length
  return {
    ...{ ownContactId, complaint, history },
    ...feelingOf(said, soothedAt && soothedAt <= at ? soothedAt : null),
    customerWord: isNow ? past.customerWord : 'none',
    waitsSince: history ? null : waitsSince(said),
    lastDirection: last.ours ? 'out' : 'in',
    lastMessageAt: last.at,
  }
}

/** The first thing that they said after our last. */
function waitsSince(said: readonly Said[]): Date | null {
  const ours = said.findLastIndex((one) => one.ours)
  return said.slice(ours + 1).find((one) => !one.silent)?.at ?? null
}
