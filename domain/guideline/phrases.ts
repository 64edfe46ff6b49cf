/**
 * Lists of ways to say something, as one reads them, and where a text says one of them.
 *
 * One phrase on each line. A space is one or more spaces or a comma, ` ?` perhaps one, `(a|b)` either, `(a )?` perhaps, `~` any ending, and
 * ` .. ` up to four words between. Nothing repeats without a limit, so a text is searched in time in proportion to its length.
 *
 * Of hundreds of phrases only a few can begin with a given word: they stand by their first two letters, and only those are tried there.
 */
import type { Sentence } from './reading.ts'

export type Phrases = {
  test(text: string): boolean
  /** Where the first one stands that is said; null when none is. @param starts of the same text, where they are known */
  find(text: string, starts?: readonly Start[]): { from: number; until: number } | null
}

export function phrases(lines: string): Phrases {
  const each = lines
    .split('\n')
    .map((line) => line.trim().replace(/ \.\.$/, ''))
    .filter((line) => line !== '')
    .map((line) => ({ source: toSource(line), heads: headsOf(line) }))
  const byHead = new Map<string, RegExp | null>()
  const tried = (head: string): RegExp | null => {
    const known = byHead.get(head)
    if (known !== undefined) return known
    const fit = each.filter(({ heads }) => heads.some((one) => head.startsWith(one) || one.startsWith(head)))
    const made =
      fit.length === 0 ? null : new RegExp(`(?:${fit.map(({ source }) => source).join('|')})(?![a-z0-9])`, 'y')
    byHead.set(head, made)
    return made
  }
  const find = (text: string, starts = startsOf(text)) => {
    for (const { at, head } of starts) {
      const said = tried(head)
      if (!said) continue
      said.lastIndex = at
      const found = said.exec(text)
      if (found && found[0] !== '') return { from: at, until: at + found[0].length }
    }
    return null
  }
  return { find, test: (text) => find(text) !== null }
}

/** Where a word, a number or a sign begins, and with which two characters; every digit is a 0. */
export type Start = { at: number; head: string }

export const startsOf = (folded: string): Start[] =>
  Array.from(folded.matchAll(/(?<![a-z0-9])[^ \n]/g), ({ index }) => ({
    at: index,
    head: folded.slice(index, index + 2).replace(/\d/g, '0'),
  }))

const toSource = (line: string) =>
  line
    .replaceAll('(', '(?:')
    .replaceAll('~', '[a-z]*')
    .replaceAll(' ?', '\\x20?')
    .replaceAll(' .. ', ' (?:[^\\x20]{1,24}\\x20{1,2}){0,4}?')
    .replaceAll(' ', '[\\x20,]{1,3}')

/**
 * How a phrase can begin: its first two characters, or fewer where they may be anything. An empty one begins in any way.
 * What may be left out is followed by what comes after it.
 */
function headsOf(line: string): string[] {
  const heads = (part: string, sofar: string): string[] => {
    if (sofar.length === 2 || part === '') return [sofar]
    if (part[0] === '(') {
      const end = closing(part)
      const perhaps = part[end + 1] === '?'
      const rest = part.slice(end + (perhaps ? 2 : 1))
      const either = alternatives(part.slice(1, end)).flatMap((one) => heads(one + rest, sofar))
      return perhaps ? [...either, ...heads(rest, sofar)] : either
    }
    if (/^(?:\\d|\d)/.test(part)) return [`${sofar}0`]
    if (!/[a-z'€£$@ -]/.test(part[0] ?? '')) return [sofar]
    // Of what may stand alone or not, or more than once, only what stands before it is sure.
    if (part[1] === '?' || part[1] === '{') return [sofar]
    return heads(part.slice(1), sofar + part[0])
  }
  return [...new Set(heads(line, '').map((head) => head.trimEnd()))]
}

/** Where the bracket that opens a part closes. */
function closing(part: string): number {
  let depth = 0
  for (let at = 0; at < part.length; at++) {
    if (part[at] === '(') depth++
    else if (part[at] === ')' && --depth === 0) return at
  }
  return part.length
}

function alternatives(inside: string): string[] {
  const found: string[] = []
  let [depth, start] = [0, 0]
  for (let at = 0; at <= inside.length; at++) {
    const sign = inside[at]
    if (sign === '(') depth++
    else if (sign === ')') depth--
    else if ((sign === '|' && depth === 0) || sign === undefined) {
      found.push(inside.slice(start, at))
      start = at + 1
    }
  }
  return found
}

export const saysIn = (sentence: Sentence, said: Phrases): boolean => said.find(sentence.text, sentence.starts) !== null

/** Where a sentence says it, in units of the draft. */
export function findIn(sentence: Sentence, said: Pick<Phrases, 'find'>): { from: number; until: number } | null {
  const found = said.find(sentence.text, sentence.starts)
  return found && { from: sentence.from + found.from, until: sentence.from + found.until }
}
