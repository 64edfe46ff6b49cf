/** Chance that comes out the same every time, so that two runs measure the same work. */

export type Chance = {
  /** From 0 up to 1. */
  next(): number
  /** A whole number from 0 up to, and without, `below`. */
  whole(below: number): number
  pick<T>(from: readonly T[]): T
}

/** Mulberry32: small, quick, and even enough for made-up messages. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (below: number) => Math.floor(next() * below)
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[whole(from.length)]
    if (picked === undefined) throw new Error('there is nothing to pick from')
    return picked
  }
  return { next, whole, pick }
}
