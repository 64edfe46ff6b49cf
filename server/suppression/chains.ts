/**
 * Entries by hash, for millions of them, in typed arrays. Linear hashing (Litwin, 1980): the table grows by one bucket at a time, so no
 * entry ever waits for all others to be moved. Eight bytes an entry; an entry is a number, and what it means is with whoever made it.
 */
import { pages } from './pages.ts'

export type Chains = {
  add(entry: number): void
  remove(entry: number): void
  /** The entries whose hash may be this one begin with the first; -1 is none. */
  first(hash: number): number
  next(entry: number): number
}

/** @param hashOf an entry that is in it: 32 bits, always the same */
export function chains(hashOf: (entry: number) => number): Chains {
  // One is added to each entry, so that nothing is 0.
  const heads = pages()
  const nexts = pages()
  let size = 0
  let buckets = 1
  /** The largest power of two that is not more than `buckets`. */
  let level = 1

  const bucketOf = (hash: number) => {
    const bucket = hash & (2 * level - 1)
    return bucket < buckets ? bucket : hash & (level - 1)
  }
  const push = (bucket: number, entry: number) => {
    nexts.put(entry, heads.at(bucket))
    heads.put(bucket, entry + 1)
  }
  const split = () => {
    const from = buckets - level
    let entry = heads.at(from) - 1
    heads.put(from, 0)
    buckets++
    while (entry >= 0) {
      const next = nexts.at(entry) - 1
      push(bucketOf(hashOf(entry)), entry)
      entry = next
    }
    if (buckets === 2 * level) level = buckets
  }

  return {
    add(entry) {
      push(bucketOf(hashOf(entry)), entry)
      if (++size > buckets) split()
    },
    remove(entry) {
      const bucket = bucketOf(hashOf(entry))
      const after = nexts.at(entry)
      let before = heads.at(bucket) - 1
      if (before === entry) heads.put(bucket, after)
      else {
        while (before >= 0 && nexts.at(before) - 1 !== entry) before = nexts.at(before) - 1
        if (before >= 0) nexts.put(before, after)
      }
      size--
    },
    first: (hash) => heads.at(bucketOf(hash)) - 1,
    next: (entry) => nexts.at(entry) - 1,
  }
}
