/**
 * Which words bring what is not meant: those that stand in the unwanted hits far more than in the others, so that keeping them out
 * is worth proposing.
 *
 * What: the weighted log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, "Fightin' Words", eq. 16-22), over how
 * many posts a word stands in. The prior is the words of all posts, which keeps "de" from being remarkable and a word that was seen once
 * from being certain; the weight is the standard error, so what remains is a z score.
 * Defaults: the prior weighs as five posts; a word stands in two unwanted posts at least and its z is at least 1.282 (nine of ten: a
 * person decides, and sees what each would take away).
 * Cost: linear in the words of all posts.
 */
import { isFiller } from './fillers.ts'
import { meets, type Reading } from './meets.ts'
import type { Query, Said } from './query.ts'

/** A word to keep out, and the query that does. `removes` counts all hits that go with it, `loses` those of them that are wanted. */
export type Noise = { key: string; z: number; query: Query; removes: number; loses: number }

/** What met the query, as far as people judged it: the rest nobody judged. */
export type Hits = { wanted: readonly Reading[]; unwanted: readonly Reading[]; rest: readonly Reading[] }

const priorPosts = 5
const leastPosts = 2
const leastZ = 1.282
const most = 10

/**
 * The words that bring the unwanted hits, the clearest first. With nothing judged, the words that stand out in the hits against `around` (what
 * else was heard): there somebody sees what comes along with the term.
 */
export function noiseOf(query: Query, { wanted, unwanted, rest }: Hits, around: readonly Reading[]): Noise[] {
  const hits = [...wanted, ...unwanted, ...rest]
  const [one, other] = unwanted.length > 0 ? [unwanted, [...wanted, ...rest]] : [hits, around]
  const asked = new Set(keysIn(query))
  const found: Noise[] = []
  for (const { key, z } of contrast(one, other)) {
    if (found.length === most) break
    if (asked.has(key) || !isWord(key)) continue
    const without = keepOut(query, key)
    const gone = (reading: Reading) => !meets(without, reading)
    const removes = hits.filter(gone).length
    // A word of all hits is what the term is about.
    if (removes === 0 || removes === hits.length) continue
    found.push({ key, z, query: without, removes, loses: wanted.filter(gone).length })
  }
  return found
}

/** The query, and this word nowhere. */
function keepOut(query: Query, key: string): Query {
  const out: Query = { is: 'not', query: { is: 'said', key, open: false } }
  return { is: 'all', of: [...(query.is === 'all' ? query.of : [query]), out] }
}

/** The words that stand in more of `one` than of `other`, the clearest first. */
export function contrast(one: readonly Reading[], other: readonly Reading[]): { key: string; z: number }[] {
  const [mine, theirs] = [countPosts(one), countPosts(other)]
  const [all, posts] = [countPosts([...one, ...other]), one.length + other.length]
  const scale = posts > 0 ? priorPosts / posts : 0
  const [n, m, prior] = [sum(mine), sum(theirs), scale * sum(all)]
  const found: { key: string; z: number }[] = []
  for (const [key, count] of mine) {
    if (count < leastPosts) continue
    const alpha = scale * (all.get(key) ?? 0)
    const [here, there] = [count + alpha, (theirs.get(key) ?? 0) + alpha]
    const odds = Math.log(here / (n + prior - here)) - Math.log(there / (m + prior - there))
    const z = odds / Math.sqrt(1 / here + 1 / there)
    if (z >= leastZ) found.push({ key, z })
  }
  return found.sort((a, b) => b.z - a.z || (a.key < b.key ? -1 : 1))
}

function countPosts(readings: readonly Reading[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { said } of readings) for (const key of said) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((total, each) => total + each, 0)

/** Of one letter, digits or a word like "omdat" nobody makes a term; a hashtag goes by its word, which it always comes with. */
const isWord = (key: string): boolean =>
  key.length > 1 && !/^\p{N}+$/u.test(key) && !key.startsWith('#') && !isFiller(key)

/** What the query itself asks for. */
function keysIn(query: Query): string[] {
  switch (query.is) {
    case 'said':
      return formsOf(query)
    case 'phrase':
      return query.parts.flatMap(formsOf)
    case 'near':
      return [...keysIn(query.left), ...keysIn(query.right)]
    case 'all':
    case 'any':
      return query.of.flatMap(keysIn)
    case 'not':
      return keysIn(query.query)
    case 'facet':
      return []
    default:
      return query satisfies never
  }
}

/** Keeping out the word would keep out its hashtag and mention, and the other way about. */
const formsOf = ({ key }: Said): string[] => [key, key.replace(/^[#@]/, ''), `@${key}`]
