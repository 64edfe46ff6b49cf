/**
 * How well a text fits what was asked: BM25 (Robertson and Zaragoza, 2009) over words that are equal, share a stem, or differ by a typing
 * error. As a share of what a text of usual length would get that says each asked word once, so that one threshold serves short and long
 * questions. k1 = 1.2; b = 0.4, because a long letter about the same matter is no worse. Cost: words asked times words said.
 */
import type { Stems } from '../search/entry.ts'
import { errorsBetween } from '../search/nearly.ts'
import type { Asked } from './asked.ts'

/** `share` is 0 to 1; `because` the asked words that it says, what tells most first. */
export type Fit = { share: number; because: string[] }

const [k1, b, usualLength] = [1.2, 0.4, 50]
const likeness = { equal: 1, stem: 0.9, near: 0.6 } as const
/** Of shorter words the stem is the beginning of anything. */
const shortestStem = 4
const shortestNear = 6
const longest = 400

/** @param said words of the text, folded */
export function fitOf(asked: readonly Asked[], said: readonly string[], stems: Stems): Fit {
  const counts = new Map<string, number>()
  for (const word of said.slice(0, longest)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const dampened = k1 * (1 - b + (b * Math.min(said.length, longest)) / usualLength)
  const usual = 1 / (1 + k1)
  const parts = asked.flatMap(({ word, weight }) => {
    const often = timesSaid(word, counts, stems)
    return often === 0 ? [] : [{ word, worth: (weight * often) / (often + dampened) / usual }]
  })
  const most = asked.reduce((sum, { weight }) => sum + weight, 0)
  const got = parts.reduce((sum, { worth }) => sum + worth, 0)
  return {
    share: most === 0 ? 0 : Math.min(1, got / most),
    because: parts.sort((x, y) => y.worth - x.worth).map(({ word }) => word),
  }
}

function timesSaid(asked: string, counts: ReadonlyMap<string, number>, stems: Stems): number {
  const equal = counts.get(asked)
  if (equal) return likeness.equal * equal
  const ours = stems(asked)
  let best = 0
  for (const [word, n] of counts) {
    const like = word === asked ? 1 : likenessOf(asked, ours, word, stems)
    best = Math.max(best, like * n)
  }
  return best
}

function likenessOf(asked: string, ours: readonly string[], word: string, stems: Stems): number {
  if (asked.length >= shortestStem && stems(word).some((stem) => ours.includes(stem))) return likeness.stem
  const comparable = asked.length >= shortestNear && Math.abs(asked.length - word.length) <= 1 && asked[0] === word[0]
  return comparable && errorsBetween(asked, word) === 1 ? likeness.near : 0
}
