/** A graph without directions, for finding communities: what two do to each other counts together. */
import type { Compressed } from './compress.ts'

export type Net = {
  /** The neighbours of node v are `to[start[v]]` up to, and without, `to[start[v + 1]]`; the same one may come twice. */
  start: Int32Array
  to: Int32Array
  weight: Float64Array
  /** What weighs within a node itself, counted from both ends. */
  within: Float64Array
}

export const sizeOf = (net: Net) => net.start.length - 1

export function netOf({ start, from, weight }: Compressed): Net {
  const people = start.length - 1
  const begin = new Int32Array(people + 1)
  for (let p = 0; p < people; p++)
    for (let e = start[p] as number; e < (start[p + 1] as number); e++) {
      bump(begin, p + 1)
      bump(begin, (from[e] as number) + 1)
    }
  for (let p = 0; p < people; p++) begin[p + 1] = (begin[p + 1] as number) + (begin[p] as number)
  const next = begin.slice()
  const [to, weights] = [new Int32Array(2 * from.length), new Float64Array(2 * from.length)]
  for (let p = 0; p < people; p++)
    for (let e = start[p] as number; e < (start[p + 1] as number); e++) {
      const other = from[e] as number
      const weighs = weight ? (weight[e] as number) : 1
      const [one, two] = [bump(next, p), bump(next, other)]
      to[one] = other
      to[two] = p
      weights[one] = weighs
      weights[two] = weighs
    }
  return { start: begin, to, weight: weights, within: new Float64Array(people) }
}

/** One node for each group. @param group of each node, numbered from 0 without gaps */
export function joined(net: Net, group: Int32Array, groups: number): Net {
  const size = sizeOf(net)
  const members = new Int32Array(size)
  const begin = new Int32Array(groups + 1)
  for (let v = 0; v < size; v++) bump(begin, (group[v] as number) + 1)
  for (let g = 0; g < groups; g++) begin[g + 1] = (begin[g + 1] as number) + (begin[g] as number)
  const next = begin.slice()
  for (let v = 0; v < size; v++) members[bump(next, group[v] as number)] = v

  const start = new Int32Array(groups + 1)
  const [to, weight] = [new Int32Array(net.to.length), new Float64Array(net.to.length)]
  const within = new Float64Array(groups)
  /** Where the edge to a group stands, when that is in the row that is being made. */
  const place = new Int32Array(groups).fill(-1)
  let end = 0
  for (let g = 0; g < groups; g++) {
    const row = end
    for (let i = begin[g] as number; i < (begin[g + 1] as number); i++) {
      const v = members[i] as number
      within[g] = (within[g] as number) + (net.within[v] as number)
      for (let e = net.start[v] as number; e < (net.start[v + 1] as number); e++) {
        const other = group[net.to[e] as number] as number
        const weighs = net.weight[e] as number
        if (other === g) within[g] = (within[g] as number) + weighs
        else {
          if ((place[other] as number) < row) {
            place[other] = end
            to[end++] = other
          }
          const at = place[other] as number
          weight[at] = (weight[at] as number) + weighs
        }
      }
    }
    start[g + 1] = end
  }
  return { start, to: to.slice(0, end), weight: weight.slice(0, end), within }
}

function bump(counts: Int32Array, i: number): number {
  const before = counts[i] as number
  counts[i] = before + 1
  return before
}
