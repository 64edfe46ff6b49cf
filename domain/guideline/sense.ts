/**
 * A learned sense of what a reader would mark in a draft, beside the phrase lists: one linear model for both languages over what stands in a
 * sentence and around it (`look.ts`), and over a question and the draft together (`look-for.ts`). What the lists find is among what it looks
 * at, so it weighs how far they can be trusted. Its scores are shifted so that above 0 is a hint; where that lies was chosen on drafts that
 * had taught nothing (`training/guideline`).
 *
 * Cost: some 100 microseconds a sentence.
 */
import { type Model, score, straighten } from '../language/model.ts'
import { createReader } from '../language/reader.ts'
import type { Head } from '../language/train.ts'
import type { HintContext, HintKind } from './hint.ts'
import { aroundOf, type Listed, lookAt } from './look.ts'
import { answerOf, lookFor } from './look-for.ts'
import { type Question, questionsOf } from './question.ts'
import type { Reading } from './reading.ts'

/** What is seen in one sentence. `unanswered` is of a question. */
export const sensedKinds = [
  'personal-data',
  'disrespect',
  'politics',
  'promise',
  'sales',
  'steering',
  'hollow',
  'register',
] as const satisfies readonly HintKind[]
export type SensedKind = (typeof sensedKinds)[number]
export const questionOutput = sensedKinds.length
export const senseHeads: readonly Head[] = [{ name: 'marks', kind: 'any', outputs: [...sensedKinds, 'unanswered'] }]

/** A model with `senseHeads`. */
export type Sense = Model

/** Scores: above 0 is a hint. */
export type Sensed = {
  /** For each sentence of the draft one for each of `sensedKinds`. */
  sentences: readonly ArrayLike<number>[]
  questions: readonly { question: Question; score: number }[]
}

/** What is longer is no answer that somebody wrote: of the rest only the lists are asked. */
const mostSentences = 100
/** Of more questions at once nobody says that one was left out. */
const mostQuestions = 12

const reader = createReader()

export function senseIn(sense: Sense, reading: Reading, listed: Listed, context: HintContext): Sensed {
  const around = aroundOf(reading, listed, context)
  const scored = (look: () => void): Float64Array => {
    look()
    const scores = new Float64Array(sense.outputs)
    score(sense, reader, scores)
    return scores
  }
  const sentences = reading.sentences.slice(0, mostSentences).map((_, i) => scored(() => lookAt(around, i, reader)))
  const likely = sentences.map(likelyKinds)
  for (const scores of sentences) straighten(sense, scores)
  const questions = context.customer.flatMap(questionsOf).slice(0, mostQuestions)
  const answer = answerOf(around, likely, questions)
  return {
    sentences,
    questions: questions.map((question, i) => {
      const scores = scored(() => lookFor(answer, i, reader))
      straighten(sense, scores)
      return { question, score: scores[questionOutput] ?? 0 }
    }),
  }
}

/** What a sentence likelier is than not. @param scores of a sentence, before they are shifted */
export const likelyKinds = (scores: ArrayLike<number>): SensedKind[] =>
  sensedKinds.filter((_, at) => (scores[at] ?? 0) > 0)
