/** Why somebody is due before what was promised; it stands with the conversation. */
type Reason = 'distress' | 'urgent' | 'factor' | 'spread'

const nl = {
  because: { distress: 'nood', urgent: 'spoed', factor: 'veel bereik', spread: 'dit gaat rond' } satisfies Record<
    Reason,
    string
  >,
  sooner: (minutes: string, why: string) => `${minutes} min eerder: ${why}`,
  withheld: (minutes: string) => `Veel bereik gaf nog ${minutes} min, maar er gaan al genoeg anderen voor.`,
  floor: 'Niemand wacht hierdoor langer dan de servicegarantie toestaat.',
}

const en: typeof nl = {
  because: { distress: 'distress', urgent: 'urgent', factor: 'wide reach', spread: 'this is spreading' },
  sooner: (minutes, why) => `${minutes} min earlier: ${why}`,
  withheld: (minutes) => `Wide reach would have given ${minutes} min more, but enough others go ahead already.`,
  floor: 'Nobody waits longer for it than the service guarantee allows.',
}

export const soonerWords = { nl, en }
