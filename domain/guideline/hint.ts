/** A hint on what somebody is about to send: where, of what kind, and why. It is advice to one writer; nothing counts it. */

/** In the order in which they matter: of many hints the first are shown. */
export const hintKinds = [
  'personal-data',
  'disrespect',
  'politics',
  'unanswered',
  'promise',
  'sales',
  'steering',
  'guideline',
  'hollow',
  'register',
  'already-sent',
] as const
export type HintKind = (typeof hintKinds)[number]

/** Why: what one reads beside it stands in the words of the screen under this key. */
export type HintReason =
  | 'email'
  | 'phone'
  | 'iban'
  | 'bsn'
  | 'address'
  | 'birth-date'
  | 'reference'
  | 'matters'
  | 'asks'
  | 'talks-down'
  | 'takes-sides'
  | 'question'
  | 'no-date'
  | 'offer'
  | 'elsewhere'
  | 'avoided'
  | 'missing'
  | 'empty'
  | 'too-stiff'
  | 'too-loose'
  | 'says-je'
  | 'says-u'
  | 'same-words'

/** `from` and `until` are UTF-16 units of the draft; both 0 where it is about the whole of it. */
export type Hint = {
  kind: HintKind
  from: number
  until: number
  reason: HintReason
  /** The question that is open, or the guideline that it is about. */
  about?: string
}

/** A guideline of the organisation's own: a sentence for people, and words that can be checked. */
export type Guideline = {
  text: string
  /** Words or phrases that one does not use here. `kla*` is every word that begins so. */
  avoid: readonly string[]
  /** At least one of these belongs in an answer. */
  want: readonly string[]
}

/** How customers are spoken to in Dutch: as the organisation chose, or as the customer speaks to us. */
export type Address = 'u' | 'je' | 'customer'

export type HintContext = {
  /** What the customer said since we last answered, oldest first. */
  customer: readonly string[]
  /** Everybody can read the answer. */
  public: boolean
  address: Address
  /** What is promised in this conversation is written down already, with a moment. */
  promised: boolean
  guidelines: readonly Guideline[]
  /** Kinds that are looked for. */
  kinds: readonly HintKind[]
  /** The same words were sent to the same person before. */
  sentBefore: boolean
}
