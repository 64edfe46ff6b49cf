/** A draft as the rules read it: in sentences, folded to plain small letters, every character in its place. */

import { type Start, startsOf } from './phrases.ts'

export type WrittenLanguage = 'nl' | 'en'

/** `starts` are of its words. `text` is folded and exactly as long as what stands in the draft from `from` on. */
export type Sentence = { text: string; from: number; until: number; asks: boolean; starts: readonly Start[] }

/** `draft` is as it was written, `text` folded. */
export type Reading = { draft: string; text: string; language: WrittenLanguage; sentences: readonly Sentence[] }

/** Longer is no sentence that somebody wrote. It keeps each rule within bounds, whatever is pasted. */
const longestSentence = 400
/** What is behind this is not read: nobody sends it as an answer. UTF-16 units. */
const longestRead = 20_000

export function read(draft: string, fallback: WrittenLanguage = 'nl'): Reading {
  const text = fold(draft.slice(0, longestRead))
  return { draft, text, language: languageOf(text) ?? fallback, sentences: sentencesOf(text) }
}

const quotes: Readonly<Record<string, string>> = { '‘': "'", '’': "'", '“': '"', '”': '"', '`': "'", '´': "'" }

/** Small letters without accents, straight quotes, plain spaces; not one unit longer or shorter. */
export function fold(text: string): string {
  let small = text.toLowerCase()
  // A few letters grow when they become small; then every character is looked at by itself.
  if (small.length !== text.length)
    small = Array.from(text, (sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign)).join('')
  return small.replace(/[^\x20-\x7e\n]/g, (sign) => quotes[sign] ?? plain(sign))
}

function plain(sign: string): string {
  if (/\s/.test(sign)) return sign === '\n' ? sign : ' '
  const bare = sign.normalize('NFD')[0] ?? sign
  return /[a-z]/.test(bare) ? bare : sign
}

/** A full stop after these ends nothing. */
const short =
  /(?:^|[^a-z])(?:dr|drs|mr|mrs|ms|mw|mevr|dhr|ir|ing|prof|nr|no|bijv|bv|evt|incl|excl|ca|st|tel|resp|vs|etc|[a-z])$/

function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = []
  let start = 0
  const cut = (end: number, asks: boolean) => {
    const part = text.slice(start, end)
    const from = start + part.length - part.trimStart().length
    const until = start + part.trimEnd().length
    const said = text.slice(from, until)
    if (said !== '') found.push({ text: said, from, until, asks, starts: startsOf(said) })
    start = end
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '\n') cut(at + 1, false)
    else if (sign === '.' || sign === '!' || sign === '?' || sign === '…') {
      const next = text[at + 1]
      const ends = next === undefined || next === ' ' || next === '\n' || next === '"' || next === ')'
      if (ends && !(sign === '.' && short.test(text.slice(Math.max(start, at - 6), at))))
        cut(at + 1, asked(text, start, at))
    } else if (at - start >= longestSentence && (sign === ' ' || at - start >= longestSentence + 60)) cut(at, false)
  }
  cut(text.length, false)
  return found
}

/** Some marks stand together: "echt?!" */
function asked(text: string, start: number, at: number): boolean {
  let mark = at
  while (mark >= start && /[.!?…]/.test(text[mark] ?? '')) if (text[mark--] === '?') return true
  return false
}

/** Words that are usual in one of the two and rare in the other. */
const usual: Readonly<Record<WrittenLanguage, ReadonlySet<string>>> = {
  nl: new Set(
    'de het een en van ik je dat niet op te voor met u we wij zijn er aan ook als maar om dan nog uw bij naar heb heeft hebben kan kunt wordt deze dit hoe wat geen al uit ons onze door jullie mijn hoi beste graag dag jij zo hij ze haar hem'.split(
      ' ',
    ),
  ),
  en: new Set(
    "the a of and to you your is that i it we this be are have has not with on our please can will my they what at from by or but so if an there thanks hi dear was for me us would it's don't i'm you're i've".split(
      ' ',
    ),
  ),
}

/** @returns null when its words do not tell */
export function languageOf(folded: string): WrittenLanguage | null {
  const n = { nl: 0, en: 0 }
  for (const [word] of folded.slice(0, 4000).matchAll(/[a-z']+/g)) {
    if (usual.nl.has(word)) n.nl++
    if (usual.en.has(word)) n.en++
  }
  return n.nl === n.en ? null : n.nl > n.en ? 'nl' : 'en'
}
