/** What is the matter with a channel, from what is known of it: one thing, the one that explains the others. */
import type { Silence } from './silence.ts'

export const troubles = ['credentials', 'rate-limit', 'unreachable', 'broken', 'catching-up', 'late', 'silent'] as const
export type Trouble = (typeof troubles)[number]

/** `wrong` wants somebody now, `look` when there is time. */
export type ChannelState = { state: 'good' | 'look' | 'wrong'; trouble: Trouble | null }

export type Known = {
  /** What the connection says of itself, and since when. */
  listening: { state: 'connecting' | 'catching up' | 'listening' | 'broken'; since: Date; problem?: string } | null
  silence: Silence
  /** Milliseconds between saying and arriving: usually in the last hour, and usually before. Null where nothing came. */
  lag: { now: number | null; usual: number | null }
  at: Date
}

const minute = 60_000
/** A connection that breaks is made again by itself; so long that is nobody's business. */
const patience = 5 * minute
const longCatchingUp = 6 * 60 * minute
const lateFrom = 10 * minute

export function channelState({ listening, silence, lag, at }: Known): ChannelState {
  const lasts = listening ? at.getTime() - listening.since.getTime() : 0
  if (listening?.state === 'broken') {
    const trouble = troubleIn(listening.problem ?? '')
    // A refused password does not become right by waiting.
    const wrong = lasts >= patience || trouble === 'credentials'
    return { state: wrong ? 'wrong' : 'look', trouble }
  }
  if (listening?.state === 'catching up' && lasts >= longCatchingUp) return { state: 'look', trouble: 'catching-up' }
  if (silence.state !== 'usual') return { state: silence.state, trouble: 'silent' }
  if (lag.now !== null && lag.now >= lateFrom && lag.now >= 5 * (lag.usual ?? 0))
    return { state: 'look', trouble: 'late' }
  return { state: 'good', trouble: null }
}

/** Networks say it in many ways, mostly in English; what is left over is simply broken. */
const signs: readonly [Trouble, RegExp][] = [
  ['rate-limit', /\b429\b|rate.?limit|too many|te vaak|slow down/i],
  [
    'credentials',
    /\b40[13]\b|auth(?!or(?!i))|credential|password|wachtwoord|(?<!unexpected )token|api.?key|sleutel|log ?in|sign ?in|forbidden|unauthor|expired|not allowed/i,
  ],
  [
    'unreachable',
    /ENOTFOUND|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ETIMEDOUT|time.?out|timed out|unreachable|cannot be reached|no answer|network|socket|dns|certificate|\b50[0234]\b/i,
  ],
]

export function troubleIn(problem: string): Trouble {
  return signs.find(([, sign]) => sign.test(problem.slice(0, 500)))?.[0] ?? 'broken'
}
