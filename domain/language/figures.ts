/** How right and how honest a judgement is, on texts of which the truth is known. All figures are from 0 to 1. */

export type Figures = {
  n: number
  accuracy: number
  /** The mean of what was found of each label. */
  balanced_accuracy: number
  /** The mean of F1 (the harmonic mean of precision and recall) over the labels that occur. */
  macro_f1: number
  /** How often a text with the label scores above one without; the mean over the labels. */
  auc: number
  /** Expected calibration error: how far the confidence is from being right, in ten equal parts of confidence. */
  ece: number
  /** Accuracy on the most confident 70 %. */
  top70_accuracy: number
}

const confident = 0.7
const bins = 10

/** @param chances for each text one for each label @param truth for each text the number of its label */
export function figuresOf(chances: readonly ArrayLike<number>[], truth: readonly number[]): Figures {
  const n = truth.length
  const said = chances.map(likeliest)
  const sure = chances.map((each, i) => each[said[i] ?? 0] ?? 0)
  const right = said.map((label, i) => (label === truth[i] ? 1 : 0))
  const labels = [...new Set(truth)].sort((a, b) => a - b)
  const each = labels.map((label) => ofLabel(label, said, truth))
  const top = sure
    .map((_, i) => i)
    .sort((a, b) => (sure[b] ?? 0) - (sure[a] ?? 0))
    .slice(0, Math.max(1, Math.floor(confident * n)))
  const auc = labels.length === 2 ? labels.slice(1) : labels
  return {
    n,
    accuracy: mean(right),
    balanced_accuracy: mean(each.map(({ recall }) => recall)),
    macro_f1: mean(each.map(({ f1 }) => f1)),
    auc: mean(auc.map((label) => areaOf(label, chances, truth))),
    ece: calibrationError(sure, right),
    top70_accuracy: mean(top.map((i) => right[i] ?? 0)),
  }
}

/** F1 over all that was said and all that is true, of labels that hold each for itself. */
export function microF1(counts: readonly { hit: number; said: number; true: number }[]): number {
  const [hit, all] = [sum(counts.map((each) => each.hit)), sum(counts.map((each) => each.said + each.true))]
  return all === 0 ? 1 : (2 * hit) / all
}

export function likeliest(chances: ArrayLike<number>): number {
  let most = 0
  for (let o = 1; o < chances.length; o++) if ((chances[o] ?? 0) > (chances[most] ?? 0)) most = o
  return most
}

function ofLabel(label: number, said: readonly number[], truth: readonly number[]) {
  let [hit, says, is] = [0, 0, 0]
  for (const [i, each] of truth.entries()) {
    if (each === label) is++
    if (said[i] === label) says++
    if (each === label && said[i] === label) hit++
  }
  return { recall: hit / is, f1: (2 * hit) / (says + is) }
}

/** By ranks (Mann and Whitney); equals share their ranks. */
function areaOf(label: number, chances: readonly ArrayLike<number>[], truth: readonly number[]): number {
  const order = truth.map((_, i) => i).sort((a, b) => (chances[a]?.[label] ?? 0) - (chances[b]?.[label] ?? 0))
  let [ranks, positive] = [0, 0]
  for (let i = 0; i < order.length; ) {
    let until = i
    const value = chances[order[i] ?? 0]?.[label]
    while (until < order.length && chances[order[until] ?? 0]?.[label] === value) until++
    for (let k = i; k < until; k++)
      if (truth[order[k] ?? 0] === label) {
        ranks += (i + until + 1) / 2
        positive++
      }
    i = until
  }
  const negative = order.length - positive
  return positive === 0 || negative === 0
    ? Number.NaN
    : (ranks - (positive * (positive + 1)) / 2) / (positive * negative)
}

function calibrationError(sure: readonly number[], right: readonly number[]): number {
  const parts = Array.from({ length: bins }, () => ({ n: 0, sure: 0, right: 0 }))
  for (const [i, chance] of sure.entries()) {
    const part = parts[Math.min(bins - 1, Math.floor(chance * bins))]
    if (!part) continue
    part.n++
    part.sure += chance
    part.right += right[i] ?? 0
  }
  return sum(parts.map((part) => Math.abs(part.sure - part.right))) / Math.max(1, sure.length)
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
const mean = (values: readonly number[]) => sum(values) / Math.max(1, values.length)
