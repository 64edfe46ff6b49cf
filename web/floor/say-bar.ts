/** What a bar means, in words. */
import type { Floor, WaitMeasure } from '../../contract/floor.ts'
import type { FloorWords } from '../words/floor.ts'
import type { Format } from '../words/format.ts'

export type Sayer = {
  /** "5 min tot 10 min" */
  span: (measure: WaitMeasure, bar: number) => string
  /** Of so many, from the shortest on: "binnen 10 min". */
  upTo: (measure: WaitMeasure, bar: number) => string
}

export function sayer(words: FloorWords, format: Format, edges: Floor['edges']): Sayer {
  const time = (minutes: number) => format.duration(Math.abs(minutes) * 60_000, '0 min')
  const ends = (measure: WaitMeasure, bar: number) => [edges[measure][bar - 1], edges[measure][bar]] as const
  return {
    span(measure, bar) {
      const [from, until] = ends(measure, bar)
      if (measure === 'passed') {
        if (until === undefined) return words.peopleOver(format.number(from ?? 0))
        return words.people(format.number(from ?? 0), format.number(until - 1))
      }
      if (measure === 'took') {
        if (from === undefined) return words.spanUnder(time(until ?? 0))
        return until === undefined ? words.spanOver(time(from)) : words.spanBetween(time(from), time(until))
      }
      if (from === undefined) return words.beforeTurn(time(until ?? 0))
      if (until === undefined) return words.longAfterTurn(time(from))
      const [near, far] = Math.abs(from) < Math.abs(until) ? [from, until] : [until, from]
      return words.turnBetween(time(near), time(far), from >= 0)
    },
    upTo(measure, bar) {
      const [from, until] = ends(measure, bar)
      if (measure === 'passed') {
        if (until === undefined) return words.manyAhead(format.number(from ?? 0))
        return until <= 1 ? words.nobodyAhead : words.ahead(format.number(until - 1))
      }
      if (measure === 'took') return until === undefined ? words.over(time(from ?? 0)) : words.within(time(until))
      if (until === undefined) return words.longAfter(time(from ?? 0))
      if (until > 0) return words.after(time(until))
      return until === 0 ? words.justBefore : words.before(time(until))
    },
  }
}

/** Beneath an edge between two bars, as short as can be. */
export function sayEdge(format: Format, measure: WaitMeasure, edge: number): string {
  if (measure === 'passed') return format.number(edge)
  const minutes = Math.abs(edge)
  const [amount, unit] =
    minutes >= 1440
      ? [minutes / 1440, 'd']
      : minutes >= 60
        ? [minutes / 60, format.language === 'nl' ? 'u' : 'h']
        : [minutes, '′']
  return `${edge < 0 ? '−' : ''}${format.number(amount)}${unit}`
}

/** The bar that holds so large a part; null when there is nobody. What lies within a bar is not known more precisely. */
export function barAt(counts: readonly number[], part: number): number | null {
  const all = counts.reduce((sum, n) => sum + n, 0)
  let sofar = 0
  for (const [bar, n] of counts.entries()) {
    sofar += n
    if (n > 0 && sofar >= part * all) return bar
  }
  return null
}
