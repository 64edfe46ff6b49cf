/** A search term, understood: what a message must say to be meant. It holds no places, so that two ways to write one are equal. */
import type { Facet } from './keys.ts'

/** A word, a hashtag (#...), a mention (@...) or a picture. `open`: what begins with it counts too. */
export type Said = { is: 'said'; key: string; open: boolean }
/** Several, right behind each other. */
export type Phrase = { is: 'phrase'; parts: readonly Said[] }
/** Two things with at most `within - 1` words between them, in either order. */
export type Near = { is: 'near'; within: number; left: Place; right: Place }
/** What stands at a place in the text. */
export type Place = Said | Phrase | { is: 'any'; of: readonly (Said | Phrase)[] }

export type Query =
  | Said
  | Phrase
  | Near
  | { is: 'facet'; facet: Facet; value: string }
  | { is: 'all'; of: readonly Query[] }
  | { is: 'any'; of: readonly Query[] }
  | { is: 'not'; query: Query }

/** So large may a query be. Nobody writes a larger one by hand, and the largest is still matched in microseconds. */
export const limits = {
  /** UTF-16 units. */
  characters: 10_000,
  /** Words, phrases counted by their words. */
  words: 1_000,
  /** Brackets within brackets. */
  depth: 20,
  /** Words of one phrase. */
  phrase: 50,
  /** Of NEAR/n. */
  near: 100,
  /** Letters before a star. */
  star: 2,
} as const
