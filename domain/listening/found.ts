/** Where in a message the words stand for which it met a query, to show them. */
import { pairsOf, type Reading, type Run, runsOf } from './meets.ts'
import type { Query } from './query.ts'

/** UTF-16 units of the text. */
export type Span = { from: number; until: number }

/**
 * In order, apart from each other; nothing for what is not in the text (a facet, a mention that the network tells of). Of a message
 * that does not meet the query it is what of it stands there.
 */
export function found(query: Query, reading: Reading): Span[] {
  const spans = runs(query, reading).map(({ first, last }) => ({
    from: reading.places[first]?.from ?? 0,
    until: reading.places[last]?.until ?? 0,
  }))
  return merged(spans)
}

/** What is kept out is nowhere. */
function runs(query: Query, reading: Reading): Run[] {
  switch (query.is) {
    case 'said':
    case 'phrase':
      return runsOf(query, reading)
    case 'near':
      return pairsOf(query, reading).flat()
    case 'all':
    case 'any':
      return query.of.flatMap((each) => runs(each, reading))
    case 'not':
    case 'facet':
      return []
    default:
      return query satisfies never
  }
}

function merged(spans: Span[]): Span[] {
  const apart: Span[] = []
  for (const { from, until } of spans.sort((a, b) => a.from - b.from || a.until - b.until)) {
    const last = apart.at(-1)
    if (last && from < last.until) last.until = Math.max(last.until, until)
    else apart.push({ from, until })
  }
  return apart
}
