import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceFrom } from '../../language/chance.ts'
import { communities } from './communities.ts'
import { createGraph } from './graph.ts'
import { pageRank } from './pagerank.ts'

type Edge = readonly [from: number, to: number, weight: number]
const people = 9
const person = fc.nat(people - 1)
const edges = fc.array(fc.tuple(person, person, fc.constantFrom(1, 1, 1, 2, 0.5, 0, -1)), { maxLength: 40 })

function graphOf(all: readonly Edge[]) {
  const graph = createGraph(2)
  for (const [from, to, weight] of all) graph.add(from, to, weight)
  // Everybody is there, also who reacts to nobody.
  graph.add(people - 1, people - 2, 1)
  graph.add(people - 2, people - 1, 1)
  return graph
}
const plain = (all: readonly Edge[]): Edge[] => [
  ...all.filter(([a, b, weight]) => a !== b && weight > 0),
  [8, 7, 1],
  [7, 8, 1],
]

/** As it stands in the paper, on a whole matrix. */
function plainPageRank(all: readonly Edge[]): number[] {
  const out = Array.from({ length: people }, (_, p) =>
    all.filter(([from]) => from === p).reduce((sum, edge) => sum + edge[2], 0),
  )
  let rank = out.map(() => 1 / people)
  for (let round = 0; round < 200; round++) {
    const stuck = rank.reduce((sum, each, p) => sum + (out[p] === 0 ? each : 0), 0)
    rank = rank.map((_, p) => {
      const got = all
        .filter(([, to]) => to === p)
        .reduce((sum, [from, , weight]) => sum + ((rank[from] ?? 0) * weight) / (out[from] ?? 1), 0)
      return 0.15 / people + 0.85 * (got + stuck / people)
    })
  }
  return rank
}

function plainModularity(all: readonly Edge[], of: ArrayLike<number>): number {
  const total = all.reduce((sum, edge) => sum + edge[2], 0)
  const strength = (p: number) =>
    all.reduce((sum, [a, b, weight]) => sum + (a === p ? weight : 0) + (b === p ? weight : 0), 0)
  const within = all.reduce((sum, [a, b, weight]) => sum + (of[a] === of[b] ? weight : 0), 0) / total
  const expected = [...new Set(Array.from(of))].map((group) => {
    const members = Array.from({ length: people }, (_, p) => p).filter((p) => of[p] === group)
    return (members.reduce((sum, p) => sum + strength(p), 0) / (2 * total)) ** 2
  })
  return within - expected.reduce((sum, each) => sum + each, 0)
}

describe('who reacts to whom', () => {
  test('is kept as rows of who reacts to each, what two do added up', () => {
    fc.assert(
      fc.property(edges, (all) => {
        const { start, from, weight, person, out } = graphOf(all).compress()
        const kept = new Map<string, number>()
        for (let p = 0; p < person.length; p++)
          for (let e = start[p] ?? 0; e < (start[p + 1] ?? 0); e++) {
            const key = `${person[from[e] ?? -1]}>${person[p]}`
            expect(kept.has(key)).toBe(false)
            kept.set(key, weight ? (weight[e] ?? 0) : 1)
          }
        const wanted = new Map<string, number>()
        for (const [a, b, weighs] of plain(all)) wanted.set(`${a}>${b}`, (wanted.get(`${a}>${b}`) ?? 0) + weighs)
        expect(kept).toEqual(wanted)
        expect(out.reduce((sum, each) => sum + each, 0)).toBeCloseTo([...wanted.values()].reduce((a, b) => a + b, 0))
      }),
    )
  })

  test('is the same in whatever order it came, and a little later', () => {
    fc.assert(
      fc.property(edges, edges, (before, after) => {
        const graph = graphOf(before)
        graph.compress()
        for (const [from, to, weight] of after) graph.add(from, to, weight)
        const other = graphOf([...before, ...after].reverse())
        const [one, two] = [pageRank(graph.compress()).rank, pageRank(other.compress()).rank]
        for (let p = 0; p < people; p++) expect(one[p]).toBeCloseTo(two[p] ?? Number.NaN, 5)
      }),
    )
  })

  test('of who is forgotten nothing stays', () => {
    fc.assert(
      fc.property(edges, fc.nat(people - 3), (all, who) => {
        const graph = graphOf(all)
        graph.forget(who)
        const without = graphOf(all.filter(([from, to]) => from !== who && to !== who))
        expect(graph.size()).toBe(without.size())
        const { rank } = pageRank(graph.compress())
        const { rank: wanted } = pageRank(without.compress())
        for (let p = 0; p < people; p++) expect(rank[p]).toBeCloseTo(wanted[p] ?? Number.NaN, 5)
      }),
    )
  })
})

describe('PageRank', () => {
  test('is that of the paper', () => {
    fc.assert(
      fc.property(edges, (all) => {
        const { rank } = pageRank(graphOf(all).compress(), { near: 1e-9, most: 300 })
        const wanted = plainPageRank(plain(all))
        for (let p = 0; p < people; p++) expect(rank[p]).toBeCloseTo(wanted[p] ?? Number.NaN, 5)
        expect(rank.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 5)
      }),
      { numRuns: 50 },
    )
  })

  test('of nobody is nothing', () => {
    expect(pageRank(createGraph().compress()).rank).toHaveLength(0)
    expect(communities(createGraph().compress(), chanceFrom(1))).toMatchObject({ count: 0, modularity: 0 })
  })
})

describe('communities', () => {
  test('are the circles of friends that were put there, the largest first', () => {
    const graph = createGraph()
    const circles = [12, 9, 6, 4]
    const firsts = circles.map((_, i) => circles.slice(0, i).reduce((a, b) => a + b, 0))
    for (const [i, size] of circles.entries()) {
      for (let a = 0; a < size; a++) for (let b = 0; b < a; b++) graph.add((firsts[i] ?? 0) + a, (firsts[i] ?? 0) + b)
      graph.add(firsts[i] ?? 0, firsts[(i + 1) % circles.length] ?? 0)
    }
    const { of, count, modularity } = communities(graph.compress(), chanceFrom(1))
    expect(count).toBe(4)
    expect([...of]).toEqual(circles.flatMap((size, i) => Array.from({ length: size }, () => i)))
    expect(modularity).toBeGreaterThan(0.4)
  })

  test('come out the same with the same chance, as good as they say, and hang together', () => {
    fc.assert(
      fc.property(edges, fc.nat(), (all, seed) => {
        const compressed = graphOf(all).compress()
        const { of, count, modularity } = communities(compressed, chanceFrom(seed))
        expect(communities(compressed, chanceFrom(seed))).toEqual({ of, count, modularity })
        expect(modularity).toBeCloseTo(plainModularity(plain(all), of), 9)
        expect(modularity).toBeGreaterThanOrEqual(
          plainModularity(
            plain(all),
            Array.from({ length: people }, (_, p) => p),
          ) - 1e-9,
        )
        for (let group = 0; group < count; group++) expect(hangsTogether(plain(all), of, group)).toBe(true)
      }),
    )
  })
})

function hangsTogether(all: readonly Edge[], of: ArrayLike<number>, group: number): boolean {
  const members = Array.from({ length: people }, (_, p) => p).filter((p) => of[p] === group)
  const reached = new Set(members.slice(0, 1))
  for (let round = 0; round < people; round++)
    for (const [a, b] of all)
      if (of[a] === group && of[b] === group && (reached.has(a) || reached.has(b))) reached.add(a).add(b)
  return reached.size === members.length
}
