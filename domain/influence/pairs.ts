/** Judged pairs of people: `Choice, A_*, B_*`, 1 where A was judged the more influential. */
import { type Signals, sensible } from './signals.ts'

export type Judged = Signals & {
  /** All values of the row: who has the same is the same person. */
  person: string
}
export type Pair = { a: Judged; b: Judged /** 1: a is the more influential; 0: b is. */; truth: 0 | 1 }

/**
 * The columns of the PeerIndex set. Its first network feature is a whole number and the other two are averages over so many things, so they
 * are read as how many different people reacted, and (the second) how many different people react to those on average.
 */
const columns = {
  audience: 'follower_count',
  lists: 'listed_count',
  reactors: 'network_feature_1',
  mentions: 'mentions_received',
  shares: 'retweets_received',
  posts: 'posts',
  reactorsReach: 'network_feature_2',
} as const

export const neededColumns = [
  'Choice',
  ...['A', 'B'].flatMap((side) => Object.values(columns).map((name) => `${side}_${name}`)),
]

/** @returns how to read a row under these headers: the pair, or null where it holds something else @throws when a column is not there */
export function pairReader(headers: readonly string[]): (row: readonly string[]) => Pair | null {
  const absent = neededColumns.filter((name) => !headers.includes(name))
  if (absent.length > 0) throw new Error(`there is no column ${absent.join(', ')}`)
  return (row) => {
    const cell = (name: string) => row[headers.indexOf(name)] ?? ''
    const choice = cell('Choice')
    const person = (side: string) => row.filter((_, i) => headers[i]?.startsWith(side)).join(' ')
    const [a, b] = [signalsAt('A', cell), signalsAt('B', cell)]
    if (!a || !b || (choice !== '0' && choice !== '1')) return null
    return { a: { ...a, person: person('A_') }, b: { ...b, person: person('B_') }, truth: choice === '1' ? 1 : 0 }
  }
}

function signalsAt(side: string, cell: (name: string) => string): Signals | null {
  const read = (name: keyof typeof columns) => {
    const text = cell(`${side}_${columns[name]}`)
    return text === '' ? null : sensible(Number(text))
  }
  const [audience, lists, reactors, reactorsReach] = [
    read('audience'),
    read('lists'),
    read('reactors'),
    read('reactorsReach'),
  ]
  const [mentions, shares, posts] = [read('mentions'), read('shares'), read('posts')]
  if (audience === null || lists === null || reactors === null || reactorsReach === null) return null
  if (mentions === null || shares === null || posts === null) return null
  return { audience, lists, reactors, reactorsReach, reactions: mentions + shares, posts }
}

/** Each person of the pairs once. */
export function personsOf(pairs: readonly Pair[]): Map<string, Signals> {
  return new Map(pairs.flatMap(({ a, b }) => [a, b]).map((judged) => [judged.person, judged]))
}
