/** What can be read from a message, and how sure we are. A judgement is a hint to people: each can be corrected, and none acts by itself. */

export const languages = ['nl', 'en', 'de', 'fr', 'af', 'fy', 'other'] as const
export type Language = (typeof languages)[number]

export const sentiments = ['negative', 'neutral', 'positive'] as const
export type Sentiment = (typeof sentiments)[number]

/** What somebody wants or does; several at once are usual. `thanks` is also agreement, `refusal` is "still not solved". */
export const intents = ['complaint', 'question', 'idea', 'praise', 'churn', 'thanks', 'refusal'] as const
/** What asks for more than an answer in turn. `selfharm` and `threat` go to a team lead at once. */
export const alarms = ['urgent', 'distress', 'threat', 'selfharm', 'press'] as const
/** The customer's own word on whether their matter is solved. */
const customerWords = ['agreed', 'refused'] as const
export const traits = [...intents, ...alarms, ...customerWords] as const
export type Trait = (typeof traits)[number]

/** Chances are from 0 to 1, calibrated: of a hundred with 0.8 some eighty hold. */
export type Judgement = {
  language: Language
  languageChance: number
  /** In the order of `sentiments`; they add up to 1. */
  sentiment: readonly [number, number, number]
  /** How strongly it is felt, where it is felt: 0 to 1. */
  strong: number
  /** In the order of `traits`. */
  traits: readonly number[]
}

/** Below this a language is not said, and what depends on it is judged by the model of the organisation's own language. */
export const sureOfLanguage = 0.6
/** The most confident seven in ten are right more than nine times in ten; what is less sure is shown as "not sure". */
export const sureOfSentiment = 0.6
/**
 * From here a trait is said to hold; between `maybe` and this it is "not sure". Chosen on the branches that teach, each judged by the
 * others, for the best balance of what is missed and what is seen wrongly; "agreed" asks for more, as it closes a matter, and danger for
 * less, as it is dear to miss.
 */
export const holdsFrom: Readonly<Record<Trait, number>> = {
  complaint: 0.35,
  question: 0.4,
  idea: 0.4,
  praise: 0.35,
  churn: 0.3,
  thanks: 0.35,
  refusal: 0.3,
  urgent: 0.3,
  distress: 0.25,
  threat: 0.2,
  selfharm: 0.15,
  press: 0.25,
  agreed: 0.5,
  refused: 0.3,
}
/** A trait is shown with "not sure" from this part of what it needs to hold. */
const maybeFrom = 0.6

/** @returns null when it is not sure */
export function sentimentOf({ sentiment }: Pick<Judgement, 'sentiment'>): Sentiment | null {
  const most = Math.max(...sentiment)
  return most < sureOfSentiment ? null : (sentiments[sentiment.indexOf(most)] ?? null)
}

/** @returns true or false where it is sure, null where it is not */
export function holds(trait: Trait, chance: number): boolean | null {
  const from = holdsFrom[trait]
  if (chance >= from) return true
  return chance >= from * maybeFrom ? null : false
}

/** A label is suggested from here; perhaps it is about it from there. */
const topicFrom = { sure: 0.6, maybe: 0.3 }

/** @returns as `holds`, for a label */
export function holdsTopic(chance: number): boolean | null {
  if (chance >= topicFrom.sure) return true
  return chance >= topicFrom.maybe ? null : false
}
