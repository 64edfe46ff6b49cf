/**
 * Small pieces of memory in a few large arrays. Queries are short rows of numbers; a hundred thousand arrays would cost more than what is
 * in them. A piece that is given back is used again for one of the same size, so that changing queries for years does not grow it.
 */

export type Blocks = { chunks: Int32Array[]; used: number; free: Map<number, number[]> }

const bits = 16
export const chunkSize = 1 << bits
const step = 4

export const createBlocks = (): Blocks => ({ chunks: [new Int32Array(chunkSize)], used: 0, free: new Map() })

/** The array that an address is in; it stands there at `offsetOf`. */
export const chunkOf = ({ chunks }: Blocks, address: number): Int32Array => chunks[address >>> bits] ?? nothing
export const offsetOf = (address: number): number => address & (chunkSize - 1)

/** Keep these numbers; at most `chunkSize` of them. @returns their address */
export function keep(blocks: Blocks, numbers: readonly number[]): number {
  const size = roomFor(numbers.length)
  const address = blocks.free.get(size)?.pop() ?? fresh(blocks, size)
  chunkOf(blocks, address).set(numbers, offsetOf(address))
  return address
}

export function giveBack(blocks: Blocks, address: number, length: number): void {
  const size = roomFor(length)
  const held = blocks.free.get(size)
  if (held) held.push(address)
  else blocks.free.set(size, [address])
}

/** A piece lies in one chunk; what is left at the end of the last one stays unused. */
function fresh(blocks: Blocks, size: number): number {
  if (offsetOf(blocks.used) + size > chunkSize || blocks.used >>> bits === blocks.chunks.length) {
    blocks.used = blocks.chunks.length << bits
    blocks.chunks.push(new Int32Array(chunkSize))
  }
  const address = blocks.used
  blocks.used += size
  return address
}

const roomFor = (length: number): number => Math.ceil(length / step) * step
const nothing = new Int32Array(0)
