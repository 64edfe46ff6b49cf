/** What an organisation decided about who gets marketing when. What it starts with is careful. */
import type { Medium, Purpose, Scope } from './ask.ts'

export type MarketingPurpose = Exclude<Purpose, 'transactional'>

/** At most so many of these to one person in so many days, today included. */
export type Cap = Scope & { days: number; most: number }

/** On the clocks on the wall, `21:00`; over midnight where `until` is not later than `from`. */
export type QuietHours = { on: boolean; from: string; until: string; mediums: Medium[] }

/** `05-04` comes every year, `2026-11-22` once; both ends count. */
export type SensitiveDays = { name: string; from: string; until: string }

/** While one runs that goes before, others wait. */
export type Campaign = {
  name: string
  /** Those with a lower number go before. */
  rank: number
  from: Date
  until: Date
  /** Of the customer system; null is for everybody. */
  segment: string | null
}

/** Who is in this segment gets none of it. */
export type SegmentRule = Scope & { segment: string }

export type Rules = {
  /** Until they agree, or so many quiet days after our last answer; the rest of that day at least. */
  painful: { on: boolean; quietDays: number }
  /** While they wait for us, and so many hours after the last word. */
  inDialogue: { on: boolean; hours: number }
  /** Whoever is part of an issue. */
  issue: { on: boolean }
  caps: Cap[]
  quietHours: QuietHours
  sensitiveDays: SensitiveDays[]
  campaigns: Campaign[]
  segments: SegmentRule[]
  /**
   * Where it is kept who agreed to marketing: here (nobody gets any who did not), or with the tool that sends it. Null as long as nobody
   * said so: who is not known here is held.
   */
  consentLives: 'here' | 'elsewhere' | null
}

export const defaultRules: Rules = {
  painful: { on: true, quietDays: 7 },
  inDialogue: { on: true, hours: 48 },
  issue: { on: true },
  caps: [{ purpose: 'marketing', medium: 'any', days: 7, most: 4 }],
  quietHours: { on: true, from: '21:00', until: '08:00', mediums: ['sms', 'phone', 'push'] },
  sensitiveDays: [{ name: 'Dodenherdenking', from: '05-04', until: '05-04' }],
  campaigns: [],
  segments: [],
  consentLives: null,
}

/** What these rules say of marketing to somebody who is not known here: it goes, it needs their consent, or it waits. */
export function strangersBy({ consentLives }: Pick<Rules, 'consentLives'>): 'goes' | 'needs consent' | 'waits' {
  if (consentLives === 'elsewhere') return 'goes'
  return consentLives === 'here' ? 'needs consent' : 'waits'
}

/** As they are kept and travel: moments are texts. */
export type WrittenRules = Omit<Rules, 'campaigns'> & {
  campaigns: (Omit<Campaign, 'from' | 'until'> & { from: string; until: string })[]
}

/** The other way round. */
export const written = (rules: Rules): WrittenRules => ({
  ...rules,
  campaigns: rules.campaigns.map((one) => ({
    ...one,
    from: one.from.toISOString(),
    until: one.until.toISOString(),
  })),
})

/** What was written by an earlier version gets what it did not know. */
export function toRules(written: Partial<WrittenRules>): Rules {
  const campaigns = (written.campaigns ?? []).map((one) => ({
    ...one,
    from: new Date(one.from),
    until: new Date(one.until),
  }))
  return { ...defaultRules, ...written, campaigns }
}
