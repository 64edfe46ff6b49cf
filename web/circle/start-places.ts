/**
 * Where everybody stands before the forces are asked: each circle together, the largest in the middle, those who reach most in the middle of theirs.
 * From here a layout is soon found, and what one sees first says something already.
 */
import type { CirclePerson } from '../../contract/circle.ts'

/** Sunflower: the n-th seed turns by this, at the root of n from the middle, so that all have as much room. */
const turn = Math.PI * (3 - Math.sqrt(5))

/** @returns x and y of each, one after another */
export function startPlaces(people: readonly CirclePerson[]): Float32Array {
  const circles = new Map<number, number[]>()
  for (const [i, { circle }] of people.entries()) {
    const key = circle ?? -1
    const members = circles.get(key)
    if (members) members.push(i)
    else circles.set(key, [i])
  }
  const places = new Float32Array(2 * people.length)
  let area = 0
  const ordered = [...circles.values()].sort((a, b) => b.length - a.length)
  for (const [n, members] of ordered.entries()) {
    // As far out as all before it need room, and half of its own.
    const far = n === 0 ? 0 : Math.sqrt(2 * (area + members.length))
    area += members.length
    const [x, y] = [far * Math.cos(n * turn), far * Math.sin(n * turn)]
    members.sort((a, b) => (people[b]?.reach ?? 0) - (people[a]?.reach ?? 0))
    for (const [k, i] of members.entries()) {
      const out = Math.sqrt(k)
      places[2 * i] = x + out * Math.cos(k * turn)
      places[2 * i + 1] = y + out * Math.sin(k * turn)
    }
  }
  return places
}
