/**
 * Who reacts to whom, as edges in typed arrays: from who reacts to whom they react to. An interaction is added in a few nanoseconds; for a run the
 * edges are compressed by whom they go to (compressed sparse rows, as in Tinney & Walker 1967), so that a run reads them in one sweep.
 *
 * People are whole numbers from 0, given out by who calls. Twelve to twenty-four bytes an edge; nothing of what was said. Compressing
 * costs some tens of nanoseconds an edge, and some hundreds where memory is far away.
 */

import { type Compressed, compressed, gone } from './compress.ts'

export type Graph = {
  /** Interactions of the same two add up. To oneself, and what weighs nothing, is left out. */
  add(from: number, to: number, weight?: number): void
  /** No edge of theirs stays. Costs a look at every edge. */
  forget(person: number): void
  /** Edges that were added and not forgotten. */
  size(): number
  compress(): Compressed
}

export function createGraph(room = 1024): Graph {
  let [from, to, weights] = [new Int32Array(room), new Int32Array(room), new Float32Array(room)]
  // Plain variables: they stand in the way of every edge.
  let edges = 0
  let people = 0
  let left = 0

  function grow(): void {
    const [largerFrom, largerTo] = [new Int32Array(2 * edges), new Int32Array(2 * edges)]
    const largerWeights = new Float32Array(2 * edges)
    largerFrom.set(from)
    largerTo.set(to)
    largerWeights.set(weights)
    ;[from, to, weights] = [largerFrom, largerTo, largerWeights]
  }

  return {
    add(one, other, weight = 1) {
      if (one === other || !(weight > 0)) return
      if (edges === from.length) grow()
      from[edges] = one
      to[edges] = other
      weights[edges] = weight
      edges++
      left++
      if (one >= people) people = one + 1
      if (other >= people) people = other + 1
    },
    forget(person) {
      for (let e = 0; e < edges; e++) {
        if (from[e] !== person && to[e] !== person) continue
        from[e] = gone
        to[e] = gone
        left--
      }
    },
    size: () => left,
    compress: () => compressed({ from, to, weights, edges, left, people }),
  }
}
