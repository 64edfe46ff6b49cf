/**
 * What to look at again in a draft before it leaves. Advice: it stops nobody, and knows nothing of who writes. Linear in the length of the draft.
 *
 * Phrase lists find how something is usually said; the learned sense weighs that with all else in the sentence, and finds what no list has.
 */
import { disrespect } from './disrespect.ts'
import { type Hint, type HintContext, type HintKind, hintKinds } from './hint.ts'
import { hollow } from './hollow.ts'
import { ownGuideline } from './own-guideline.ts'
import { personalData } from './personal-data.ts'
import { politics } from './politics.ts'
import { promise } from './promise.ts'
import { fold, languageOf, type Reading, read, type Sentence } from './reading.ts'
import { register } from './register.ts'
import { type Found, type LaterRule, type Rule, whole } from './rule.ts'
import { sales } from './sales.ts'
import type { Sense } from './sense.ts'
import { steering } from './steering.ts'
import { unanswered } from './unanswered.ts'
import { weigh } from './weigh.ts'

/** Fewer is no draft yet. */
const leastWords = 3
/** Of one kind more is no help. */
const mostOfKind = 5

const alreadySent: Rule = (_, { sentBefore }) => (sentBefore ? [{ ...whole, reason: 'same-words' }] : [])

const rules: readonly (readonly [HintKind, Rule])[] = [
  ['personal-data', personalData],
  ['disrespect', disrespect],
  ['politics', politics],
  ['sales', sales],
  ['steering', steering],
  ['promise', promise],
  ['guideline', ownGuideline],
  ['register', register],
  ['already-sent', alreadySent],
]
const later: readonly (readonly [HintKind, LaterRule])[] = [
  ['hollow', hollow],
  ['unanswered', unanswered],
]
/** A sentence that one of these stands in says nothing of the matter. */
const beside: readonly HintKind[] = ['sales', 'politics', 'disrespect', 'steering', 'promise', 'personal-data']

/** @returns in the order of `hintKinds`, and within a kind as they stand; none for less than a few words */
export function hintsOn(draft: string, context: HintContext, sense: Sense): Hint[] {
  const reading = read(draft, languageOf(fold((context.customer.at(-1) ?? '').slice(0, 2000))) ?? 'nl')
  if ((draft.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < leastWords) return []
  const found = weigh(reading, listedIn(reading, context), context, sense)
  return hintKinds
    .filter((kind) => context.kinds.includes(kind))
    .flatMap((kind) => (found.get(kind) ?? []).slice(0, mostOfKind).map((one): Hint => ({ kind, ...one })))
}

/** What the phrase lists find, by kind. */
export function listedIn(reading: Reading, context: HintContext): Map<HintKind, Found[]> {
  const found = new Map<HintKind, Found[]>(rules.map(([kind, rule]) => [kind, rule(reading, context)]))
  const substance = substanceOf(reading, found)
  for (const [kind, rule] of later) found.set(kind, rule(reading, context, substance))
  return found
}

/** The sentences that may tell something: no greeting, no offer, no reproach. */
function substanceOf(reading: Reading, found: ReadonlyMap<HintKind, readonly Found[]>): Sentence[] {
  const spans = beside.flatMap((kind) => found.get(kind) ?? []).filter(({ reason }) => !isTold.has(reason))
  return reading.sentences.filter(
    ({ text, from, until }) =>
      text.length > 2 &&
      !greeting.test(text) &&
      (answers.test(text) || !spans.some((span) => span.from < until && from < span.until)),
  )
}

/** However rudely it is said, this answers. */
const answers = /^(?:(?:nee|ja|no|yes|because|omdat|want)\b(?! hoor)|dat komt door|zoals .{0,40}\b(?:is|staat)\b)/
/** What is told of somebody may be the answer; what is asked is none. */
const isTold = new Set(['email', 'phone', 'iban', 'bsn', 'address', 'reference', 'matters'])

const greeting =
  /^(?:(?:hoi|hi|hallo|hello|dag|beste|geachte|dear|hey|hee|goedemorgen|goedemiddag|goedenavond|good (?:morning|afternoon|evening))(?: [^ ]{1,30}){0,3}[,!.]?|(?:met )?(?:vriendelijke )?groet(?:en|jes)?[,.!]?(?: [^ ]{1,30}){0,2}|(?:kind|best|warm) regards[,.]?(?: [^ ]{1,30}){0,2}|fijne (?:dag|avond).{0,10}|succes.{0,3}|bedankt.{0,3}|thanks.{0,3})$/
