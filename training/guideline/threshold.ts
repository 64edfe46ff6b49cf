/** From what score on is a hint right often enough? Chosen on drafts that the scores come from models that had not seen. */
import type { HintKind } from '../../domain/guideline/hint.ts'
import { questionOutput, senseHeads } from '../../domain/guideline/sense.ts'
import type { Read } from './drafts.ts'

export type Held = { draft: Read; sentences: readonly ArrayLike<number>[]; questions: readonly ArrayLike<number>[] }

/** Right so often, and then as many as can be. */
const precision = 0.88
/** What readers mark unevenly themselves: at the same demand hardly any would be found. */
const uneven: Partial<Record<HintKind, number>> = { disrespect: 0.8, unanswered: 0.8 }
/** Of drafts that nobody would mark, so many may get a hint of one kind: of all kinds together some 5 %. */
const nagging = 0.007
/** Of fewer nothing can be said. */
const fewest = 10

/** A hint that could be given: how sure, and which marks it would find, and whether its draft has none at all. */
type Candidate = { score: number; finds: readonly string[]; unmarked: boolean }

/** @returns the score above which a hint of this output is given: the lowest at which both demands are met */
export function thresholdFor(held: readonly Held[], output: number): number {
  const sorted = candidates(held, output).sort((a, b) => b.score - a.score)
  const demanded = uneven[kindOf(output)] ?? precision
  const most = nagging * held.filter(({ draft }) => isUnmarked(draft)).length
  let [right, nags, threshold] = [0, 0, sorted[0]?.score ?? 0]
  for (const [i, { score, finds, unmarked }] of sorted.entries()) {
    if (finds.length > 0) right++
    if (unmarked && ++nags > most) break
    const next = sorted[i + 1]?.score ?? score - 1
    if (i + 1 >= fewest && right / (i + 1) >= demanded) threshold = (score + next) / 2
  }
  return threshold
}

/** Of hints above a threshold how many are right (P), of marks how many are found (R), in percent, and how many marks there are. */
export function figureOf(held: readonly Held[], output: number, threshold: number) {
  const hints = candidates(held, output).filter(({ score }) => score > threshold)
  const kind = kindOf(output)
  const marks = held.reduce((sum, { draft }) => sum + draft.of.marks.filter((mark) => mark.kind === kind).length, 0)
  const found = new Set(hints.flatMap(({ finds }) => finds)).size
  const right = hints.filter(({ finds }) => finds.length > 0).length
  return `P${percent(right / hints.length)} R${percent(found / marks)} n${marks}`
}

/** Of drafts without a mark, how many get a hint. */
export function unmarkedWithHint(held: readonly Held[], thresholds: readonly number[]): string {
  const unmarked = held.filter(({ draft }) => isUnmarked(draft))
  const hinted = unmarked.filter((one) =>
    thresholds.some((threshold, output) => candidates([one], output).some(({ score }) => score > threshold)),
  )
  return `${hinted.length} of ${unmarked.length}`
}

const isUnmarked = ({ of }: Read) => of.marks.length === 0
const kindOf = (output: number) => senseHeads[0]?.outputs[output] as HintKind
const percent = (share: number) => Math.round(share * 100)

function candidates(held: readonly Held[], output: number): Candidate[] {
  const kind = kindOf(output)
  return held.flatMap(({ draft: { of, reading }, sentences, questions }, d): Candidate[] => {
    const marks = of.marks.filter((mark) => mark.kind === kind)
    const unmarked = of.marks.length === 0
    if (output === questionOutput) {
      // One is named, and the draft as a whole is looked at again.
      const score = Math.max(...questions.map((scores) => scores[output] ?? 0))
      return questions.length === 0 ? [] : [{ score, unmarked, finds: marks.map((_, m) => `${d} ${m}`) }]
    }
    if (kind === 'personal-data' && !of.public) return []
    return reading.sentences.map((sentence, s) => ({
      score: sentences[s]?.[output] ?? 0,
      unmarked,
      finds: marks.flatMap(({ span }, m) => {
        const from = of.draft.indexOf(span)
        return from !== -1 && from < sentence.until && sentence.from < from + span.length ? [`${d} ${m}`] : []
      }),
    }))
  })
}
