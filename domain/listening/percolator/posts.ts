/**
 * Which queries wait under a term. A list is a block: its size, how many of its numbers are used, and then for each query its slot, how many
 * guards it has, and the guards: one of them must be in the message as well, or the query need not be looked at. They stand here and not
 * with the query, because a list is read from front to back and a query lies somewhere in megabytes.
 */
import { type Blocks, giveBack, reserve } from './blocks.ts'

const head = 2
const smallest = 8

/** @param list address, 0 for none yet @returns where it is now */
export function post(blocks: Blocks, list: number, slot: number, guards: readonly number[]): number {
  const at = withRoom(blocks, list, 2 + guards.length)
  const { data } = blocks
  const used = data[at + 1] ?? 0
  data.set([slot, guards.length, ...guards], at + used)
  data[at + 1] = used + 2 + guards.length
  return at
}

/** @returns where the list is now, 0 when it is empty */
export function unpost(blocks: Blocks, list: number, slot: number): number {
  const { data } = blocks
  const [size, used] = [data[list] ?? 0, data[list + 1] ?? 0]
  let at = list + head
  while (data[at] !== slot) at += 2 + (data[at + 1] ?? 0)
  const length = 2 + (data[at + 1] ?? 0)
  data.copyWithin(at, at + length, list + used)
  data[list + 1] = used - length
  if (used - length > head) return size > smallest && used - length < size / 4 ? moved(blocks, list, size / 2) : list
  giveBack(blocks, list, size)
  return 0
}

function withRoom(blocks: Blocks, list: number, more: number): number {
  const [size, used] = list === 0 ? [smallest, head] : [blocks.data[list] ?? 0, blocks.data[list + 1] ?? 0]
  let enough = size
  while (enough < used + more) enough *= 2
  if (list === 0) return fresh(blocks, enough)
  return enough > size ? moved(blocks, list, enough) : list
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
