/** What is kept of a long text that was overheard: the part around the words that were meant, with whole words at both ends. */
import type { Span } from './found.ts'

/** UTF-16 units that are kept; a post on most networks is shorter than this. */
export const snippetLength = 600
/** Texts up to here are kept as they are: cutting them would save next to nothing. */
export const longFrom = 2 * snippetLength
/** Of it stands before the first of the words. */
const before = 150

/** @param spans where the words stand; the beginning of the text where they are nowhere */
export function snippetOf(text: string, spans: readonly Span[]): string {
  if (text.length <= longFrom) return text
  const start = startOfWord(text, Math.max(0, (spans[0]?.from ?? 0) - before))
  const end = endOfWord(text, Math.min(text.length, start + snippetLength))
  return `${start > 0 ? '… ' : ''}${text.slice(start, end).trim()}${end < text.length ? ' …' : ''}`
}

/** A word of more than so many characters is cut in the middle. */
const longestWord = 40

function startOfWord(text: string, at: number): number {
  if (at === 0) return 0
  const space = text.slice(at, at + longestWord).search(/\s/)
  return space === -1 ? wholeSign(text, at) : at + space + 1
}

function endOfWord(text: string, at: number): number {
  if (at >= text.length) return text.length
  const behind = text.slice(Math.max(0, at - longestWord), at)
  const space = behind.search(/\s\S*$/)
  return space === -1 ? wholeSign(text, at) : at - behind.length + space
}

/** Not between the halves of a surrogate pair. */
function wholeSign(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at
}
