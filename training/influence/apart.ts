/** How well scales rate people they have not seen: persons are parted, and pairs of one part are judged by what pairs without anybody of it taught. */
import { differences, type Figures, measure } from '../../domain/influence/measure.ts'
import { type Pair, personsOf } from '../../domain/influence/pairs.ts'
import { chanceFrom, shuffle } from '../../domain/language/chance.ts'
import { learnScale } from './learn.ts'

const parts = 5

/** The mean over seeds and parts; `n` and `ordered` over all of them together. */
export function measureApart(pairs: readonly Pair[], seeds: readonly number[]): Figures {
  const found = seeds.flatMap((seed) => {
    const people = shuffle([...personsOf(pairs).keys()], chanceFrom(seed))
    const part = new Map(people.map((person, i) => [person, i % parts]))
    return Array.from({ length: parts }, (_, out) => {
      const within = (person: string) => part.get(person) === out
      const scale = learnScale(
        pairs.filter(({ a, b }) => !within(a.person) && !within(b.person)),
        '',
      )
      return measure(
        scale,
        pairs.filter(({ a, b }) => within(a.person) && within(b.person)),
      )
    })
  })
  const mean = (of: (figures: Figures) => number) => sum(found.map(of)) / found.length
  return {
    n: sum(found.map(({ n }) => n)),
    auc: mean(({ auc }) => auc),
    brier: mean(({ brier }) => brier),
    ordered: differences.map((_, i) => {
      const each = found.flatMap(({ ordered }) => ordered[i] ?? [])
      const n = sum(each.map((one) => one.n))
      return { n, right: sum(each.map((one) => (one.n === 0 ? 0 : one.n * one.right))) / n }
    }),
    bought: mean(({ bought }) => bought),
  }
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
