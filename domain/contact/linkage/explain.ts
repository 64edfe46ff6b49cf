/** Why two records are taken as one person, or not: what speaks for it, and what against it, ready to be put in words. */
import { levelName } from './agreement.ts'
import type { Kind } from './kind.ts'
import type { Level } from './levels.ts'
import type { Scale } from './model.ts'
import { thresholds } from './persons.ts'
import type { Table } from './table.ts'

export type Reason = {
  column: string
  kind: Kind
  level: Level
  /** Binary digits: 3 is eight times as likely, -3 eight times less. */
  weight: number
  /** Both values, as they were compared. */
  values: readonly [string, string]
}

export type Explanation = {
  /** Of all together, and how rare a match is; above zero rather one person than two. */
  weight: number
  verdict: 'sure' | 'likely' | 'apart'
  /** What they share is what a household shares; so it was held to less than its parts. */
  household: boolean
  /** The strongest first. */
  evidence: readonly Reason[]
  /** What speaks most against it; null when nothing does. */
  counter: Reason | null
}

export const verdictOf = (weight: number): Explanation['verdict'] =>
  weight >= thresholds.sure ? 'sure' : weight >= thresholds.likely ? 'likely' : 'apart'

export function explain({ columns }: Table, scale: Scale, a: number, b: number): Explanation {
  const reasons = scale.parts(a, b).flatMap(({ column: i, level: place, weight }): Reason[] => {
    const column = columns[i]
    const level = column && levelName(column, place)
    if (!column || !level) return []
    const written = (record: number) => column.values[column.codes[record] ?? -1] ?? ''
    return [{ column: column.name, kind: column.kind, level, weight, values: [written(a), written(b)] }]
  })
  const weight = scale.weigh(a, b)
  const all = reasons.reduce((sum, reason) => sum + reason.weight, scale.before)
  const evidence = reasons.filter((reason) => reason.weight > 0).sort((x, y) => y.weight - x.weight)
  const against = reasons.filter((reason) => reason.weight < 0).sort((x, y) => x.weight - y.weight)
  return { weight, verdict: verdictOf(weight), household: weight < all - 0.001, evidence, counter: against[0] ?? null }
}
