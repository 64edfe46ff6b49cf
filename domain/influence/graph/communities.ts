/**
 * Who belongs together: groups in which people react to each other more than chance would have it (modularity, Newman & Girvan 2004). Louvain (Blondel
 * et al. 2008): each moves to the group that gains most, groups become nodes, and again. Two things of Leiden (Traag, Waltman & van Eck 2019): only those
 * whose neighbours moved are looked at again; and no group falls apart, because one that does is parted before it becomes a node.
 *
 * Chance is an argument: it decides in which order people are looked at. The same chance gives the same groups. For the picture only.
 * Cost: about a microsecond an edge, most of it in the first level.
 */
import type { Compressed } from './compress.ts'
import { joined, type Net, netOf, sizeOf } from './net.ts'

export type Communities = {
  /** The community of each person; 0 is the largest. */
  of: Int32Array
  count: number
  /** How much more there is within groups than chance would give: below 1, and 0 when there is nothing to find. */
  modularity: number
}

/** @param resolution above 1 gives smaller groups, below 1 larger ones */
export function communities(graph: Compressed, chance: () => number, resolution = 1): Communities {
  const people = graph.person.length
  const all = netOf(graph)
  let net = all
  let groups = people
  const group = Int32Array.from({ length: people }, (_, p) => p)
  for (;;) {
    const { of, count } = parted(net, moved(net, chance, resolution))
    for (let p = 0; p < people; p++) group[p] = of[group[p] as number] as number
    groups = count
    if (count === sizeOf(net)) break
    net = joined(net, of, count)
  }
  return {
    of: bySize(graph.person, group, groups),
    count: groups,
    modularity: modularityOf(all, group, groups, resolution),
  }
}

/** Each node moves to the group of a neighbour that gains most, until none gains. @returns the group of each, named after a node */
function moved(net: Net, chance: () => number, resolution: number): Int32Array {
  const size = sizeOf(net)
  const own = strengths(net)
  const all = own.reduce((sum, each) => sum + each, 0)
  const group = Int32Array.from({ length: size }, (_, v) => v)
  const total = own.slice()
  const [queue, waits] = [shuffled(size, chance), new Uint8Array(size).fill(1)]
  const towards = new Float64Array(size)
  const near = new Int32Array(size)
  let [head, waiting] = [0, size]
  while (waiting > 0) {
    const v = queue[head] as number
    head = head + 1 === size ? 0 : head + 1
    waiting--
    waits[v] = 0
    const [from, to] = [net.start[v] as number, net.start[v + 1] as number]
    let nearby = 0
    for (let e = from; e < to; e++) {
      const g = group[net.to[e] as number] as number
      if (towards[g] === 0) near[nearby++] = g
      towards[g] = (towards[g] as number) + (net.weight[e] as number)
    }
    const [here, strength] = [group[v] as number, own[v] as number]
    total[here] = (total[here] as number) - strength
    const gain = (g: number) => (towards[g] as number) - (resolution * strength * (total[g] as number)) / all
    let [best, most] = [here, gain(here) + 1e-12 * all]
    for (let i = 0; i < nearby; i++) {
      const g = near[i] as number
      const gains = gain(g)
      if (gains > most) [best, most] = [g, gains]
    }
    for (let i = 0; i < nearby; i++) towards[near[i] as number] = 0
    total[best] = (total[best] as number) + strength
    if (best === here) continue
    group[v] = best
    for (let e = from; e < to; e++) {
      const other = net.to[e] as number
      if (waits[other] === 1 || group[other] === best) continue
      waits[other] = 1
      queue[(head + waiting++) % size] = other
    }
  }
  return group
}

/** Groups that hang together, numbered from 0. */
function parted(net: Net, group: Int32Array): { of: Int32Array; count: number } {
  const size = sizeOf(net)
  const [of, reached] = [new Int32Array(size).fill(-1), new Int32Array(size)]
  let count = 0
  for (let first = 0; first < size; first++) {
    if (of[first] !== -1) continue
    let [done, found] = [0, 1]
    reached[0] = first
    of[first] = count
    while (done < found) {
      const v = reached[done++] as number
      for (let e = net.start[v] as number; e < (net.start[v + 1] as number); e++) {
        const other = net.to[e] as number
        if (of[other] !== -1 || group[other] !== group[v]) continue
        of[other] = count
        reached[found++] = other
      }
    }
    count++
  }
  return { of, count }
}

/** What each node weighs, from both ends. */
function strengths({ start, weight, within }: Net): Float64Array {
  return within.map((inside, v) => {
    let sum = inside
    for (let e = start[v] as number; e < (start[v + 1] as number); e++) sum += weight[e] as number
    return sum
  })
}

function modularityOf(net: Net, group: Int32Array, groups: number, resolution: number): number {
  const own = strengths(net)
  const all = own.reduce((sum, each) => sum + each, 0)
  const total = new Float64Array(groups)
  let inside = 0
  for (let v = 0; v < own.length; v++) {
    const g = group[v] as number
    total[g] = (total[g] as number) + (own[v] as number)
    for (let e = net.start[v] as number; e < (net.start[v + 1] as number); e++)
      if (group[net.to[e] as number] === g) inside += net.weight[e] as number
  }
  return all === 0 ? 0 : inside / all - resolution * total.reduce((sum, each) => sum + (each / all) ** 2, 0)
}

/** Numbered from the largest on, and given to people instead of places. Of equal ones the one with the lowest person comes first. */
function bySize(person: Int32Array, group: Int32Array, groups: number): Int32Array {
  const [size, lowest] = [new Int32Array(groups), new Int32Array(groups).fill(person.length)]
  for (const [place, g] of group.entries()) {
    size[g] = (size[g] as number) + 1
    lowest[g] = Math.min(lowest[g] as number, person[place] as number)
  }
  const order = Int32Array.from({ length: groups }, (_, g) => g).sort(
    (a, b) => (size[b] as number) - (size[a] as number) || (lowest[a] as number) - (lowest[b] as number),
  )
  const rank = new Int32Array(groups)
  for (const [i, g] of order.entries()) rank[g] = i
  const of = new Int32Array(person.length)
  for (const [place, g] of group.entries()) of[person[place] as number] = rank[g] as number
  return of
}

function shuffled(size: number, chance: () => number): Int32Array {
  const order = Int32Array.from({ length: size }, (_, v) => v)
  for (let i = size - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1))
    const one = order[i] as number
    order[i] = order[j] as number
    order[j] = one
  }
  return order
}
