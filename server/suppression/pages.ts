/** Whole numbers of 32 bits in pages of a quarter of a megabyte: it grows without ever copying what is there, so nobody waits for that. */
export type Pages = {
  /** 0 where nothing was put. */
  at(place: number): number
  put(place: number, value: number): void
}

const bits = 16
const last = (1 << bits) - 1

export function pages(): Pages {
  const all: Uint32Array[] = []
  return {
    at: (place) => all[place >>> bits]?.[place & last] ?? 0,
    put(place, value) {
      const page = place >>> bits
      while (all.length <= page) all.push(new Uint32Array(last + 1))
      const held = all[page]
      if (held) held[place & last] = value
    },
  }
}
