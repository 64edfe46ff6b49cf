/**
 * Records of a few whole numbers of 32 bits, for millions of them, in pages of some hundred kilobytes: it grows without ever copying what
 * is there, so nobody waits for that; and what belongs together lies together, because reading far apart is what takes the time.
 */
export type Records = {
  /** 0 where nothing was put. */
  get(place: number, field: number): number
  put(place: number, field: number, value: number): void
}

const bits = 13
const last = (1 << bits) - 1

/** @param width how many numbers a record has */
export function records(width: number): Records {
  const pages: Uint32Array[] = []
  return {
    get: (place, field) => pages[place >>> bits]?.[(place & last) * width + field] ?? 0,
    put(place, field, value) {
      const number = place >>> bits
      while (pages.length <= number) pages.push(new Uint32Array((last + 1) * width))
      const page = pages[number]
      if (page) page[(place & last) * width + field] = value
    },
  }
}
