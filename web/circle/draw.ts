/** The picture itself: drawn by sigma on the graphics card, laid out in a thread. Nothing of React in it. */
import { DirectedGraph } from 'graphology'
import Sigma from 'sigma'
import type { Ask, Told } from './layout-worker.ts'
import type { Network } from './network.ts'
import { colourName, paintOn, sizeOf } from './paint.ts'
import type { Colour } from './search.ts'
import { startPlaces } from './start-places.ts'

export type Lit = { chosen: number | null; colour: Colour; only: string | null }
export type Drawing = {
  /** Who stands out; the others stay where they are, faint. */
  light(lit: Lit): void
  /** Bring somebody into the middle. */
  show(person: number): void
  move(by: 'nearer' | 'farther' | 'whole' | 'left' | 'right' | 'up' | 'down'): void
  close(): void
}

type Person = { x: number; y: number; size: number; label: string }

const step = 0.1
const quickMs = 150

/** @throws Error where the device cannot draw it */
export function draw(
  element: HTMLElement,
  network: Network,
  hears: { onChoose: (person: number | null) => void; onSettled: () => void },
): Drawing {
  const graph = graphOf(network)
  const paint = paintOn(element)
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  const large = graph.size > 5000
  const sigma = new Sigma<Person>(graph, element, {
    allowInvalidContainer: true,
    labelFont: getComputedStyle(element).fontFamily,
    labelColor: { color: paint('ink') },
    labelSize: 13,
    labelRenderedSizeThreshold: large ? 5 : 7,
    labelDensity: 0.6,
    defaultEdgeColor: paint('tie'),
    // Lines and names of a large picture are left out while it moves.
    hideEdgesOnMove: large,
    hideLabelsOnMove: large,
    zIndex: true,
    minCameraRatio: 0.02,
    maxCameraRatio: 3,
    defaultDrawNodeHover: (context, person, settings) => drawName(context, person, settings, paint),
  })
  const near = new Set<number>()
  let lit: Lit = { chosen: null, colour: 'kring', only: null }
  const names = new Map<Colour, string[]>()
  const nameOf = (person: number) => {
    const known = names.get(lit.colour) ?? network.people.map((one) => colourName(network, one, lit.colour))
    names.set(lit.colour, known)
    return known[person] ?? 'other'
  }
  const stands = (person: number) =>
    lit.chosen !== null ? person === lit.chosen || near.has(person) : lit.only === null || nameOf(person) === lit.only
  sigma.setSetting('nodeReducer', (key, person) => {
    const i = Number(key)
    const out = stands(i)
    return {
      ...person,
      color: out ? paint(nameOf(i)) : paint('faint'),
      zIndex: out ? (nameOf(i) === 'other' ? 1 : 2) : 0,
      highlighted: i === lit.chosen,
      label: out ? person.label : null,
      forceLabel: lit.chosen !== null && out && (i === lit.chosen || near.size < 30),
    }
  })
  sigma.setSetting('edgeReducer', (key, tie) => {
    if (lit.chosen === null && lit.only === null) return tie
    const [from, to] = graph.extremities(key).map(Number)
    if (lit.chosen === null) return stands(from ?? -1) && stands(to ?? -1) ? tie : { ...tie, hidden: true }
    const isTheirs = from === lit.chosen || to === lit.chosen
    return isTheirs ? { ...tie, color: paint('tie-lit'), size: 1.5, zIndex: 1 } : { ...tie, hidden: true }
  })
  sigma.on('clickNode', ({ node }) => hears.onChoose(Number(node)))
  sigma.on('clickStage', () => hears.onChoose(null))

  const worker = layOut(network, graph, still, hears.onSettled)
  const camera = sigma.getCamera()
  const duration = still ? 0 : quickMs
  let closed = false
  return {
    light(wanted) {
      // Who draws it anew in other light may still hold the old one for a moment.
      if (closed) return
      lit = wanted
      near.clear()
      if (lit.chosen !== null)
        graph.forEachNeighbor(String(lit.chosen), (key) => {
          near.add(Number(key))
        })
      sigma.refresh({ skipIndexation: true })
    },
    show(person) {
      const at = sigma.getNodeDisplayData(String(person))
      if (at) void camera.animate({ x: at.x, y: at.y, ratio: Math.min(camera.ratio, 0.4) }, { duration })
    },
    move(by) {
      const { x, y, ratio } = camera.getState()
      if (by === 'whole') void camera.animatedReset({ duration })
      else if (by === 'nearer') void camera.animatedZoom({ duration })
      else if (by === 'farther') void camera.animatedUnzoom({ duration })
      else {
        const far = step * ratio
        const to = { left: { x: x - far }, right: { x: x + far }, up: { y: y + far }, down: { y: y - far } }[by]
        void camera.animate(to, { duration })
      }
    },
    close() {
      closed = true
      worker.terminate()
      sigma.kill()
    },
  }
}

function graphOf({ people, reactions }: Network): DirectedGraph<Person> {
  const graph = new DirectedGraph<Person>()
  const places = startPlaces(people)
  for (const [i, one] of people.entries())
    graph.addNode(String(i), {
      x: places[2 * i] ?? 0,
      y: places[2 * i + 1] ?? 0,
      size: sizeOf(one, people.length),
      label: one.name,
    })
  for (const [from, to, weight] of reactions)
    graph.mergeDirectedEdge(String(from), String(to), { size: Math.min(3, 0.5 + 0.4 * Math.log1p(weight)) })
  return graph
}

/** @param still who wants nothing to move sees only where it ends */
function layOut(network: Network, graph: DirectedGraph<Person>, still: boolean, onSettled: () => void): Worker {
  const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data: { places, done } }: MessageEvent<Told>) => {
    if (!still || done)
      graph.updateEachNodeAttributes(
        (key, person) => ({ ...person, x: places[2 * Number(key)] ?? 0, y: places[2 * Number(key) + 1] ?? 0 }),
        { attributes: ['x', 'y'] },
      )
    if (!done) return
    worker.terminate()
    onSettled()
  }
  const places = startPlaces(network.people)
  const sizes = Float32Array.from(network.people, (one) => sizeOf(one, network.people.length))
  worker.postMessage({ places, sizes, ties: Float32Array.from(network.reactions.flat()) } satisfies Ask)
  return worker
}

/** The name beside who is under the pointer, on paper of the room. */
function drawName(
  context: CanvasRenderingContext2D,
  { x, y, size, label }: { x: number; y: number; size: number; label?: string | null },
  { labelFont, labelSize }: { labelFont: string; labelSize: number },
  paint: (name: string) => string,
): void {
  context.beginPath()
  context.arc(x, y, size + 3, 0, 2 * Math.PI)
  context.lineWidth = 2
  context.strokeStyle = paint('ink')
  context.stroke()
  if (!label) return
  context.font = `600 ${labelSize}px ${labelFont}`
  const width = context.measureText(label).width
  context.fillStyle = paint('paper')
  context.fillRect(x + size + 5, y - labelSize, width + 10, 2 * labelSize)
  context.fillStyle = paint('ink')
  context.fillText(label, x + size + 10, y + labelSize / 3)
}
