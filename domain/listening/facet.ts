/** from:, lang:, channel: and site: in a search term, in English and in Dutch. */
import type { Fault } from './fault.ts'
import { type Facet, facets, plainHandle, plainHost, plainLanguage, plainName } from './keys.ts'
import { type Piece, quotes } from './piece.ts'

const dutch: Record<string, Facet> = { van: 'from', taal: 'lang', kanaal: 'channel' }
const names = new Map<string, Facet>([...facets.map((each) => [each, each] as const), ...Object.entries(dutch)])

/** @returns null when this run of characters is no facet */
export function readFacet(text: string, at: number, length: number): Piece | Fault | null {
  const run = text.slice(at, at + length)
  const name = /^(\p{L}+):(?!\/\/)/u.exec(run)?.[1]
  if (!name) return null
  const behind = text[at + length] ?? ''
  const rest = run.slice(name.length + 1)
  const facet = names.get(name.toLowerCase())
  const spot = { at, length }
  if (!facet) {
    const meant = rest !== '' || quotes.includes(behind || ' ')
    return meant
      ? {
          code: 'facet-unknown',
          facet: name,
          known: facets.map((each) => `${each}:`).join(' '),
          at,
          length: name.length + 1,
        }
      : null
  }
  if (rest !== '') return asPiece(facet, rest, spot)
  if (behind === '(') return { code: 'facet-brackets', facet, ...spot }
  const end = quotes.includes(behind || ' ') ? endOfQuote(text, at + length + 1) : -1
  if (end === -1)
    return behind && quotes.includes(behind)
      ? { code: 'quote-open', at: at + length, length: 1 }
      : { code: 'facet-empty', facet, ...spot }
  return asPiece(facet, text.slice(at + length + 1, end), { at, length: end + 1 - at })
}

function endOfQuote(text: string, from: number): number {
  for (let i = from; i < text.length; i++) if (quotes.includes(text[i] ?? '')) return i
  return -1
}

function asPiece(facet: Facet, given: string, spot: { at: number; length: number }): Piece | Fault {
  const value = plain(facet, given)
  if (value === '') return { code: 'facet-empty', facet, ...spot }
  if (facet === 'lang' && !/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(value))
    return { code: 'language-odd', value: given, ...spot }
  if (
    facet === 'site' &&
    (!/^[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*$/u.test(value) || /[/?#]./.test(withoutScheme(given)))
  )
    return { code: 'site-odd', value, ...spot }
  if (facet === 'from' && /[\s"]/.test(value)) return { code: 'handle-odd', value: given, ...spot }
  return { is: 'leaf', query: { is: 'facet', facet, value }, ...spot }
}

const withoutScheme = (site: string) => site.replace(/^[a-z]+:\/\//i, '')

function plain(facet: Facet, value: string): string {
  switch (facet) {
    case 'from':
      return plainHandle(value)
    case 'lang':
      return plainLanguage(value)
    case 'channel':
      return plainName(value)
    case 'site':
      return plainHost(value)
    default:
      return facet satisfies never
  }
}
