/**
 * `npm run train:guideline`: learns from drafts that people marked which sentences they mark, writes the model that is shipped into
 * `domain/guideline/weights`, and prints how it does on drafts that it had not seen. The same input gives the same bytes. README.md beside
 * this says what teaches and what the figures mean.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { sensedKinds, senseHeads } from '../../domain/guideline/sense.ts'
import { chanceFrom } from '../../domain/language/chance.ts'
import { heldOutScores } from '../../domain/language/cross.ts'
import { toModel } from '../../domain/language/model.ts'
import { pack } from '../../domain/language/pack.ts'
import { type Example, type Recipe, train } from '../../domain/language/train.ts'
import { readDrafts } from './drafts.ts'
import { figureOf, type Held, thresholdFor, unmarkedWithHint } from './threshold.ts'

const recipe: Recipe = { epochs: 8, rate: 0.2, steady: 1e-3, decay: 1e-5, leastSeen: 2 }
/** Features that are kept. */
const most = 14_000
const seed = 5
const folder = new URL('../../domain/guideline/weights/', import.meta.url)

const drafts = readDrafts()
const sentences = drafts.map(({ sentences }) => sentences)
const ofSentences = heldOut(sentences)
const questions = drafts.map((draft, i) => draft.asked(ofSentences[i] ?? []))
const ofQuestions = heldOut(questions)

const held = drafts.map(
  (draft, i): Held => ({ draft, sentences: ofSentences[i] ?? [], questions: ofQuestions[i] ?? [] }),
)
const measured = held.filter(({ draft }) => draft.measures)
const thresholds = senseHeads.flatMap(({ outputs }) => outputs.map((_, output) => thresholdFor(measured, output)))

const model = toModel(train(senseHeads, [...sentences.flat(), ...questions.flat()], chanceFrom(seed), recipe), most)
model.shift.set(thresholds.map((threshold) => -threshold))
const packed = pack(model)
mkdirSync(folder, { recursive: true })
writeFileSync(new URL('marks.bin', folder), packed)

for (const lang of ['nl', 'en'] as const) {
  const of = measured.filter(({ draft }) => draft.of.lang === lang)
  const figures = [...sensedKinds, 'unanswered'].map((kind, output) => [
    kind,
    figureOf(of, output, thresholds[output] ?? 0),
  ])
  console.log(
    JSON.stringify({
      lang,
      drafts: of.length,
      ...Object.fromEntries(figures),
      unmarked: unmarkedWithHint(of, thresholds),
    }),
  )
}
console.log(JSON.stringify({ kB: Math.round(packed.length / 1000), rows: model.keys.length }))

/** Scores of each draft's examples by models of the other parts. */
function heldOut(examples: readonly (readonly Example[])[]): Float64Array[][] {
  const parts = examples.flatMap((each, i) => each.map(() => drafts[i]?.part ?? 0))
  const scores = heldOutScores(senseHeads, examples.flat(), (i) => parts[i] ?? 0, chanceFrom(seed), recipe)
  const from = examples.map((_, i) => examples.slice(0, i).reduce((sum, each) => sum + each.length, 0))
  return examples.map((each, i) => scores.slice(from[i], (from[i] ?? 0) + each.length))
}
