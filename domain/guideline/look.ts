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
import { styleOf } from './register.ts'
import type { Found } from './rule.ts'

/** What the lists found, by kind. */
export type Listed = ReadonlyMap<HintKind, readonly Found[]>

const seeds = { fact: 21, before: 22, after: 23, style: 24 }

/** What is the same for every sentence of a draft. */
export type Around = {
  reading: Reading
  listed: Listed
  public: boolean
  style: string
  /** Words of the customer. */
  theirs: ReadonlySet<string>
  acts: readonly boolean[]
  moments: readonly boolean[]
}

export function aroundOf(reading: Reading, listed: Listed, context: HintContext): Around {
  const theirs = fold(context.customer.join('\n').slice(0, 4000))
  return {
    reading,
    listed,
    public: context.public,
    style: styleOf(theirs),
    theirs: new Set(wordsOf(theirs)),
    acts: reading.sentences.map(saysAct),
    moments: reading.sentences.map(namesMoment),
  }
}

export const wordsOf = (folded: string): string[] => folded.match(/[\p{L}\p{N}']+/gu) ?? []

export const within = ({ from, until }: { from: number; until: number }, sentence: Sentence) =>
  from < sentence.until && sentence.from < until

/** What one fact weighs; all words of a sentence together weigh 1. */
export const strength = 0.3
const neighbourly = 0.4

/** Read the features of the sentence at `index` into `reader`, over those that were in there. */
export function lookAt(around: Around, index: number, reader: Reader): void {
  const { sentences, draft } = around.reading
  const sentence = sentences[index]
  if (!sentence) return
  readFeatures(draft.slice(sentence.from, sentence.until), reader, noLexicon)
  for (const fact of factsOf(around, index, sentence))
    put(reader, hashOf(fact, seeds.fact), groups.lexicon, -1, strength)
  putWords(reader, sentences[index - 1]?.text ?? '', seeds.before, neighbourly)
  putWords(reader, sentences[index + 1]?.text ?? '', seeds.after, neighbourly)
  putWords(reader, sentence.text, hashOf(around.style, seeds.style), neighbourly)
}

/** Words by themselves, all together as heavy as `value`. */
export function putWords(reader: Reader, text: string, seed: number, value: number): void {
  const words = wordsOf(text)
  const each = value / Math.sqrt(Math.max(1, words.length))
  for (const word of words) put(reader, mix(hashOf(word), 0, seed), groups.lexicon, -1, each)
}

const you = /\b(?:u|uw|je|jij|jou|jouw|jullie|you|your|you're|you've|you'd|yours)\b/
const we = /\b(?:we|wij|ik|ons|onze|mijn|i|our|us|my|we'll|i'll|we're|i'm|we've|i've)\b/
const not = /\b(?:niet|geen|nooit|niks|niets|not|no|never|n't|don't|didn't|isn't|can't|won't|wasn't|haven't|nothing)\b/
const willBe =
  /\b(?:zal|zullen|ga|gaan|komen|kom|wordt|worden|will|shall|going|gonna|we'll|i'll|it'll|they'll|you'll)\b/
const channel =
  /\b(?:bel|bellen|mail|mailen|site|website|webshop|formulier|portaal|portal|app|klantenservice|telefoon\w*|nummer|balie|winkel|chat|call|phone|ring|e-?mail|form|desk|line|helpdesk|branch|shop|page|pagina|online|loket|contact)\b/
const money = /[€£$]|\b(?:euro|eur|pounds?)\b|%|\bprocent\b|\bpercent\b/
const private_ = /\b(?:prive\w*|pb|dm|dms|privately|private|inbox)\b/
const sarcasm =
  /\b(?:toch|natuurlijk|gewoon|blijkbaar|nou|maar|wel|just|simply|obviously|apparently|surely|of course|actually|honestly|really|perhaps)\b/

function factsOf(
  { reading, listed, public: open, style, theirs, acts, moments }: Around,
  index: number,
  sentence: Sentence,
): string[] {
  const { text } = sentence
  const many = reading.sentences.length
  const facts: string[] = [`style ${style}`, open ? 'public' : 'private']
  const note = (is: boolean, fact: string) => is && facts.push(fact)
  for (const [kind, found] of listed) {
    const here = found.some((one) => one.until > one.from && within(one, sentence))
    note(here, `listed ${kind}`)
    for (const { reason } of found.filter((one) => one.until > one.from && within(one, sentence)))
      facts.push(`listed as ${reason}`)
    note(!here && found.length > 0, `listed elsewhere ${kind}`)
  }
  note(index === 0, 'first')
  note(index === many - 1, 'last')
  note(many === 1, 'only')
  note(sentence.asks, 'asks')
  note(acts[index] === true, 'acts')
  note(
    acts.some((is, i) => is && i !== index),
    'acts elsewhere',
  )
  note(acts[index + 1] === true, 'acts next')
  note(moments[index] === true, 'moment')
  note(moments[index + 1] === true, 'moment next')
  note(moments[index - 1] === true, 'moment before')
  note(namesDeadline(sentence), 'deadline')
  const wills = willBe.test(text)
  note(wills, 'will')
  note(wills && moments[index] !== true, 'will without moment')
  const [toYou, ofUs, denies] = [you.test(text), we.test(text), not.test(text)]
  note(toYou, 'you')
  note(ofUs, 'we')
  note(denies, 'not')
  note(toYou && !ofUs, 'you without we')
  note(toYou && denies, 'you not')
  note(toYou && sarcasm.test(text), 'you surely')
  note(channel.test(text), 'channel')
  note(channel.test(text) && toYou, 'channel you')
  note(money.test(text), 'money')
  note(money.test(text) && toYou, 'money you')
  note(/!/.test(reading.draft.slice(sentence.from, sentence.until)), 'exclaims')
  note(/\d{4}/.test(text), 'long number')
  note(/\d/.test(text), 'number')
  note(/@/.test(text), 'at')
  note(/["'“”‘’][^"']{3,60}["'“”‘’]/.test(text), 'quotes')
  note(/[a-z]\d|\d[a-z]/.test(text), 'code')
  note(private_.test(text), 'in private')
  note(open && toYou && /\d/.test(text), 'public you number')
  note(/[\p{L}\p{N}]\s+\p{Lu}\p{Ll}+/u.test(reading.draft.slice(sentence.from, sentence.until)), 'name')
  const words = wordsOf(text).filter((word) => word.length > 3)
  const shared = words.filter((word) => theirs.has(word)).length / Math.max(1, words.length)
  facts.push(`shared ${Math.min(3, Math.floor(shared * 6))}`, `long ${Math.min(4, Math.floor(text.length / 40))}`)
  return facts
}
