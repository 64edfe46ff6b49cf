/** Scores of examples by models that have not seen them: the examples are parted, and each part is judged by what the others taught. */
import { type Example, type Head, type Recipe, scoreOf, train } from './train.ts'

/**
 * @param partOf which part an example belongs to, from 0; examples that hang together (of one branch, of one person) go together
 * @param always examples that every model may learn from, and that are not judged
 * @returns for each example its scores, before they are chances
 */
export function heldOutScores(
  heads: readonly Head[],
  examples: readonly Example[],
  partOf: (i: number) => number,
  chance: () => number,
  recipe: Recipe,
  always: readonly Example[] = [],
): Float64Array[] {
  const parts = new Set(examples.map((_, i) => partOf(i)))
  const scores: Float64Array[] = new Array(examples.length)
  for (const part of parts) {
    const others = examples.filter((_, i) => partOf(i) !== part)
    const trained = train(heads, [...others, ...always], chance, recipe)
    for (const [i, example] of examples.entries()) if (partOf(i) === part) scores[i] = scoreOf(trained, example)
  }
  return scores
}
