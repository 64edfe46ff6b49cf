/** What a rule is: it reads a draft and says where something stands out. One file for each kind, each readable as a list. */
import type { Hint, HintContext } from './hint.ts'
import { findIn, type Phrases } from './phrases.ts'
import type { Reading, Sentence, WrittenLanguage } from './reading.ts'

export type Found = Omit<Hint, 'kind'>
export type Rule = (reading: Reading, context: HintContext) => Found[]
/** Looks at what is left when the other rules have had theirs: the sentences that may say something. */
export type LaterRule = (reading: Reading, context: HintContext, substance: readonly Sentence[]) => Found[]

export type ByLanguage = Readonly<Record<WrittenLanguage, Phrases>>

/** At most one in each sentence. */
export function eachSentence(
  reading: Reading,
  said: ByLanguage,
  reason: Found['reason'],
  counts: (sentence: Sentence, index: number) => boolean = () => true,
): Found[] {
  return reading.sentences.flatMap((sentence, index) => {
    const found = findIn(sentence, said[reading.language])
    return found && counts(sentence, index) ? [{ ...found, reason }] : []
  })
}

/** What the whole draft is about rather than a part of it. */
export const whole = { from: 0, until: 0 } as const
