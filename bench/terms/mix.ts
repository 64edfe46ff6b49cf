/**
 * Messages and search terms as a listening team has them, made by chance that comes out the same every time. Messages have thirty words
 * of a language whose words are as unevenly used as those of any (Zipf and Mandelbrot), three in ten with a brand. Of the terms 35 %
 * are a brand with one to five words about it, the rest two to four clauses of one to seven words; 12 % of the words are phrases,
 * 8 % are open, and 40 % of the terms keep something out. Words of terms are the less common ones: nobody listens for "de".
 */
import type { Message } from '../../domain/listening/keys.ts'
import { parse } from '../../domain/listening/parse.ts'
import type { Query } from '../../domain/listening/query.ts'
import { type Chance, chanceFrom } from '../kit/chance.ts'

const size = 20_000
const common = 100
const syllables = 'an be cho da el fi ge ho in jo ka lo me no op pe ro sa te uit ver wa zo lijk heid'.split(' ')
const brands = Array.from({ length: 200 }, (_, i) => `merk${i}`)

export type Mix = { messages(count: number): Message[]; queries(count: number): Query[] }

/** @param seed of what is drawn; the language is the same for all */
export function makeMix(seed: number): Mix {
  const chance = chanceFrom(seed)
  const spelling = chanceFrom(0)
  const words = Array.from({ length: size }, (_, rank) =>
    makeWord(spelling, 2 + Math.min(4, Math.floor(Math.log10(rank + 1)))),
  )
  const draw = drawer(chance, words)
  const word = () => words[common + Math.floor((size - common) * chance.next() ** 1.7)] ?? ''
  return {
    messages: (count) => Array.from({ length: count }, () => makeMessage(chance, draw)),
    queries: (count) => Array.from({ length: count }, () => read(makeTerm(chance, word))),
  }
}

const makeWord = (chance: Chance, length: number) => Array.from({ length }, () => chance.pick(syllables)).join('')

/** Words in the shares that language has them in. */
function drawer(chance: Chance, words: readonly string[]): () => string {
  const sums = new Float64Array(words.length)
  words.forEach((_, i) => {
    sums[i] = (sums[i - 1] ?? 0) + 1 / (i + 2.7)
  })
  const total = sums.at(-1) ?? 0
  return () => {
    const drawn = chance.next() * total
    let [low, high] = [0, words.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < drawn) low = middle + 1
      else high = middle
    }
    return words[low] ?? ''
  }
}

function makeMessage(chance: Chance, draw: () => string): Message {
  const words = Array.from({ length: 30 }, draw)
  if (chance.next() < 0.3) words[chance.whole(30)] = `@${chance.pick(brands)}`
  return { text: words.join(' ') }
}

function makeTerm(chance: Chance, word: () => string): string {
  const about = () => clause(chance, word, 7)
  const wanted =
    chance.next() < 0.35
      ? `${chance.pick(brands)} ${clause(chance, word, 5)}`
      : Array.from({ length: 2 + chance.whole(3) }, about).join(' ')
  return chance.next() < 0.4 ? `${wanted} NOT ${clause(chance, word, 3)}` : wanted
}

function clause(chance: Chance, word: () => string, most: number): string {
  const leaves = Array.from({ length: 1 + chance.whole(most) }, () => leaf(chance, word))
  return `(${leaves.join(' OR ')})`
}

function leaf(chance: Chance, word: () => string): string {
  const kind = chance.next()
  if (kind < 0.12) return `"${word()} ${word()}"`
  return kind < 0.2 ? `${word().slice(0, -2)}*` : word()
}

function read(term: string): Query {
  const parsed = parse(term)
  if (!parsed.ok) throw new Error(`${term}: ${parsed.fault.code}`)
  return parsed.query
}
