/**
 * About which conversation is a call, as long as nobody has said so? Whoever waits for us and then picks up the telephone calls about
 * that. It is a guess that the one who answers sees, and can change before the call ends.
 */

import type { Conversation } from './conversation.ts'
import { freshAfterDays } from './converse.ts'

type Candidate = Pick<Conversation, 'workState' | 'lastMessageAt' | 'history'> & { channelKind: string }

/**
 * The one conversation that is not finished; else, when there are none or several, the one in which they called before, not longer
 * ago than a conversation goes on; else none: it is a new matter.
 * @param known the conversations of the caller, newest first
 */
export function matterOfCall<C extends Candidate>(known: readonly C[], at: Date): C | null {
  const unfinished = known.filter((one) => one.workState !== 'answered' && !one.history)
  if (unfinished.length === 1) return unfinished[0] ?? null
  const since = at.getTime() - freshAfterDays * 86_400_000
  const among = unfinished.length > 0 ? unfinished : known
  return among.find((one) => one.channelKind === 'phone' && one.lastMessageAt.getTime() >= since) ?? null
}
