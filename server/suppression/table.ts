/**
 * Records that are found by a hash, for millions of them. Linear hashing (Litwin, 1980): the table grows by one bucket at a time, so
 * no record ever waits for all others to be moved. A record is known by its place; what is in it is with whoever made it.
 */
import { records } from './records.ts'

/** Places are numbers; -1 is none. */
export type Table = {
  /** A place for one more, nothing in it but its hash: 32 bits, spread well. */
  add(hash: number): number
  remove(place: number): void
  /** The places whose hash may be this one begin with the first. */
  first(hash: number): number
  next(place: number): number
  hashOf(place: number): number
  get(place: number, field: number): number
  put(place: number, field: number, value: number): void
  size(): number
}

/**
 * @param width how many numbers a record has besides its hash
 * @param expected how many there will be, as far as that is known: for so many nothing need be moved
 */
export function table(width: number, expected = 1): Table {
  // Behind what a record is for: its hash, and who comes next in its bucket. One is added to each place, so that none is 0.
  const [hash, next] = [width, width + 1]
  const all = records(width + 2)
  const heads = records(1)
  const free: number[] = []
  /** The largest power of two that is not more than `buckets`. */
  let level = 2 ** Math.ceil(Math.log2(Math.max(1, expected)))
  let [made, size, buckets] = [0, 0, level]

  const bucketOf = (value: number) => {
    const bucket = value & (2 * level - 1)
    return bucket < buckets ? bucket : value & (level - 1)
  }
  const push = (bucket: number, place: number) => {
    all.put(place, next, heads.get(bucket, 0))
    heads.put(bucket, 0, place + 1)
  }
  const split = () => {
    const from = buckets - level
    let place = heads.get(from, 0) - 1
    heads.put(from, 0, 0)
    buckets++
    while (place >= 0) {
      const after = all.get(place, next) - 1
      push(bucketOf(all.get(place, hash)), place)
      place = after
    }
    if (buckets === 2 * level) level = buckets
  }

  return {
    add(value) {
      const place = free.pop() ?? made++
      for (let field = 0; field < width; field++) all.put(place, field, 0)
      all.put(place, hash, value)
      push(bucketOf(value), place)
      if (++size > buckets) split()
      return place
    },
    remove(place) {
      const bucket = bucketOf(all.get(place, hash))
      const after = all.get(place, next)
      let before = heads.get(bucket, 0) - 1
      if (before === place) heads.put(bucket, 0, after)
      else {
        while (before >= 0 && all.get(before, next) - 1 !== place) before = all.get(before, next) - 1
        if (before >= 0) all.put(before, next, after)
      }
      free.push(place)
      size--
    },
    first: (value) => heads.get(bucketOf(value), 0) - 1,
    next: (place) => all.get(place, next) - 1,
    hashOf: (place) => all.get(place, hash),
    get: all.get,
    put: all.put,
    size: () => size,
  }
}
