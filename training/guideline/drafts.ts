/** Drafts with the marks of a reader, as examples to learn from. */
import { readFileSync } from 'node:fs'
import { type HintContext, type HintKind, hintKinds } from '../../domain/guideline/hint.ts'
import { listedIn } from '../../domain/guideline/hints-on.ts'
import { aroundOf, type Listed, lookAt } from '../../domain/guideline/look.ts'
import { answerOf, lookFor } from '../../domain/guideline/look-for.ts'
import { type Question, questionsOf } from '../../domain/guideline/question.ts'
import { fold, languageOf, type Reading, read, type WrittenLanguage } from '../../domain/guideline/reading.ts'
import { likelyKinds, sensedKinds } from '../../domain/guideline/sense.ts'
import { createReader, taken } from '../../domain/language/reader.ts'
import type { Example } from '../../domain/language/train.ts'

export type Mark = { kind: HintKind; span: string }
export type Draft = { lang: WrittenLanguage; public: boolean; customer: string; draft: string; marks: readonly Mark[] }

/** A draft with what the lists say of it. */
export type Read = {
  of: Draft
  /** Whether the lists were written by somebody who had not read it, so that it shows what they are worth. */
  measures: boolean
  /** Parts are held out by turns. */
  part: number
  reading: Reading
  context: HintContext
  listed: Listed
  questions: readonly Question[]
  /** One for each sentence. */
  sentences: readonly Example[]
  /** One for each question. @param scores of the sentences, by a model that has not seen them */
  asked(scores: readonly ArrayLike<number>[]): Example[]
}

/** Drafts that stand beside each other may be about one case: they stay together. */
const together = 10
const parts = 5
/** The lists were written beside the first of these. `evening` is never read here: it measures. */
const files = [
  { name: 'morning', measures: false },
  { name: 'noon', measures: true },
  { name: 'afternoon', measures: true },
  { name: 'night-nl', measures: true },
  { name: 'night-en', measures: true },
]

export const readDrafts = (): Read[] => [
  ...files.flatMap(({ name, measures }) =>
    linesOf(`../language/drafts/${name}.ndjson`).map((line, at) =>
      readAs(JSON.parse(line) as Draft, at, measures, () => true),
    ),
  ),
  ...[...lessonsIn('nl'), ...lessonsIn('en')].map(({ lesson, says }, at) => readAs(lesson, at, false, says)),
]

const linesOf = (file: string): string[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)

const contextOf = ({ customer, public: open }: Draft): HintContext => ({
  customer: [customer],
  public: open,
  address: 'customer',
  promised: false,
  guidelines: [],
  kinds: hintKinds,
  sentBefore: false,
})

const reader = createReader()

/** @param says whether something is known of this kind, marked or not */
function readAs(of: Draft, at: number, measures: boolean, says: (kind: HintKind) => boolean): Read {
  const context = contextOf(of)
  const reading = read(of.draft, languageOf(fold(of.customer)) ?? 'nl')
  const listed = listedIn(reading, context)
  const around = aroundOf(reading, listed, context)
  const questions = context.customer.flatMap(questionsOf)
  const spans = of.marks.flatMap(({ kind, span }) => {
    const from = (kind === 'unanswered' ? of.customer : of.draft).indexOf(span)
    return from === -1 ? [] : [{ kind, from, until: from + span.length }]
  })
  const marked = (kind: HintKind, place: { from: number; until: number }) =>
    spans.some((span) => span.kind === kind && Math.min(span.until, place.until) - Math.max(span.from, place.from) > 2)
  const unknown = sensedKinds.map(() => Number.NaN)
  const sentences = reading.sentences.map((sentence, i): Example => {
    lookAt(around, i, reader)
    const known = (kind: HintKind) => says(kind) && (kind !== 'personal-data' || of.public)
    const truth = sensedKinds.map((kind) => (known(kind) ? Number(marked(kind, sentence)) : Number.NaN))
    return { ...taken(reader), truth: Float32Array.from([...truth, Number.NaN]), weight: 1 }
  })
  const asked = (scores: readonly ArrayLike<number>[]) => {
    const answer = answerOf(around, scores.map(likelyKinds), questions)
    return questions.map((question, i): Example => {
      lookFor(answer, i, reader)
      return {
        ...taken(reader),
        truth: Float32Array.from([
          ...unknown,
          says('unanswered') ? Number(marked('unanswered', question)) : Number.NaN,
        ]),
        weight: 1,
      }
    })
  }
  return {
    of,
    measures,
    part: Math.floor(at / together) % parts,
    reading,
    context,
    listed,
    questions,
    sentences,
    asked,
  }
}

/**
 * Drafts that were written to teach, of a sentence or two: `kind | draft` or `kind | customer | draft`. The first sentence is what the kind
 * is about, or the last question; `-` is one that nobody would mark. A lesson in style or answering is of nothing else, and without a customer
 * nothing is said of these two.
 */
function lessonsIn(lang: WrittenLanguage): { lesson: Draft; says(kind: HintKind): boolean }[] {
  return linesOf(`lessons/${lang}.txt`).map((line) => {
    const [kinds = '-', ...said] = line.split(' | ')
    const draft = said.pop() ?? ''
    const customer = said.pop() ?? ''
    const about = { sentence: read(draft, lang).sentences[0], question: questionsOf(customer).at(-1)?.said ?? '' }
    const first = draft.slice(about.sentence?.from, about.sentence?.until)
    const marks = hintKinds.flatMap((kind) =>
      kind === kinds ? [{ kind, span: kind === 'unanswered' ? about.question : first }] : [],
    )
    const open = kinds === '-' || kinds === 'personal-data'
    const apart = (kind: string) => kind === 'register' || kind === 'unanswered'
    return {
      lesson: { lang, public: open, customer, draft, marks },
      says: (kind) => (apart(kinds) ? kind === kinds : !apart(kind) || (kinds === '-' && customer !== '')),
    }
  })
}
