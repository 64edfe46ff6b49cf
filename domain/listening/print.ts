/** A query as text, in one canonical way: `parse(print(query))` is the same query, and all brackets that matter are there to see. */
import type { Phrase, Query, Said } from './query.ts'

export function print(query: Query): string {
  switch (query.is) {
    case 'said':
      return said(query)
    case 'phrase':
      return phrase(query)
    case 'facet':
      return `${query.facet}:${/[\s()]/.test(query.value) ? `"${query.value}"` : query.value}`
    case 'near':
      return `${bracketed(query.left)} NEAR/${query.within} ${bracketed(query.right)}`
    case 'not':
      return `NOT ${bracketed(query.query)}`
    case 'all':
      return query.of.map(bracketed).join(' AND ')
    case 'any':
      return query.of.map(bracketed).join(' OR ')
    default:
      return query satisfies never
  }
}

const said = ({ key, open }: Said): string => (open ? `${key}*` : key)
const phrase = ({ parts }: Phrase): string => `"${parts.map(said).join(' ')}"`
const bracketed = (query: Query): string =>
  query.is === 'all' || query.is === 'any' ? `(${print(query)})` : print(query)
