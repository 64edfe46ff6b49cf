/** What somebody can ask for by a link of their own: nothing any more, nothing of a kind, nothing by a medium, or a rest. */
import type { Medium, Scope } from './ask.ts'
import type { Consent } from './decide.ts'
import type { MarketingPurpose } from './rules.ts'

export type Wish =
  | { what: 'nothing' }
  | { what: 'not this kind'; purpose: MarketingPurpose }
  | { what: 'not by'; medium: Medium }
  | { what: 'rest'; months: number }

const rests = [1, 2, 3]

/** By what somebody is sent things who goes by a name on this network. */
export function mediumsOf(network: string): Medium[] {
  if (network === 'email') return ['email']
  return network === 'phone' ? ['phone', 'sms'] : ['social']
}

/** What can be asked for by a link, the mildest last. @param purpose of what the link came with */
export function wishesFor(network: string, purpose: MarketingPurpose | null): Wish[] {
  const ofKind: Wish[] = purpose && purpose !== 'marketing' ? [{ what: 'not this kind', purpose }] : []
  return [
    ...ofKind,
    ...mediumsOf(network).map((medium): Wish => ({ what: 'not by', medium })),
    { what: 'nothing' },
    ...rests.map((months): Wish => ({ what: 'rest', months })),
  ]
}

/** @param afterMonths when a rest of so many months is over */
export function saidBy(wish: Wish, afterMonths: (months: number) => Date): Scope & Pick<Consent, 'kind' | 'until'> {
  const all = { purpose: 'marketing', medium: 'any' } as const
  switch (wish.what) {
    case 'nothing':
      return { kind: 'objection', ...all, until: null }
    case 'not this kind':
      return { kind: 'objection', purpose: wish.purpose, medium: 'any', until: null }
    case 'not by':
      return { kind: 'objection', purpose: 'marketing', medium: wish.medium, until: null }
    case 'rest':
      return { kind: 'pause', ...all, until: afterMonths(wish.months) }
  }
}

/** As it travels in a form. */
export function nameOf(wish: Wish): string {
  switch (wish.what) {
    case 'nothing':
      return 'niets'
    case 'not this kind':
      return 'soort'
    case 'not by':
      return `niet-per-${wish.medium}`
    case 'rest':
      return `rust-${wish.months}`
  }
}
