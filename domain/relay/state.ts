/** What became of a mail that a tool handed over, for one recipient. */

export const relayStates = [
  /** It is ours, and not decided yet or not handed over yet. */
  'accepted',
  /** Not now. It is decided again; nothing is ever sent because it lay long enough. */
  'held',
  /** The real server said that it has it. */
  'forwarded',
  /** May not be sent. */
  'dropped',
  /** It was held until it made no more sense. */
  'expired',
  /** The real server refused it for good; the tool gets a report of that, as from any mail server. */
  'refused',
  /** The connection broke when the real server may have had all of it. It is never sent again by itself. */
  'unknown',
] as const
export type RelayState = (typeof relayStates)[number]

/** Still with us: its bytes are kept, and it has a moment at which it is looked at. */
export const isWithUs = (state: RelayState): state is 'accepted' | 'held' => state === 'accepted' || state === 'held'

const minute = 60_000
const hour = 60 * minute

/**
 * When something held is decided again although nothing was heard: at the moment it is held until, or by and by later. Always
 * before it makes no more sense, so that it is said to be expired in time. Milliseconds since 1970.
 */
export function nextLook(now: number, until: number | null, looks: number, expires: number): number {
  const pause = Math.min(6 * hour, 15 * minute * 2 ** Math.min(looks, 10))
  const next = until !== null && until > now ? Math.min(until, now + 24 * hour) : now + pause
  return Math.min(next, expires)
}

/** When a server that could not take it is tried again: after seconds at first, at last every quarter of an hour. */
export function nextAttempt(now: number, attempts: number): number {
  return now + Math.min(15 * minute, 2000 * 2 ** Math.min(attempts, 12))
}

/** So long a server is tried that does not take what somebody is owed (RFC 5321, 4.5.4.1: four or five days). */
export const giveUpAfter = 4 * 24 * hour
