/** What is asked before something is sent, and what is answered. */

/** What something is sent for. `transactional` is what somebody is owed (an invoice, a password); everything else is marketing. */
export type Purpose = 'transactional' | 'marketing' | 'newsletter' | 'offer' | 'survey' | 'invitation'
/** By what it is sent. */
export type Medium = 'email' | 'sms' | 'phone' | 'post' | 'push' | 'social'

export type Verdict = 'send' | 'hold' | 'drop'

/** Why, without the story: what a tool outside may know. */
export type Code =
  | 'free'
  | 'transactional'
  | 'dialogue'
  | 'quiet-hours'
  | 'sensitive-day'
  | 'cap'
  | 'campaign'
  | 'segment'
  | 'paused'
  | 'objection'
  | 'no-consent'
  | 'unknown'
  | 'stale'
  | 'expired'

export type Ask = { purpose: Purpose; medium: Medium; campaign: string | null }

/** What consent, objections, pauses and caps are about: `marketing` is all of it but what is transactional, `any` every medium. */
export type Scope = { purpose: Exclude<Purpose, 'transactional'>; medium: Medium | 'any' }

/** Whether what is asked falls under it. */
export function covers(scope: Scope, ask: Pick<Ask, 'purpose' | 'medium'>): boolean {
  if (ask.purpose === 'transactional') return false
  const purpose = scope.purpose === 'marketing' || scope.purpose === ask.purpose
  return purpose && (scope.medium === 'any' || scope.medium === ask.medium)
}
