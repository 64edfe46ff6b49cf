/** Learnt by training/influence/train.ts from the pairs that its README names. Do not edit. */
import type { Scale } from './scale.ts'

export const shippedScale: Scale = {
  version: '2026-11',
  base: -1127,
  curves: {
    audience: { knots: [0, 100, 1000, 10000, 100000, 1000000], rises: [1517, 710, 521, 627, 377] },
    lists: { knots: [0, 10, 100, 1000, 10000, 100000], rises: [447, 298, 339, 400, 481] },
    reactors: { knots: [0, 1, 10, 100, 1000], rises: [17, 0, 0, 399] },
    rate: { knots: [0, 1, 10, 100, 1000], rises: [0, 0, 113, 0] },
    quality: { knots: [0, 10, 100, 1000], rises: [146, 227, 65] },
  },
  followersPerReactor: 200,
  logOddsPerLevel: 1.12,
  reachPerLevel: 7.9,
}
