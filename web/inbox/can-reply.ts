/** Whether one may answer here, and if not, why: the role first, then the way on which it would go. */
import type { Way } from '../../contract/way.ts'
import type { Words } from '../words/nl.ts'

/** `until` is the moment after which the network takes no more answers, when it has one. */
export type CanReply = { ok: true; until: string | null } | { ok: false; why: string }

/** @param way undefined as long as it is not known: then nothing is refused yet */
export function canReply(way: Way | undefined, about: { mayAnswer: boolean; now: number }, words: Words): CanReply {
  if (!about.mayAnswer) return { ok: false, why: words.composer.viewer }
  if (!way) return { ok: true, until: null }
  const { can } = way
  if (!can.ok) return { ok: false, why: can.reason ?? words.composer.noSend }
  if (can.until && Date.parse(can.until) < about.now) return { ok: false, why: words.composer.expired }
  return { ok: true, until: can.until ?? null }
}
