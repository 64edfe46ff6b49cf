/**
 * What of a text goes into the index, as lexemes of one PostgreSQL `tsvector`; and what a query asks of them. Everything that narrows a
 * search down is a lexeme, so that one index answers: the words, and the scope (kind, organisation, slice of time).
 *
 *   storing:3   the word, with its places, for phrases     +storing    a stem (Dutch or English) where it is not the word itself
 *   <stor       how a longer word begins                   ~stoing     a near key of a name, see `nearly.ts`
 *   #612345678  the end of a telephone number              =0a1b2c     a mark: its channel, its direction
 *   @m1f2e3d2026a1f   message, of this organisation, in this slice of time
 *
 * Cost: about two lexemes for each different word. A word matches another when it is equal or shares a stem with it.
 */
import { nearKeys } from './nearly.ts'
import type { Query, Term } from './query.ts'
import { marksAt } from './slices.ts'

/** Another number makes every index anew: raise it when `lexemesOf` or what is read for it changes. */
export const format = 3

export type Kind = 'person' | 'conversation' | 'message'

/** A thing that can be found. */
export type Entry = {
  kind: Kind
  at: Date
  /** Words of a text, in order; they are also found by their stems. */
  said: readonly string[]
  /** Words of names, addresses and handles; of a person they are also found with a typing error. */
  named: readonly string[]
  /** Ends of telephone numbers. */
  phones: readonly string[]
  marks: readonly string[]
}

/** The stems of a word in all languages, the word itself perhaps among them. */
export type Stems = (word: string) => readonly string[]

/** At these lengths the beginning of a word is kept; in between the entry itself is looked at. */
const beginnings: Record<Kind, readonly number[]> = {
  person: [2, 3, 4, 5, 6, 7, 8],
  conversation: [3, 4, 5, 6, 7, 8],
  message: [4],
}

/** PostgreSQL counts places up to here, and keeps at most 255 of one word. */
const lastPlace = 16_383
const mostPlaces = 255
const mostWords = 12_000

/** What stands before the mark of a slice: the kind and the organisation (its random end; the exact one is checked beside it). */
export function scopeOf(kind: Kind, organisationId: string): string {
  return `@${kind.charAt(0)}${organisationId.replaceAll('-', '').slice(-10)}`
}

/** A `tsvector` as PostgreSQL reads it. */
export function lexemesOf(entry: Entry, organisationId: string, stems: Stems): string {
  const { kind, at, phones, marks } = entry
  const places = new Map<string, number[]>()
  const bare = new Set<string>()
  const put = (words: readonly string[], from: number) => {
    for (const [i, word] of words.slice(0, mostWords).entries()) {
      const held = places.get(word) ?? []
      if (held.length < mostPlaces) held.push(Math.min(lastPlace, from + i))
      places.set(word, held)
    }
  }
  put(entry.said, 1)
  // A gap, so that no phrase runs from the text into the name.
  put(entry.named, Math.min(entry.said.length, mostWords) + 3)
  for (const word of new Set(entry.said.slice(0, mostWords)))
    for (const stem of stems(word)) if (stem !== word) bare.add(`+${stem}`)
  for (const word of places.keys())
    for (const length of beginnings[kind]) if (word.length > length) bare.add(`<${word.slice(0, length)}`)
  if (kind === 'person') for (const word of entry.named) for (const key of nearKeys(word)) bare.add(`~${key}`)
  for (const phone of phones) bare.add(`#${phone}`)
  for (const mark of marks) bare.add(`=${mark}`)
  for (const mark of marksAt(at)) bare.add(scopeOf(kind, organisationId) + mark)
  return [...[...places].map(([word, held]) => `${quoted(word)}:${held.join()}`), ...[...bare].map(quoted)].join(' ')
}

/**
 * What is asked of the entries of a kind, as `tsquery`. `index` holds what the index can tell; `sieve` is the whole question, for what
 * the index has found, and null when that is the same.
 */
export type Asked = { index: string; sieve: string | null }

/** @param near also names with a typing error. @returns null when there is nothing to look for */
export function ask(kind: Kind, query: Query, stems: Stems, near = false): Asked | null {
  if (query.phone !== null && kind === 'person') return { index: quoted(`#${query.phone}`), sieve: null }
  if (query.all.length === 0) return null
  const index = query.all.map((term) => anyOf(inIndex(kind, term, stems, near)))
  const exact = query.all.map((term) => anyOf(inEntry(kind, term, stems, near)))
  const not = query.none.map((term) => `!${anyOf(inEntry(kind, term, stems, near))}`)
  const [wide, whole] = [index.join(' & '), [...exact, ...not].join(' & ')]
  return { index: wide, sieve: wide === whole ? null : whole }
}

/** A mark that entries must carry. */
export const marked = (mark: string): string => quoted(`=${mark}`)
/** Entries of this scope in a slice. */
export const within = (scope: string, slice: string): string => quoted(scope + slice)

/** Ways to say it, each enough. Of several words in order the index only tells that they are all there. */
function inIndex(kind: Kind, term: Term, stems: Stems, near: boolean): string[] {
  const [word = '', ...more] = term.words
  if (more.length > 0)
    return [[...term.words.slice(0, -1).map(quoted), anyOf(beginningInIndex(kind, term))].join(' & ')]
  return [...same(kind, word, stems, near), ...(term.open ? beginningInIndex(kind, term).slice(1) : [])]
}

function beginningInIndex(kind: Kind, { words, open }: Term): string[] {
  const word = words.at(-1) ?? ''
  const length = beginnings[kind].findLast((each) => each <= word.length)
  return [quoted(word), ...(open && length ? [quoted(`<${word.slice(0, length)}`)] : [])]
}

function inEntry(kind: Kind, term: Term, stems: Stems, near: boolean): string[] {
  const [word = '', ...more] = term.words
  const opens = term.open && (term.words.at(-1) ?? '').length >= (beginnings[kind][0] ?? 0)
  if (more.length > 0)
    return [
      term.words.map((each, i) => (opens && i === more.length ? `${quoted(each)}:*` : quoted(each))).join(' <-> '),
    ]
  if (!opens) return same(kind, word, stems, near)
  const kept = beginnings[kind].includes(word.length) ? quoted(`<${word}`) : `${quoted(word)}:*`
  return [...same(kind, word, stems, near), kept]
}

function same(kind: Kind, word: string, stems: Stems, near: boolean): string[] {
  const keys = kind === 'person' && near ? nearKeys(word) : []
  // The word itself is among its keys, which only people have; the list of the word holds every message with that name too.
  if (keys.length > 0) return keys.map((key) => quoted(`~${key}`))
  if (kind === 'person') return [quoted(word)]
  const others = new Set(stems(word).flatMap((stem) => [stem, `+${stem}`]))
  others.delete(word)
  return [word, ...others].map(quoted)
}

/** A word itself, whatever else is written. */
export const withWord = (word: string): string => quoted(word)

/** Messages that say at least two of these words (or the one that there is), by themselves or by their stems. */
export function sayingTwoOf(words: readonly string[], stems: Stems): string {
  const ways = words.map((word) => anyOf(same('message', word, stems, false)))
  if (ways.length === 1) return ways.join()
  return anyOf(ways.slice(0, -1).map((way, i) => `(${way} & ${anyOf(ways.slice(i + 1))})`))
}

const anyOf = (ways: readonly string[]): string => `(${ways.join(' | ')})`
const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '')}'`
