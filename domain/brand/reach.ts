/**
 * How many people an account is taken to reach: its followers, as far as people who reacted explain them. In doublings, so that who gains a follower
 * a day is not counted anew every day, and who reaches twice as many is.
 */
import { explained } from '../influence/scale.ts'
import { shippedScale } from '../influence/shipped.ts'

/** `audience` is null where no channel told. */
export type Known = { audience: number | null; reactors: number }

/** Of whom nothing is known: one. */
export function reachOf({ audience, reactors }: Known): number {
  const people = audience === null ? 1 : explained({ audience, reactors }, shippedScale)
  return 2 ** Math.floor(Math.log2(Math.max(1, people)))
}
