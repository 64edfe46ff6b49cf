/**
 * What the learned sense looks at in a sentence of a draft: its words and pieces of words, what stands around it, what the phrase lists say of
 * it, whether everybody reads along, and how the customer writes. Numbers only (see `language/features.ts`).
 */
import { readFeatures } from '../language/features.ts'
import { hashOf, mix } from '../language/hash.ts'
import { noLexicon } from '../language/lexicon.ts'
import { groups, put, type Reader } from '../language/reader.ts'
import { saysAct } from './act.ts'
import type { HintContext, HintKind } from './hint.ts'
import { namesDeadline, namesMoment } from './moment.ts'
import { fold, type Reading, type Sentence } from './reading.ts'
import { type Style, styleOf } from './register.ts'
import type { Found } from './rule.ts'

/** What the lists found, by kind. */
export type Listed = ReadonlyMap<HintKind, readonly Found[]>

const seeds = { fact: 21, before: 22, after: 23, style: 24 }

/** What is the same for every sentence of a draft. */
export type Around = {
  reading: Reading
  listed: Listed
  /** The same, for each sentence. */
  listedHere: ReadonlyMap<HintKind, readonly (readonly Found[])[]>
  public: boolean
  style: Style
  /** Words of the customer. */
  theirs: ReadonlySet<string>
  /** For each sentence whether it says something is done, and whether it names a moment. */
  acts: readonly boolean[]
  acting: number
  moments: readonly boolean[]
  /** The words of each sentence as numbers. */
  words: readonly Int32Array[]
}

export function aroundOf(reading: Reading, listed: Listed, context: HintContext): Around {
  const theirs = fold(context.customer.join('\n').slice(0, longestCustomer))
  const acts = reading.sentences.map(saysAct)
  return {
    reading,
    listed,
    listedHere: new Map([...listed].map(([kind, found]) => [kind, bySentence(reading, found)])),
    public: context.public,
    style: styleOf(theirs),
    theirs: new Set(wordsOf(theirs)),
    acts,
    acting: acts.filter(Boolean).length,
    moments: reading.sentences.map(namesMoment),
    words: reading.sentences.map(({ text }) => hashesOf(text)),
  }
}

export const wordsOf = (folded: string): string[] => folded.match(/[a-z0-9']+/g) ?? []

/** What was found, under the sentence that it begins in; what is about the whole draft is left out. */
export function bySentence({ sentences }: Reading, found: readonly Found[]): Found[][] {
  const here: Found[][] = sentences.map(() => [])
  for (const one of found) {
    if (one.until === one.from) continue
    let [low, high] = [0, sentences.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sentences[middle]?.until ?? 0) > one.from) high = middle
      else low = middle + 1
    }
    here[low]?.push(one)
  }
  return here
}

/** What one fact weighs; all words of a sentence together weigh 1. */
const strength = 0.3
const neighbourly = 0.4
const longestCustomer = 4000

/** Read the features of the sentence at `index` into `reader`, over those that were in there. */
export function lookAt(around: Around, index: number, reader: Reader): void {
  const { sentences, draft } = around.reading
  const sentence = sentences[index]
  if (!sentence) return
  readFeatures(draft.slice(sentence.from, sentence.until), reader, noLexicon)
  for (const fact of factsOf(around, index, sentence))
    put(reader, hashOf(fact, seeds.fact), groups.lexicon, -1, strength)
  const { words } = around
  putWords(reader, words[index - 1] ?? none, seeds.before, neighbourly)
  putWords(reader, words[index + 1] ?? none, seeds.after, neighbourly)
  putWords(reader, words[index] ?? none, hashOf(around.style, seeds.style), neighbourly)
}

const none = new Int32Array(0)
export const hashesOf = (folded: string): Int32Array => Int32Array.from(wordsOf(folded), (word) => hashOf(word))

/** Words by themselves, all together as heavy as `value`. */
export function putWords(reader: Reader, words: Int32Array, seed: number, value: number): void {
  const each = value / Math.sqrt(Math.max(1, words.length))
  for (const word of words) put(reader, mix(word, 0, seed), groups.lexicon, -1, each)
}

/** In the folded text. */
const signs = {
  you: /\b(?:u|uw|je|jij|jou|jouw|jullie|you|your|you're|you've|you'd|yours)\b/,
  we: /\b(?:we|wij|ik|ons|onze|mijn|i|our|us|my|we'll|i'll|we're|i'm|we've|i've)\b/,
  not: /\b(?:niet|geen|nooit|niks|niets|not|no|never|don't|didn't|isn't|can't|won't|wasn't|haven't|nothing)\b/,
  will: /\b(?:zal|zullen|ga|gaan|komen|kom|wordt|worden|will|shall|going|gonna|we'll|i'll|it'll|they'll|you'll)\b/,
  surely:
    /\b(?:toch|natuurlijk|gewoon|blijkbaar|nou|maar|wel|just|simply|obviously|apparently|surely|of course|actually|honestly|really|perhaps)\b/,
  channel:
    /\b(?:bel|bellen|mail|mailen|site|website|webshop|formulier|portaal|portal|app|klantenservice|telefoon\w*|nummer|balie|winkel|chat|call|phone|ring|e-?mail|form|desk|line|helpdesk|branch|shop|page|pagina|online|loket|contact)\b/,
  money: /[€£$]|\b(?:euro|eur|pounds?)\b|%|\bprocent\b|\bpercent\b/,
  'in private': /\b(?:prive\w*|pb|dm|dms|privately|private|inbox)\b/,
  exclaims: /!/,
  number: /\d/,
  'long number': /\d{4}/,
  code: /[a-z]\d|\d[a-z]/,
  address: /@/,
  quotes: /["'][^"']{3,60}["']/,
} as const
type Sign = keyof typeof signs
/** Two signs that say more together. */
const pairs: readonly (readonly [Sign, Sign])[] = [
  ['you', 'not'],
  ['you', 'surely'],
  ['you', 'channel'],
  ['you', 'money'],
  ['you', 'number'],
]
/** A word with a capital behind another word. */
const name = /[\p{L}\p{N}]\s+\p{Lu}\p{Ll}+/u

function factsOf(around: Around, index: number, sentence: Sentence): string[] {
  const { reading, acts, moments, public: open } = around
  const { text } = sentence
  const seen = (Object.keys(signs) as Sign[]).filter((sign) => signs[sign].test(text))
  const facts: string[] = [`style ${around.style}`, open ? 'public' : 'private', ...seen]
  const note = (is: boolean | undefined, fact: string) => is && facts.push(fact)
  for (const [kind, found] of around.listed) {
    const here = around.listedHere.get(kind)?.[index] ?? []
    note(here.length > 0, `listed ${kind}`)
    for (const { reason } of here) facts.push(`listed as ${reason}`)
    note(here.length === 0 && found.length > 0, `listed elsewhere ${kind}`)
  }
  for (const [one, other] of pairs) note(seen.includes(one) && seen.includes(other), `${one} and ${other}`)
  note(seen.includes('you') && !seen.includes('we'), 'you without we')
  note(seen.includes('will') && !moments[index], 'will without moment')
  note(open && seen.includes('you') && seen.includes('number'), 'public you number')
  note(index === 0, 'first')
  note(index === reading.sentences.length - 1, 'last')
  note(reading.sentences.length === 1, 'only')
  note(sentence.asks, 'asks')
  note(acts[index], 'acts')
  note(acts[index + 1], 'acts next')
  note(around.acting > (acts[index] ? 1 : 0), 'acts elsewhere')
  note(moments[index], 'moment')
  note(moments[index + 1], 'moment next')
  note(moments[index - 1], 'moment before')
  note(namesDeadline(sentence), 'deadline')
  note(name.test(reading.draft.slice(sentence.from, sentence.until)), 'name')
  const words = wordsOf(text).filter((word) => word.length > 3)
  const shared = words.filter((word) => around.theirs.has(word)).length / Math.max(1, words.length)
  facts.push(`shared ${Math.min(3, Math.floor(shared * 6))}`, `long ${Math.min(4, Math.floor(text.length / 40))}`)
  return facts
}
