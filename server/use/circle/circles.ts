/** Circles of a network, found in a thread of its own: a million reactions take some seconds. */
import { startThread, threadOver } from '../../thread.ts'

/** Who reacts to whom. People are whole numbers from 0; in memory that the thread reads where it lies. */
export type Network = {
  from: Int32Array<SharedArrayBuffer>
  to: Int32Array<SharedArrayBuffer>
  weight: Float32Array<SharedArrayBuffer>
  /** How much of the arrays is filled. */
  edges: number
}

/** By person; circle 0 is the largest. Who stands in no edge after the last person who does, is not in it. */
export type Found = { rank: Float64Array; circle: Int32Array; circles: number }

/** The most that was measured; more are left out, and said so. */
export const mostEdges = 2 ** 24

const thread = threadOver<Network, Found | { fault: string }>(
  () => startThread('./circles-worker', import.meta.url, { maxOldGenerationSizeMb: 512 }),
  10 * 60_000,
)

export async function circlesIn(network: Network): Promise<Found> {
  const found = await thread.ask(network)
  if ('fault' in found) throw new Error(`finding circles failed: ${found.fault}`)
  return found
}

/** Room for edges that grows as they come: whoever reads a million of them holds twelve bytes for each. */
export function networkOf(): { add(from: number, to: number, weight: number): void; network(): Network } {
  let held = room(4096)
  let edges = 0
  return {
    add(from, to, weight) {
      if (edges === held.from.length) {
        const larger = room(2 * edges)
        larger.from.set(held.from)
        larger.to.set(held.to)
        larger.weight.set(held.weight)
        held = larger
      }
      held.from[edges] = from
      held.to[edges] = to
      held.weight[edges++] = weight
    },
    network: () => ({ ...held, edges }),
  }
}

function room(size: number): Omit<Network, 'edges'> {
  const bytes = () => new SharedArrayBuffer(4 * size)
  return { from: new Int32Array(bytes()), to: new Int32Array(bytes()), weight: new Float32Array(bytes()) }
}
