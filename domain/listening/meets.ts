/**
 * Whether a message meets a query, by the plainest reading of the words: what the percolator must agree with, and what shows where
 * the words stood. Takes time with the length of both.
 */
import { facetsOf, keysAt, type Message } from './keys.ts'
import type { Near, Phrase, Place, Query, Said } from './query.ts'
import { createTokens, tokenise } from './tokens.ts'

/** A message taken apart: what each place of the text stands for, where that is, and what else is known. */
export type Reading = {
  places: readonly { keys: readonly string[]; from: number; until: number }[]
  /** All that stands in the text. */
  said: ReadonlySet<string>
  known: ReadonlySet<string>
}
/** Places from the first up to and with the last. */
export type Run = { first: number; last: number }

export function readMessage(message: Message): Reading {
  const tokens = createTokens()
  tokenise(message.text, tokens)
  const { count, from, until } = tokens
  const places = Array.from({ length: count }, (_, i) => ({
    keys: keysAt(tokens, i),
    from: from[i] ?? 0,
    until: until[i] ?? 0,
  }))
  return { places, said: new Set(places.flatMap(({ keys }) => keys)), known: new Set(facetsOf(message)) }
}

export function meets(query: Query, reading: Reading): boolean {
  switch (query.is) {
    case 'said':
      return isSaid(query, reading.said) || (query.key.startsWith('@') && isSaid(query, reading.known))
    case 'phrase':
      return runsOf(query, reading).length > 0
    case 'near':
      return pairsOf(query, reading).length > 0
    case 'facet':
      return reading.known.has(`${query.facet}:${query.value}`)
    case 'not':
      return !meets(query.query, reading)
    case 'all':
      return query.of.every((each) => meets(each, reading))
    case 'any':
      return query.of.some((each) => meets(each, reading))
    default:
      return query satisfies never
  }
}

/** Everywhere in the text that this stands. */
export function runsOf(place: Place, reading: Reading): Run[] {
  switch (place.is) {
    case 'said':
      return reading.places.flatMap(({ keys }, i) => (isAmong(place, keys) ? [{ first: i, last: i }] : []))
    case 'phrase':
      return reading.places.flatMap((_, i) =>
        standsFrom(i, place, reading) ? [{ first: i, last: i + place.parts.length - 1 }] : [],
      )
    case 'any':
      return place.of.flatMap((each) => runsOf(each, reading))
    default:
      return place satisfies never
  }
}

/** Runs of both sides that are near enough, and do not share a place. */
export function pairsOf({ within, left, right }: Near, reading: Reading): [Run, Run][] {
  const others = runsOf(right, reading)
  return runsOf(left, reading).flatMap((one) =>
    others.filter((other) => isNear(one, other, within)).map((other): [Run, Run] => [one, other]),
  )
}

function isNear(one: Run, other: Run, within: number): boolean {
  const gap = one.first < other.first ? other.first - one.last : one.first - other.last
  return gap >= 1 && gap <= within
}

function standsFrom(at: number, { parts }: Phrase, { places }: Reading): boolean {
  return parts.every((part, k) => isAmong(part, places[at + k]?.keys ?? []))
}

const isSaid = ({ key, open }: Said, keys: ReadonlySet<string>): boolean =>
  open ? [...keys].some((each) => each.startsWith(key)) : keys.has(key)

const isAmong = ({ key, open }: Said, keys: readonly string[]): boolean =>
  open ? keys.some((each) => each.startsWith(key)) : keys.includes(key)
