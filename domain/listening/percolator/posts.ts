/**
 * Which queries wait under a term, each with its guard. A list is a block: its size, how many of its numbers are used, and then pairs of a
 * query's slot and the guard: a term, less than 0 for the address of several, 0 for none.
 */
import { type Blocks, giveBack, reserve } from './blocks.ts'

const head = 2
const smallest = 4

/** @param list address, 0 for none yet @returns where it is now */
export function post(blocks: Blocks, list: number, slot: number, guard: number): number {
  const at = list === 0 ? fresh(blocks, smallest) : withRoom(blocks, list)
  const { data } = blocks
  const end = at + (data[at + 1] ?? 0)
  data[end] = slot
  data[end + 1] = guard
  data[at + 1] = (data[at + 1] ?? 0) + 2
  return at
}

/** The last one takes its place. @returns where the list is now, 0 when it is empty */
export function unpost(blocks: Blocks, list: number, slot: number): number {
  const { data } = blocks
  const size = data[list] ?? 0
  const used = (data[list + 1] ?? 0) - 2
  let at = list + head
  while (data[at] !== slot) at += 2
  data[at] = data[list + used] ?? 0
  data[at + 1] = data[list + used + 1] ?? 0
  data[list + 1] = used
  if (used > head) return size > smallest && used < size / 4 ? moved(blocks, list, size / 2) : list
  giveBack(blocks, list, size)
  return 0
}

function withRoom(blocks: Blocks, list: number): number {
  const size = blocks.data[list] ?? 0
  return blocks.data[list + 1] === size ? moved(blocks, list, 2 * size) : list
}

function moved(blocks: Blocks, list: number, size: number): number {
  const to = fresh(blocks, size)
  const { data } = blocks
  data.copyWithin(to + 1, list + 1, list + (data[list + 1] ?? 0))
  giveBack(blocks, list, data[list] ?? 0)
  return to
}

function fresh(blocks: Blocks, size: number): number {
  const list = reserve(blocks, size)
  blocks.data[list] = size
  blocks.data[list + 1] = head
  return list
}
