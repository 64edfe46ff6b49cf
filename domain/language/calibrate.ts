/**
 * Makes chances honest: of a hundred texts with 0.8 some eighty should hold. Scores of examples that a model has not seen are stretched
 * (one number for a head of one, one for each output of a head of any) and shifted so that they explain best what was true (J. Platt,
 * "Probabilistic outputs for support vector machines", 1999; C. Guo and others, "On calibration of modern neural networks", 2017), by the
 * signs of the gradient (M. Riedmiller and H. Braun, "RPROP", 1993), which needs no step size to be chosen.
 */
import { chances, type Head } from './train.ts'

export type Straight = { slope: Float32Array; shift: Float32Array }

const rounds = 60
/** As if so many examples said that nothing needs to change: few examples straighten little. */
const trust = 10

/**
 * @param scores of examples held out, each with a number for each output
 * @param truth 1, 0 or NaN for each output of the same examples
 */
export function straightenedBy(
  heads: readonly Head[],
  scores: readonly ArrayLike<number>[],
  truth: readonly ArrayLike<number>[],
): Straight {
  const outputs = heads.reduce((sum, head) => sum + head.outputs.length, 0)
  const straight = { slope: new Float32Array(outputs).fill(1), shift: new Float32Array(outputs) }
  let from = 0
  for (const head of heads) {
    const until = from + head.outputs.length
    if (head.kind === 'one') fit(head, from, until, scores, truth, straight)
    else for (let o = from; o < until; o++) fit({ ...head, outputs: ['it'] }, o, o + 1, scores, truth, straight)
    from = until
  }
  return straight
}

/** One slope for all outputs of the part, and a shift for each. */
function fit(
  head: Head,
  from: number,
  until: number,
  scores: readonly ArrayLike<number>[],
  truth: readonly ArrayLike<number>[],
  { slope, shift }: Straight,
): void {
  const size = until - from
  const known = truth.flatMap((each, i) => {
    for (let o = from; o < until; o++) if (Number.isNaN(each[o])) return []
    return [i]
  })
  if (known.length === 0) return
  const values = new Float64Array(size + 1)
  values[size] = 1
  const steps = new Float64Array(size + 1).fill(0.1)
  const before = new Float64Array(size + 1)
  const row = new Float64Array(size)
  for (let round = 0; round < rounds; round++) {
    const gradient = Float64Array.from(values, (value, p) => trust * (value - (p === size ? 1 : 0)))
    for (const i of known) {
      for (let o = 0; o < size; o++) row[o] = (scores[i]?.[from + o] ?? 0) * (values[size] ?? 1) + (values[o] ?? 0)
      chances([head], row)
      for (let o = 0; o < size; o++) {
        const wrong = (row[o] ?? 0) - (truth[i]?.[from + o] ?? 0)
        gradient[o] = (gradient[o] ?? 0) + wrong
        gradient[size] = (gradient[size] ?? 0) + wrong * (scores[i]?.[from + o] ?? 0)
      }
    }
    for (let p = 0; p <= size; p++) {
      const same = (gradient[p] ?? 0) * (before[p] ?? 0)
      steps[p] = Math.max(1e-4, Math.min(1, (steps[p] ?? 0) * (same > 0 ? 1.3 : same < 0 ? 0.5 : 1)))
      before[p] = same < 0 ? 0 : (gradient[p] ?? 0)
      values[p] = (values[p] ?? 0) - Math.sign(before[p] ?? 0) * (steps[p] ?? 0)
    }
    values[size] = Math.max(0.05, values[size] ?? 1)
  }
  for (let o = 0; o < size; o++) {
    slope[from + o] = values[size] ?? 1
    shift[from + o] = values[o] ?? 0
  }
}
