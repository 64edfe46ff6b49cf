/** From examples to a model that is shipped: trained, made honest on what was held out, a byte for each weight. */
import { type Straight, straightenedBy } from '../../domain/language/calibrate.ts'
import { chanceFrom } from '../../domain/language/chance.ts'
import { heldOutScores } from '../../domain/language/cross.ts'
import { type Model, toModel } from '../../domain/language/model.ts'
import { type Example, type Head, type Recipe, train } from '../../domain/language/train.ts'

const seed = 5

export type Course = {
  heads: readonly Head[]
  examples: readonly Example[]
  /** Examples of one part hang together: what is held out is never of a part that taught. */
  partOf(i: number): number
  /** Weakly labelled: they teach and never measure. */
  always: readonly Example[]
  recipe: Recipe
  /** Features that are kept. */
  most: number
}

export function learn({ heads, examples, partOf, always, recipe, most }: Course): Model {
  const scores = heldOutScores(heads, examples, partOf, chanceFrom(seed), recipe, always)
  const straight: Straight = straightenedBy(
    heads,
    scores,
    examples.map(({ truth }) => truth),
  )
  const model = toModel(train(heads, [...examples, ...always], chanceFrom(seed), recipe), most)
  return { ...model, ...straight }
}
