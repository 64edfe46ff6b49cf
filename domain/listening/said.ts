/** What is looked for, read with the eyes that read the messages: one thing, or several right behind each other. */
import type { Fault } from './fault.ts'
import { plainHost, textOf } from './keys.ts'
import { limits, type Phrase, type Said } from './query.ts'
import { createTokens, things, tokenise } from './tokens.ts'

const tokens = createTokens(64)
const signs: Record<number, string> = { [things.hashtag]: '#', [things.mention]: '@' }

/** @param offset of this piece in what was typed, for faults */
export function readSaid(text: string, offset: number): Said | Phrase | Fault {
  tokenise(text, tokens)
  const { thing, from, until, count } = tokens
  const parts: Said[] = []
  for (let i = 0; i < count; i++) {
    const [at, end] = [from[i] ?? 0, until[i] ?? 0]
    if (thing[i] === things.link)
      return { code: 'link', site: plainHost(text.slice(at, end)), at: offset + at, length: end - at }
    const star = text[end] === '*' && thing[i] !== things.sign
    const said = textOf(tokens, i)
    if (star && thing[i] !== things.picture && said.length < limits.star)
      return { code: 'star-short', least: limits.star, at: offset + at, length: end + 1 - at }
    parts.push({ is: 'said', key: (signs[thing[i] ?? 0] ?? '') + said, open: star })
  }
  const star = oddStar(text)
  if (star !== -1) return { code: 'star-odd', at: offset + star, length: 1 }
  if (parts.length > limits.phrase)
    return { code: 'phrase-too-long', most: limits.phrase, at: offset, length: text.length }
  const [first] = parts
  if (!first) return { code: 'no-word', text, at: offset, length: text.length }
  return parts.length === 1 ? first : { is: 'phrase', parts }
}

/** A star that does not stand at the end of a word: nothing else is open. */
function oddStar(text: string): number {
  const { thing, from, until, count } = tokens
  for (let star = text.indexOf('*'), i = 0; star !== -1; star = text.indexOf('*', star + 1)) {
    while (i < count && (until[i] ?? 0) < star) i++
    const next = from[i + 1]
    const closes = i < count && until[i] === star && thing[i] !== things.picture
    if (!closes || (i + 1 < count && next === star + 1)) return star
  }
  return -1
}
