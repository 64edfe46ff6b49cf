/**
 * Who reacts to whom: PageRank over a million people and 16.8 million edges, in nanoseconds of the processor for an edge and round; and how many
 * times as fast it is as graphology on a smaller graph of the same kind, which graphology can hold. Edges are R-MAT (Chakrabarti, Zhan &
 * Faloutsos 2004; .57, .19, .19, .05), people in a random order.
 *
 * `ratio_to_graphology` is of the two calls that rank, for as many rounds, each from the form in which it keeps a graph for that; what graphology
 * prepares within its call counts. Compressing ours counts in `ratio_with_compressing` (building theirs does not), and everything, from loose
 * interactions to ranks, in `ratio_from_interactions`.
 */
import { DirectedGraph } from 'graphology'
import pagerank from 'graphology-metrics/centrality/pagerank.js'
import { communities } from '../domain/influence/graph/communities.ts'
import { createGraph, type Graph } from '../domain/influence/graph/graph.ts'
import { pageRank } from '../domain/influence/graph/pagerank.ts'
import type { Bench, Run } from './kit/bench.ts'
import { type Chance, chanceFrom } from './kit/chance.ts'
import { median, round } from './kit/numbers.ts'

/** So that some 16.8 million of the largest are different. */
const edgesEach = 17
const rounds = 20
const parts = [0.57, 0.76, 0.95] as const

export const graph: Bench = async (run) => {
  const compared = withGraphology(run, run.quick ? 13 : 15)
  return { ...alone(run, run.quick ? 17 : 20), ...compared }
}

function alone(run: Run, scale: number) {
  const drawn = draw(scale, chanceFrom(3))
  const { graph, seconds: building } = built(drawn)
  const { value: compressed, seconds: compressing } = cpuTimed(() => graph.compress())
  const edges = compressed.from.length
  run.say(`${edges} different edges: added in ${round(building, 2)} s, compressed in ${round(compressing, 2)} s`)
  const each = Array.from({ length: run.quick ? 3 : 4 }, (_, i) => {
    const { seconds } = cpuTimed(() => pageRank(compressed, { most: rounds, near: 0 }))
    run.say(`PageRank: ${round((seconds * 1e9) / (edges * rounds), 2)} ns for an edge and round`)
    return i === 0 ? [] : [(seconds * 1e9) / (edges * rounds)]
  }).flat()
  const found = cpuTimed(() => communities(compressed, chanceFrom(1).next))
  run.say(`communities: ${found.value.count} in ${round(found.seconds, 1)} s`)
  return {
    ns_per_edge: round(median(each), 2),
    edges,
    people: 2 ** scale,
    weighted: compressed.weight !== null,
    build_ns_per_edge: round(((building + compressing) * 1e9) / drawn.from.length),
    communities_s: round(found.seconds, 2),
    modularity: round(found.value.modularity, 3),
  }
}

/** The same edges in both; graphology takes each two once, with a weight. */
function withGraphology(run: Run, scale: number) {
  const drawn = draw(scale, chanceFrom(4))
  const ours = built(drawn)
  const compressed = ours.graph.compress()
  const theirs = cpuTimed(() => {
    const graph = new DirectedGraph()
    for (let person = 0; person < 2 ** scale; person++) graph.addNode(person)
    for (const [i, from] of drawn.from.entries()) {
      const to = drawn.to[i] as number
      if (from === to) continue
      if (graph.hasDirectedEdge(from, to)) graph.updateDirectedEdgeAttribute(from, to, 'weight', (weight) => weight + 1)
      else graph.addDirectedEdge(from, to, { weight: 1 })
    }
    return graph
  })
  const edges = compressed.from.length
  run.say(
    `graphology holds ${theirs.value.size} edges, built in ${round(theirs.seconds, 1)} s; ours ${round(ours.seconds, 2)} s`,
  )
  if (theirs.value.size !== edges) throw new Error('the two graphs differ')
  const [mine, whole, other]: [number[], number[], number[]] = [[], [], []]
  for (let pass = 0; pass < 4; pass++) {
    mine.push(cpuTimed(() => pageRank(compressed, { most: rounds, near: 0 })).seconds)
    whole.push(cpuTimed(() => pageRank(ours.graph.compress(), { most: rounds, near: 0 })).seconds)
    other.push(cpuTimed(() => theirRounds(theirs.value)).seconds)
  }
  // The first pass is compiled.
  const of = (seconds: readonly number[]) => median(seconds.slice(1))
  const ns = (seconds: readonly number[]) => (of(seconds) * 1e9) / (edges * rounds)
  run.say(
    `for an edge and round: ours ${round(ns(mine), 2)} ns, ${round(ns(whole), 2)} with compressing; graphology ${round(ns(other), 1)} ns`,
  )
  return {
    compared_edges: edges,
    ratio_to_graphology: round(ns(other) / ns(mine), 1),
    ratio_with_compressing: round(ns(other) / ns(whole), 1),
    ratio_from_interactions: round((theirs.seconds + of(other)) / (ours.seconds + of(whole)), 1),
    graphology_ns_per_edge: round(ns(other), 1),
  }
}

/** As many rounds as ours: it ends with an error when it has not converged, and a tolerance of nothing never does. */
function theirRounds(graph: DirectedGraph): void {
  try {
    pagerank(graph, { maxIterations: rounds, tolerance: 0, getEdgeWeight: 'weight' })
  } catch (error) {
    if (!String(error).includes('failed to converge')) throw error
  }
}

type Drawn = { from: Int32Array; to: Int32Array }

function built({ from, to }: Drawn): { graph: Graph; seconds: number } {
  const { value, seconds } = cpuTimed(() => {
    const graph = createGraph()
    for (let i = 0; i < from.length; i++) graph.add(from[i] as number, to[i] as number)
    return graph
  })
  return { graph: value, seconds }
}

function draw(scale: number, chance: Chance): Drawn {
  const people = 2 ** scale
  const order = Int32Array.from({ length: people }, (_, i) => i)
  for (let i = people - 1; i > 0; i--) {
    const j = chance.whole(i + 1)
    const one = order[i] as number
    order[i] = order[j] as number
    order[j] = one
  }
  const [from, to] = [new Int32Array(people * edgesEach), new Int32Array(people * edgesEach)]
  for (let e = 0; e < from.length; e++) {
    let row = 0
    let column = 0
    for (let bit = 0; bit < scale; bit++) {
      const drawn = chance.next()
      row = 2 * row + (drawn < parts[1] ? 0 : 1)
      column = 2 * column + (drawn < parts[0] || (drawn >= parts[1] && drawn < parts[2]) ? 0 : 1)
    }
    from[e] = order[row] as number
    to[e] = order[column] as number
  }
  return { from, to }
}

function cpuTimed<T>(work: () => T): { value: T; seconds: number } {
  const before = process.cpuUsage()
  const value = work()
  const { user, system } = process.cpuUsage(before)
  return { value, seconds: (user + system) / 1e6 }
}
