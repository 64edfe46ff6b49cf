/** The picture as the page needs it: who has which neighbours, and by what name a circle goes. */
import type { CirclePerson, Picture } from '../../contract/circle.ts'

export type Tone = 'negative' | 'neutral' | 'positive' | 'unknown'
export type Circle = { id: number; name: string; people: number }
export type Neighbour = { person: number; weight: number }

export type Network = {
  people: readonly CirclePerson[]
  reactions: Picture['reactions']
  /** By place in `people`: how many they react to here, and how many react to them here. */
  gives: Int32Array
  gets: Int32Array
  /** Those of more than one person, the largest first; named after who has most reach in it. */
  circles: readonly Circle[]
  circleOf: (person: CirclePerson) => Circle | undefined
}

export function networkOf({ people, reactions }: Pick<Picture, 'people' | 'reactions'>): Network {
  const [gives, gets] = [new Int32Array(people.length), new Int32Array(people.length)]
  for (const [from, to] of reactions) {
    gives[from] = (gives[from] ?? 0) + 1
    gets[to] = (gets[to] ?? 0) + 1
  }
  const circles = circlesOf(people)
  const byId = new Map(circles.map((circle) => [circle.id, circle]))
  return { people, reactions, gives, gets, circles, circleOf: ({ circle }) => byId.get(circle ?? -1) }
}

function circlesOf(people: readonly CirclePerson[]): Circle[] {
  const members = new Map<number, { first: CirclePerson; people: number }>()
  for (const person of people) {
    if (person.circle === null) continue
    const known = members.get(person.circle)
    if (!known) members.set(person.circle, { first: person, people: 1 })
    else {
      known.people++
      if (isBefore(person, known.first)) known.first = person
    }
  }
  return [...members]
    .map(([id, { first, people: many }]) => ({ id, name: first.name, people: many }))
    .filter((circle) => circle.people > 1)
    .sort((a, b) => b.people - a.people || a.id - b.id)
}

/** A circle is rather named after somebody else than after us. */
const isBefore = (one: CirclePerson, other: CirclePerson) =>
  one.ours === other.ours ? one.reach > other.reach : other.ours

/** Whom somebody reacts to, and who reacts to them, the heaviest first. */
export function neighboursOf({ reactions }: Network, person: number): { gives: Neighbour[]; gets: Neighbour[] } {
  const [gives, gets]: [Neighbour[], Neighbour[]] = [[], []]
  for (const [from, to, weight] of reactions) {
    if (from === person) gives.push({ person: to, weight })
    if (to === person) gets.push({ person: from, weight })
  }
  const heaviest = (a: Neighbour, b: Neighbour) => b.weight - a.weight || a.person - b.person
  return { gives: gives.sort(heaviest), gets: gets.sort(heaviest) }
}

/** Somewhat to one side is neither. */
export function toneOf({ tone }: CirclePerson): Tone {
  if (tone === null) return 'unknown'
  return tone <= -0.34 ? 'negative' : tone >= 0.34 ? 'positive' : 'neutral'
}
