/**
 * Why a search term cannot be understood: a code and what it is about, and where it stands, so that a screen can point at it and
 * say in its own language what to do.
 */

/** UTF-16 units in what was typed. */
export type Spot = { at: number; length: number }

type FaultCode = keyof Faults
/** The codes, each with what its sentence needs. */
export type Faults = {
  empty: Record<never, never>
  'too-long': { is: number; most: number }
  'too-many-words': { most: number }
  'too-deep': { most: number }
  'phrase-too-long': { most: number }
  /** A quotation mark or bracket that is not closed, closed without being opened, or with nothing in it. */
  'quote-open': Record<never, never>
  'quote-empty': Record<never, never>
  'bracket-open': Record<never, never>
  'bracket-close': Record<never, never>
  'bracket-empty': Record<never, never>
  /** Nothing to look for before or behind it. */
  'operator-alone': { operator: string; side: 'before' | 'behind' }
  /** How other programs write it. */
  'foreign-operator': { operator: string; write: string }
  'near-number': { most: number }
  'near-what': Record<never, never>
  'near-chain': Record<never, never>
  'facet-unknown': { facet: string; known: string }
  'facet-empty': { facet: string }
  'facet-brackets': { facet: string }
  'language-odd': { value: string }
  'site-odd': { value: string }
  'handle-odd': { value: string }
  link: { site: string }
  'star-odd': Record<never, never>
  'star-short': { least: number }
  /** Only punctuation. */
  'no-word': { text: string }
  /** It would match nearly everything: it only says what must not be there. */
  'only-not': Record<never, never>
}

export type Fault = { [Code in FaultCode]: { code: Code } & Faults[Code] & Spot }[FaultCode]

/** Understood, and yet perhaps not what was meant. */
export type Hint = Spot &
  (
    | { code: 'small-operator'; word: string; operator: string }
    /** AND goes before OR; brackets say which is meant. */
    | { code: 'mixed' }
  )
