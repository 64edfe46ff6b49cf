/**
 * What makes marketing wait because of the person: a dialogue, what they said about being sent things, a segment. Other systems are told
 * of that when it changes. What goes by the clock, a campaign or a cap, and that nobody agreed yet, would change for everybody at once: it
 * is asked at the moment of sending.
 */
import type { Code, Medium } from './ask.ts'
import { decide, type State } from './decide.ts'
import type { MarketingPurpose, Rules } from './rules.ts'
import type { Clock } from './situation.ts'

/** Where a tool can send to. */
export type Reached = 'email' | 'phone'

/** Why it waits, for each purpose for which it does. */
export type Holds = Partial<Record<MarketingPurpose, Code>>

const marketing: readonly MarketingPurpose[] = ['marketing', 'newsletter', 'offer', 'survey', 'invitation']
/** A number that may not be called is not sent a text either: who is told knows only the number. */
const mediums: Record<Reached, readonly Medium[]> = { email: ['email'], phone: ['sms', 'phone'] }

/** @returns `next`: when time alone may change it; null when only something that happens can */
export function lastingHolds(
  state: State,
  network: Reached,
  rules: Rules,
  clock: Clock,
): { holds: Holds; next: Date | null } {
  const lasting = onlyOfPeople(rules)
  const holds: Holds = {}
  const moments = state.consents.flatMap(({ since, until }) => [since, until])
  for (const purpose of marketing) {
    const decisions = mediums[network].map((medium) =>
      decide({ purpose, medium, campaign: null }, state, lasting, clock),
    )
    const held =
      decisions.find(({ verdict }) => verdict === 'drop') ?? decisions.find(({ verdict }) => verdict === 'hold')
    if (held) holds[purpose] = held.code
    moments.push(...decisions.flatMap(({ why }) => why.map(({ until }) => until)))
  }
  const ahead = moments.flatMap((moment) => (moment && moment > clock.now ? [moment.getTime()] : []))
  return { holds, next: ahead.length > 0 ? new Date(Math.min(...ahead)) : null }
}

const onlyOfPeople = (rules: Rules): Rules => ({
  ...rules,
  caps: [],
  campaigns: [],
  sensitiveDays: [],
  quietHours: { ...rules.quietHours, on: false },
  // Who never agreed is not on any list of ours: where consent is kept here, only those who may are.
  consentLives: 'elsewhere',
})
