/** What a person says of a judgement, and what takes that back. Pure. */
import type { Correction, Judgement, Trait } from '../../contract/judgement.ts'
import { isSentiment, type Read, readingsOf } from './readings.ts'

/** @param yes of a feeling: it sounds like that; `false` is only for what holds or not */
export function correctionOf(is: Read, yes: boolean): Correction {
  if (isSentiment(is)) return { aspect: 'sentiment', value: is }
  return { aspect: 'trait', trait: is, value: yes }
}

/** By one letter: what holds does not, and what does not or perhaps does. */
export function flipped(judgement: Judgement, is: Read): Correction {
  return correctionOf(is, isSentiment(is) || !sureOf(judgement, is))
}

/** What puts it back as it was before: what somebody had said, or (null) what the machine says. */
export function backOf(judgement: Judgement, correction: Correction): Correction {
  switch (correction.aspect) {
    case 'language':
      return { aspect: 'language', value: judgement.language.by === 'person' ? judgement.language.is : null }
    case 'sentiment':
      return { aspect: 'sentiment', value: judgement.sentiment?.by === 'person' ? judgement.sentiment.is : null }
    case 'trait': {
      const before = traitOf(judgement, correction.trait)
      return { ...correction, value: before?.by === 'person' ? before.holds : null }
    }
    case 'topic': {
      const before = judgement.topics.find(({ labelId }) => labelId === correction.labelId)
      return { ...correction, value: before?.by === 'person' ? before.holds : null }
    }
  }
}

/** @returns null where it is neither held nor doubted */
export const sureOf = (judgement: Judgement, is: Read): boolean | null =>
  readingsOf(judgement).find((one) => one.is === is)?.sure ?? null

export const traitOf = (judgement: Judgement, trait: Trait) => judgement.traits.find((one) => one.trait === trait)

/** The thing a correction is about, for who says it in words; null for a language or a label. */
export function aboutOf(correction: Correction): { is: Read; yes: boolean } | null {
  if (correction.aspect === 'sentiment') return correction.value && { is: correction.value, yes: true }
  if (correction.aspect === 'trait') return { is: correction.trait, yes: correction.value !== false }
  return null
}
