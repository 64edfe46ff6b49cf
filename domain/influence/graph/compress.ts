/** Edges sorted by whom they go to and then by who they come from, by counting, the second first. Linear in edges and people. */

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
  const [given, got] = [new Int32Array(people), new Int32Array(people)]
  for (let e = 0; e < edges; e++) {
    if (at(from, e) === gone) continue
    bump(given, at(from, e))
    bump(got, at(to, e))
  }
  const person = byGiven(given)
  const [rows, start] = [startsOf(given, person), startsOf(got, person)]
  const [targets, carried] = [new Int32Array(left), new Float32Array(left)]
  // Where the next edge from each person goes, and later that to each; in the room of how many there are.
  const [next, nextTo] = [spread(rows, person, given), spread(start, person, got)]
  for (let e = 0; e < edges; e++) {
    if (at(from, e) === gone) continue
    const k = bump(next, at(from, e))
    targets[k] = at(to, e)
    carried[k] = weights[e] as number
  }
  const [sources, sorted, out] = [new Int32Array(left), new Float32Array(left), new Float64Array(people)]
  for (let p = 0; p < people; p++) {
    let together = 0
    for (let e = at(rows, p); e < at(rows, p + 1); e++) {
      const k = bump(nextTo, at(targets, e))
      const weighs = carried[e] as number
      sources[k] = p
      sorted[k] = weighs
      together += weighs
    }
    out[p] = together
  }
  return { person, start, out, ...merged(start, sources, sorted) }
}

/** The same two stand beside each other, and add up, in place. */
function merged(start: Int32Array, from: Int32Array, weight: Float32Array) {
  let plain = true
  let end = 0
  for (let p = 0, e = 0; p < start.length - 1; p++) {
    const [begin, until] = [end, at(start, p + 1)]
    for (; e < until; e++) {
      const source = at(from, e)
      const weighs = weight[e] as number
      const again = end > begin && at(from, end - 1) === source
      if (again) weight[end - 1] = (weight[end - 1] as number) + weighs
      else {
        from[end] = source
        weight[end++] = weighs
      }
      if (again || weighs !== 1) plain = false
    }
    start[p] = begin
  }
  start[start.length - 1] = end
  return { from: from.subarray(0, end), weight: plain ? null : weight.subarray(0, end) }
}

/** Where the rows of places begin. @param counts of each person */
function startsOf(counts: Int32Array, person: Int32Array): Int32Array {
  const start = new Int32Array(person.length + 1)
  for (let p = 0; p < person.length; p++) start[p + 1] = at(start, p) + at(counts, at(person, p))
  return start
}

/** The same by person. @param into filled and returned */
function spread(start: Int32Array, person: Int32Array, into: Int32Array): Int32Array {
  for (let p = 0; p < person.length; p++) into[at(person, p)] = at(start, p)
  return into
}

/** Who reacts to most stands first. @param many to how many each reacts */
function byGiven(many: Int32Array): Int32Array {
  const people = many.length
  const most = many.reduce((highest, each) => Math.max(highest, each), 0)
  const begin = new Int32Array(most + 2)
  for (let one = 0; one < people; one++) bump(begin, most - at(many, one) + 1)
  for (let i = 1; i < begin.length; i++) begin[i] = at(begin, i) + at(begin, i - 1)
  const person = new Int32Array(people)
  for (let one = 0; one < people; one++) person[bump(begin, most - at(many, one))] = one
  return person
}

/** Indexes here are always within; saying so costs nothing, while asking would. */
const at = (values: Int32Array, i: number) => values[i] as number

/** One more. @returns how many there were */
function bump(counts: Int32Array, i: number): number {
  const before = at(counts, i)
  counts[i] = before + 1
  return before
}
