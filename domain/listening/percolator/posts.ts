/** Which queries wait under a term, each with its guard: pairs in an array that grows by doubling. */
import { doubled } from './vocabulary.ts'

/** By term. `used` counts numbers, two for each query: its slot, and its guard. */
export type Posts = { lists: (Int32Array | undefined)[]; used: number[] }

export const createPosts = (): Posts => ({ lists: [], used: [] })

export function post(posts: Posts, term: number, slot: number, guard: number): void {
  let list = posts.lists[term] ?? new Int32Array(4)
  const used = posts.used[term] ?? 0
  if (used === list.length) list = doubled(list)
  list[used] = slot
  list[used + 1] = guard
  posts.lists[term] = list
  posts.used[term] = used + 2
}

/** The last one takes its place. An array that has become far too large is let go. */
export function unpost(posts: Posts, term: number, slot: number): void {
  const list = posts.lists[term]
  if (!list) return
  const used = (posts.used[term] ?? 0) - 2
  let at = 0
  while (list[at] !== slot) at += 2
  list[at] = list[used] ?? 0
  list[at + 1] = list[used + 1] ?? 0
  posts.used[term] = used
  if (used === 0) posts.lists[term] = undefined
  else if (list.length > 16 && used < list.length / 4) posts.lists[term] = list.slice(0, list.length / 2)
}
