/// <reference lib="webworker" />
/**
 * Forces in a thread of their own (ForceAtlas2, Jacomy et al. 2014): who reacts to each other is drawn together, all others are pushed apart. It
 * tells where everybody is a few times a second, slower and slower, and stops by itself.
 */
import iterate from 'graphology-layout-forceatlas2/iterate.js'

declare const self: DedicatedWorkerGlobalScope

/** `places`: x and y of each; `ties`: from, to and weight of each. */
export type Ask = { places: Float32Array; sizes: Float32Array; ties: Float32Array }
export type Told = { places: Float32Array; done: boolean }

/** Values of a person and of a tie, as `iterate` has them. */
const [perPerson, perTie] = [10, 3]
const chunkMs = 180
/** Enough for a picture that no longer changes to the eye. */
const longest = (people: number) => (people < 1000 ? 4000 : people < 5000 ? 10_000 : 30_000)

self.onmessage = ({ data }: MessageEvent<Ask>) => {
  const { people, ties } = matricesOf(data)
  const order = data.places.length / 2
  const settings = {
    linLogMode: false,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    edgeWeightInfluence: 0.5,
    scalingRatio: 10,
    strongGravityMode: true,
    gravity: 0.05,
    slowDown: 1 + Math.log(order),
    barnesHutOptimize: order > 1000,
    barnesHutTheta: 0.7,
  }
  const until = performance.now() + longest(order)
  const next = () => {
    const begun = performance.now()
    do iterate(settings, people, ties)
    while (performance.now() - begun < chunkMs)
    const done = performance.now() > until
    const places = placesOf(people)
    self.postMessage({ places, done } satisfies Told, [places.buffer])
    if (!done) setTimeout(next)
  }
  next()
}

function matricesOf({ places, sizes, ties }: Ask): { people: Float32Array; ties: Float32Array } {
  const people = new Float32Array((places.length / 2) * perPerson)
  for (let i = 0; i < places.length / 2; i++)
    people.set([places[2 * i] ?? 0, places[2 * i + 1] ?? 0, 0, 0, 0, 0, 1, 1, sizes[i] ?? 1, 0], i * perPerson)
  const between = ties.slice()
  for (let e = 0; e < between.length; e += perTie) {
    const weight = between[e + 2] ?? 0
    for (const end of [e, e + 1]) {
      const at = (between[end] ?? 0) * perPerson
      between[end] = at
      people[at + 6] = (people[at + 6] ?? 0) + weight
    }
  }
  return { people, ties: between }
}

function placesOf(people: Float32Array): Float32Array<ArrayBuffer> {
  const places = new Float32Array((people.length / perPerson) * 2)
  for (let i = 0; i < places.length / 2; i++) {
    places[2 * i] = people[i * perPerson] ?? 0
    places[2 * i + 1] = people[i * perPerson + 1] ?? 0
  }
  return places
}
