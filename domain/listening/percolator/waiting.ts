/**
 * Queries where they wait: each in a block of numbers, and under the terms of its plan. A block holds how long the query is, the query, how
 * many posts it has, and those.
 */
import { type Blocks, createBlocks, doubled, giveBack, keep } from './blocks.ts'
import { plan } from './plan.ts'
import { post, unpost } from './posts.ts'
import { field, recordOf, type Vocabulary } from './vocabulary.ts'

export type Waiting = {
  vocabulary: Vocabulary
  /** The share of messages that a term is in. */
  share(id: number): number
  blocks: Blocks
  /** By slot: the address of its block. */
  blockOf: Int32Array
}

export function createWaiting(vocabulary: Vocabulary, share: (id: number) => number): Waiting {
  return { vocabulary, share, blocks: createBlocks(), blockOf: new Int32Array(1024) }
}

/** Where the query of a slot begins in the blocks. */
export const codeAt = ({ blockOf }: Waiting, slot: number): number => (blockOf[slot] ?? 0) + 1

/** @returns false when the query asks for nothing to be there: then it waits nowhere */
export function place(waiting: Waiting, slot: number, code: readonly number[]): boolean {
  const chosen = plan(code, 0, waiting.share)
  if (!chosen) return false
  const { guard, posts } = chosen
  const { blocks } = waiting
  while (slot >= waiting.blockOf.length) waiting.blockOf = doubled(waiting.blockOf)
  waiting.blockOf[slot] = keep(blocks, [code.length, ...code, posts.length, ...posts])
  const { records } = waiting.vocabulary
  for (const term of posts) {
    const list = recordOf(term) + field.posts
    records[list] = post(blocks, records[list] ?? 0, slot, guard)
  }
  return true
}

/** Out of there again. @returns the query */
export function take(waiting: Waiting, slot: number): number[] {
  const { blocks, blockOf, vocabulary } = waiting
  const { records } = vocabulary
  const address = blockOf[slot] ?? 0
  const { code, posts, length } = read(waiting, slot)
  for (const term of posts) {
    const list = recordOf(term) + field.posts
    records[list] = unpost(blocks, records[list] ?? 0, slot)
  }
  giveBack(blocks, address, length)
  return code
}

/** Wait under other words, where those are far rarer now. */
export function think(waiting: Waiting, slot: number): void {
  const { share } = waiting
  const { code, posts } = read(waiting, slot)
  const better = plan(code, 0, share)
  const now = posts.reduce((sum, term) => sum + share(term), 0)
  if (better && better.share < now / 2) place(waiting, slot, take(waiting, slot))
}

function read({ blocks, blockOf }: Waiting, slot: number): { code: number[]; posts: number[]; length: number } {
  const { data } = blocks
  const address = blockOf[slot] ?? 0
  const posts = address + 1 + (data[address] ?? 0)
  const end = posts + 1 + (data[posts] ?? 0)
  return {
    code: [...data.subarray(address + 1, posts)],
    posts: [...data.subarray(posts + 1, end)],
    length: end - address,
  }
}
