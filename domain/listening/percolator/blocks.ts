/**
 * Pieces of one large array. Queries are short rows of numbers; a hundred thousand arrays would cost more than what is in them, and lie far
 * apart. A piece that is given back is used again for one of the same size, so that changing queries for years does not grow it.
 */

/** An address is a place in `data`; 0 is nowhere. */
export type Blocks = { data: Int32Array; used: number; free: Map<number, number[]> }

const step = 4

export const createBlocks = (): Blocks => ({ data: new Int32Array(4096), used: step, free: new Map() })

/** Room for so many numbers; what stands there is anything. May move `data`. @returns its address */
export function reserve(blocks: Blocks, length: number): number {
  const size = roomFor(length)
  const again = blocks.free.get(size)?.pop()
  if (again !== undefined) return again
  const address = blocks.used
  blocks.used += size
  while (blocks.used > blocks.data.length) blocks.data = doubled(blocks.data)
  return address
}

export function keep(blocks: Blocks, numbers: readonly number[]): number {
  const address = reserve(blocks, numbers.length)
  blocks.data.set(numbers, address)
  return address
}

/** @param length as it was asked for */
export function giveBack(blocks: Blocks, address: number, length: number): void {
  const size = roomFor(length)
  const held = blocks.free.get(size)
  if (held) held.push(address)
  else blocks.free.set(size, [address])
}

export function doubled(array: Int32Array): Int32Array {
  const larger = new Int32Array(2 * array.length)
  larger.set(array)
  return larger
}

const roomFor = (length: number): number => Math.ceil(length / step) * step
