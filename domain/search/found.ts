/** Where in a text the words of a query stand, and the piece of it that shows them best. */
import type { Stems } from './entry.ts'
import type { Query, Term } from './query.ts'
import { type Word, wordsOf } from './words.ts'

/** A piece of text in parts; `found` parts hold what was asked for. */
export type Excerpt = { text: string; found: boolean }[]

const around = 60
const longest = 220

/** The piece with most of what was asked for, cut at words; the beginning when nothing of it stands in the text. */
export function excerptOf(text: string, query: Query, stems: Stems): Excerpt {
  const hits = hitsIn(wordsOf(text), query.all, stems)
  const [from, until] = bestPiece(text, hits)
  const parts: Excerpt = []
  let at = from
  const put = (piece: string, found: boolean) => {
    if (piece !== '') parts.push({ text: piece.replace(/\s+/g, ' '), found })
  }
  if (from > 0) put('… ', false)
  for (const hit of hits) {
    if (hit.from < from || hit.until > until) continue
    put(text.slice(at, hit.from), false)
    put(text.slice(hit.from, hit.until), true)
    at = hit.until
  }
  put(text.slice(at, until), false)
  if (until < text.length) put(' …', false)
  return parts
}

/** The whole of a short text, such as a subject or a name. */
export function markAll(text: string, query: Query, stems: Stems): Excerpt {
  const parts: Excerpt = []
  let at = 0
  for (const hit of hitsIn(wordsOf(text), query.all, stems)) {
    if (hit.from > at) parts.push({ text: text.slice(at, hit.from), found: false })
    parts.push({ text: text.slice(hit.from, hit.until), found: true })
    at = hit.until
  }
  if (at < text.length || parts.length === 0) parts.push({ text: text.slice(at), found: false })
  return parts
}

type Hit = { from: number; until: number; term: Term }

function hitsIn(words: readonly Word[], terms: readonly Term[], stems: Stems): Hit[] {
  const hits: Hit[] = []
  for (let i = 0; i < words.length; ) {
    const term = terms.find((each) => standsAt(words, i, each, stems))
    const [first, last] = [words[i], words[i + (term?.words.length ?? 1) - 1]]
    if (term && first && last) hits.push({ from: first.from, until: last.until, term })
    i += term?.words.length ?? 1
  }
  return hits
}

function standsAt(words: readonly Word[], at: number, term: Term, stems: Stems): boolean {
  return term.words.every((wanted, i) => {
    const word = words[at + i]?.word
    if (word === undefined) return false
    if (word === wanted || (term.open && i === term.words.length - 1 && word.startsWith(wanted))) return true
    return term.words.length === 1 && shareStem(word, wanted, stems)
  })
}

/** As the index has it: one is a stem of the other, or they have a stem in common. */
function shareStem(word: string, wanted: string, stems: Stems): boolean {
  const others = stems(wanted)
  return others.includes(word) || stems(word).some((stem) => others.includes(stem))
}

function bestPiece(text: string, hits: readonly Hit[]): [number, number] {
  let best = hits[0]
  let most = 0
  for (const hit of hits) {
    const reach = hits.filter(({ from }) => from >= hit.from && from < hit.from + longest - around)
    const terms = new Set(reach.map(({ term }) => term)).size
    if (terms > most) [best, most] = [hit, terms]
  }
  const from = wordStart(text, Math.max(0, (best?.from ?? 0) - around))
  return [from, wordEnd(text, Math.min(text.length, from + longest))]
}

function wordStart(text: string, at: number): number {
  const space = at === 0 ? -1 : text.slice(at, at + around).search(/\s\S/)
  return space === -1 ? at : at + space + 1
}

function wordEnd(text: string, at: number): number {
  if (at === text.length) return at
  const cut = text.slice(0, at).search(/\s\S*$/)
  return cut > at - around && cut !== -1 ? cut : at
}
