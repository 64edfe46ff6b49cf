/**
 * Who is heard by who is heard (Brin & Page 1998): the chance that somebody who keeps following reactions, and now and then begins elsewhere, is
 * there. For the picture and to break ties: on real cascades it tells no more about who will be picked up than counting reactions does.
 *
 * The time goes into waiting for values of others, scattered over memory. So those are of four bytes and in the order of how often they are read,
 * and four sums run beside each other. Indexes are always within: saying so (`as number`) costs nothing, while asking would. Cost: some
 * nanoseconds an edge and round.
 */
import type { Compressed } from './compress.ts'

export type Settings = {
  /** How likely it is to follow on rather than to begin elsewhere. */
  damping: number
  /** Rounds at most. */
  most: number
  /** Stop when all changes of a round together are smaller. */
  near: number
}
const usual: Settings = { damping: 0.85, most: 60, near: 1e-6 }

/** @returns the rank of each person, from 0 to 1, together 1 */
export function pageRank(graph: Compressed, settings: Partial<Settings> = {}): { rank: Float64Array; rounds: number } {
  const { damping, most, near } = { ...usual, ...settings }
  const { person, out } = graph
  const people = person.length
  const rank = new Float64Array(people).fill(1 / people)
  const given = new Float32Array(people)
  const got = new Float64Array(people)
  let rounds = 0
  for (let change = 1; rounds < most && change > near; rounds++) {
    let stuck = 0
    for (let p = 0; p < people; p++) {
      const own = rank[p] as number
      const weight = out[p] as number
      if (weight === 0) stuck += own
      given[p] = weight === 0 ? 0 : own / weight
    }
    if (graph.weight) gatherWeighted(graph, graph.weight, given, got)
    else gather(graph, given, got)
    const base = (1 - damping + damping * stuck) / people
    change = 0
    for (let p = 0; p < people; p++) {
      const value = base + damping * (got[p] as number)
      change += Math.abs(value - (rank[p] as number))
      rank[p] = value
    }
  }
  const byPerson = new Float64Array(people)
  for (let p = 0; p < people; p++) byPerson[person[p] as number] = rank[p] as number
  return { rank: byPerson, rounds }
}

function gather({ start, from }: Compressed, given: Float32Array, got: Float64Array): void {
  for (let p = 0, e = 0; p < got.length; p++) {
    const end = start[p + 1] as number
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (const until = end - 3; e < until; e += 4) {
      a += given[from[e] as number] as number
      b += given[from[e + 1] as number] as number
      c += given[from[e + 2] as number] as number
      d += given[from[e + 3] as number] as number
    }
    for (; e < end; e++) a += given[from[e] as number] as number
    got[p] = a + b + (c + d)
  }
}

function gatherWeighted(
  { start, from }: Compressed,
  weight: Float32Array,
  given: Float32Array,
  got: Float64Array,
): void {
  for (let p = 0, e = 0; p < got.length; p++) {
    const end = start[p + 1] as number
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (const until = end - 3; e < until; e += 4) {
      a += (weight[e] as number) * (given[from[e] as number] as number)
      b += (weight[e + 1] as number) * (given[from[e + 1] as number] as number)
      c += (weight[e + 2] as number) * (given[from[e + 2] as number] as number)
      d += (weight[e + 3] as number) * (given[from[e + 3] as number] as number)
    }
    for (; e < end; e++) a += (weight[e] as number) * (given[from[e] as number] as number)
    got[p] = a + b + (c + d)
  }
}
