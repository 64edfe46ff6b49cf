/**
 * What of a text the language models look at: its words, pairs of them, words under a negation, pieces of words (so that compounds,
 * inflections and typing errors still have much in common), signs, and how it begins. Each is a number (a hash of 32 bits), no strings and
 * no dictionary, so that a text costs some tens of microseconds (K. Weinberger et al., "Feature hashing for large scale multitask
 * learning", 2009; S. Wang and C. Manning, "Baselines and bigrams", 2012, for words and pairs counted once a text).
 */
import { type Tokens, things } from '../listening/tokens.ts'
import { basis, finish, hashOf, mix, seeds, step } from './hash.ts'
import { type Lexicon, polarityOf } from './lexicon.ts'
import { begin, groups, put, type Reader, weigh } from './reader.ts'

/** What a group weighs in a text, whatever its length (of the lexicon: each sum by itself). */
const weightOf = [1, 0.3, 0.5, 1] as const

/** A longer word is looked at up to here. */
const longestWord = 24
const [shortestPiece, longestPiece] = [3, 5]
/** So many words after "niet" are under it, unless a sentence ends or "maar" turns it around. */
const underNegation = 3

const lexiconKeys = {
  liked: hashOf('liked', seeds.lexicon),
  disliked: hashOf('disliked', seeds.lexicon),
  balance: hashOf('balance', seeds.lexicon),
}
const numberHash = hashOf('0', seeds.sign)
const stretchedHash = hashOf('stretched', seeds.sign)
const keysOf = (words: string) => new Set(words.split(' ').map((word) => hashOf(word)))
const negators = keysOf(
  'niet nie geen gene nooit niks niets nergens zonder noch not no never nothing without cannot cant dont doesnt didnt isnt wasnt wont nt t',
)
const turns = keysOf('maar but echter however')

/** Read the features of a text into `reader`, over those that were in there. */
export function readFeatures(whole: string, reader: Reader, lexicon: Lexicon): void {
  begin(reader, whole)
  const sums = readWords(reader, lexicon)
  readSigns(reader)
  weigh(reader, weightOf)
  put(reader, lexiconKeys.liked, groups.lexicon, -1, sums.liked)
  put(reader, lexiconKeys.disliked, groups.lexicon, -1, sums.disliked)
  put(reader, lexiconKeys.balance, groups.lexicon, -1, sums.balance)
}

function readWords(reader: Reader, lexicon: Lexicon) {
  const { text, tokens } = reader
  const { count, thing, from, until } = tokens
  let [before, earlier, under] = [seeds.first as number, 0, 0]
  let [liked, disliked] = [0, 0]
  for (let k = 0; k < count; k++) {
    if (k > 0 && endsClause(text, until[k - 1] ?? 0, from[k] ?? 0)) under = 0
    const what = thing[k]
    const word = what === things.word || what === things.hashtag
    const hash = word
      ? wordHash(reader, k)
      : hashOf(what === things.picture ? pictureOf(text, k, tokens) : '', 100 + (what ?? 0))
    put(reader, hash, groups.words, k, 1)
    if (before !== 0) put(reader, mix(before, hash, seeds.pair), groups.words, k, 1)
    if (earlier !== 0) put(reader, mix(earlier, hash, seeds.leap), groups.words, k, 1)
    if (under > 0 && word) put(reader, mix(hash, 0, seeds.under), groups.words, k, 1)
    const polarity = lexicon.size === 0 ? 0 : polarityOf(lexicon, hash)
    const felt = under > 0 ? -polarity * 0.7 : polarity
    if (felt > 0) liked += felt
    else disliked -= felt
    under = negators.has(hash) ? underNegation : turns.has(hash) ? 0 : Math.max(0, under - 1)
    if (what === things.hashtag) put(reader, mix(hash, 0, seeds.tag), groups.signs, k, 1)
    if (word) readPieces(reader, k)
    earlier = before
    before = hash
  }
  if (count > 0) put(reader, mix(before, 0, seeds.last), groups.words, count - 1, 1)
  const all = liked + disliked
  const scale = 1 / Math.sqrt(1 + all)
  return { liked: liked * scale, disliked: disliked * scale, balance: all === 0 ? 0 : (liked - disliked) / (all + 1) }
}

/** A word without what is stretched out ("heeeel" is "heel"); numbers are all the same. */
function wordHash(reader: Reader, k: number): number {
  const { units, start, end } = reader.tokens
  const [first, last] = [start[k] ?? 0, Math.min(end[k] ?? 0, (start[k] ?? 0) + longestWord)]
  let [hash, digits, stretched] = [basis(seeds.word), true, false]
  for (let i = first; i < last; i++) {
    const unit = units[i] ?? 0
    if (unit < 0x30 || unit > 0x39) digits = false
    if (i - first >= 2 && unit === units[i - 1] && unit === units[i - 2]) stretched = true
    else hash = step(hash, unit)
  }
  if (digits) return numberHash
  if (stretched) put(reader, stretchedHash, groups.signs, k, 1)
  return finish(hash)
}

/** Runs of three to five letters of a word, its beginning and its end among them. */
function readPieces(reader: Reader, k: number): void {
  const { units, start, end } = reader.tokens
  const [first, last] = [start[k] ?? 0, Math.min(end[k] ?? 0, (start[k] ?? 0) + longestWord)]
  for (let i = first - 1; i <= last - shortestPiece + 1; i++) {
    let hash = basis(seeds.piece)
    for (let n = 1; n <= longestPiece && i + n - 1 <= last; n++) {
      const place = i + n - 1
      hash = step(hash, place < first || place === last ? 0x5f : (units[place] ?? 0))
      if (n >= shortestPiece) put(reader, finish(hash), groups.pieces, k, 1)
    }
  }
}

const runs = /!+|\?+|\.{2,}|…|[:;=]'?-?[)(DPp/\\|]|<3/gu

/** Exclamation and question marks, dots, faces made of signs, shouting, and how long it is. */
function readSigns(reader: Reader): void {
  const { text } = reader
  for (const [run] of text.matchAll(runs))
    put(reader, hashOf(run.length > 3 ? run.slice(0, 3) : run, seeds.sign), groups.signs, -1, 1)
  if (/\?\s*$/u.test(text)) put(reader, hashOf('asks', seeds.sign), groups.signs, -1, 1)
  let [upper, lower] = [0, 0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 65 && code <= 90) upper++
    else if (code >= 97 && code <= 122) lower++
  }
  if (upper > 6 && upper > lower) put(reader, hashOf('shouts', seeds.sign), groups.signs, -1, 1)
  put(
    reader,
    hashOf(`long${Math.min(7, Math.floor(Math.log2(reader.tokens.count + 1)))}`, seeds.sign),
    groups.signs,
    -1,
    1,
  )
}

function endsClause(text: string, from: number, until: number): boolean {
  for (let i = from; i < until; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x2e || code === 0x21 || code === 0x3f || code === 0x3b || code === 0x0a) return true
  }
  return false
}

const pictureOf = (text: string, k: number, { from, until }: Tokens) =>
  text.slice(from[k], until[k]).replace(/[\ufe0f\u{1f3fb}-\u{1f3ff}]/gu, '')
