/** Edges sorted by whom they go to, by counting: first by who they come from, then, in that order, by their target. Linear in edges and people. */

/**
 * People stand in places, in the order of how many they react to: those whose values are read most lie together, and waiting for them is what a
 * run costs. The edges to place `p` are `from[start[p]]` up to, and without, `from[start[p + 1]]`.
 */
export type Compressed = {
  /** The person at each place. */
  person: Int32Array
  start: Int32Array
  /** The place of who reacts; within one row they rise, and none comes twice. */
  from: Int32Array
  /** Null when all weigh 1. */
  weight: Float32Array | null
  /** What all reactions of each weigh together, by place. */
  out: Float64Array
}

export type Edges = {
  from: Int32Array
  to: Int32Array
  weights: Float32Array
  /** How many of the arrays are filled, and how many of those are not gone. */
  edges: number
  left: number
  people: number
}

/** Who stands in an edge that was forgotten. */
export const gone = -1

export function compressed({ from, to, weights, edges, left, people }: Edges): Compressed {
  const { person, place } = placesOf(from, edges, people)
  const row = new Int32Array(people + 1)
  const start = new Int32Array(people + 1)
  for (let e = 0; e < edges; e++) {
    if (at(from, e) === gone) continue
    bump(row, at(place, at(from, e)) + 1)
    bump(start, at(place, at(to, e)) + 1)
  }
  addUp(row)
  addUp(start)
  const [targets, carried] = [new Int32Array(left), new Float32Array(left)]
  const next = row.slice()
  for (let e = 0; e < edges; e++) {
    if (at(from, e) === gone) continue
    const k = bump(next, at(place, at(from, e)))
    targets[k] = at(place, at(to, e))
    carried[k] = weights[e] as number
  }
  const [sources, sorted] = [new Int32Array(left), new Float32Array(left)]
  next.set(start)
  for (let p = 0; p < people; p++)
    for (let e = at(row, p); e < at(row, p + 1); e++) {
      const k = bump(next, at(targets, e))
      sources[k] = p
      sorted[k] = carried[e] as number
    }
  return { person, start, ...merged(start, sources, sorted) }
}

/** The same two add up, in place. */
function merged(start: Int32Array, from: Int32Array, weight: Float32Array) {
  const people = start.length - 1
  const out = new Float64Array(people)
  let plain = true
  let end = 0
  for (let p = 0, e = 0; p < people; p++) {
    const [begin, until] = [end, at(start, p + 1)]
    for (; e < until; e++) {
      const source = at(from, e)
      const weighs = weight[e] as number
      out[source] = (out[source] as number) + weighs
      if (end > begin && at(from, end - 1) === source) weight[end - 1] = (weight[end - 1] as number) + weighs
      else {
        from[end] = source
        weight[end++] = weighs
      }
      if (weight[end - 1] !== 1) plain = false
    }
    start[p] = begin
  }
  start[people] = end
  return { from: from.subarray(0, end), weight: plain ? null : weight.subarray(0, end), out }
}

/** Who reacts to most stands first. */
function placesOf(from: Int32Array, edges: number, people: number) {
  const many = new Int32Array(people)
  let most = 0
  for (let e = 0; e < edges; e++) {
    const source = at(from, e)
    if (source !== gone) most = Math.max(most, bump(many, source) + 1)
  }
  const begin = new Int32Array(most + 2)
  for (let one = 0; one < people; one++) bump(begin, most - at(many, one) + 1)
  addUp(begin)
  const [person, place] = [new Int32Array(people), new Int32Array(people)]
  for (let one = 0; one < people; one++) {
    const to = bump(begin, most - at(many, one))
    person[to] = one
    place[one] = to
  }
  return { person, place }
}

function addUp(counts: Int32Array): void {
  for (let i = 1; i < counts.length; i++) counts[i] = at(counts, i) + at(counts, i - 1)
}

/** Indexes here are always within; saying so costs nothing, while asking would. */
const at = (values: Int32Array, i: number) => values[i] as number

/** One more. @returns how many there were */
function bump(counts: Int32Array, i: number): number {
  const before = at(counts, i)
  counts[i] = before + 1
  return before
}
