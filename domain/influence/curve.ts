/**
 * A curve that never falls: straight lines over log(1 + count), between knots; flat beyond the last. Of influence every next tenfold counts
 * about as much as the one before, so the log is a must (on plain counts judgements of people are followed much worse).
 */
export type Curve = {
  /** Counts, rising, from 0. */
  knots: readonly number[]
  /** How much the curve rises from each knot to the next, in thousandths of a level; none is below 0. */
  rises: readonly number[]
}

/** For each stretch between knots, how much of it lies below a count: 0 to 1. */
export function stretchesOf(knots: readonly number[], count: number): number[] {
  const at = Math.log1p(count)
  return knots.slice(1).map((knot, i) => {
    const from = Math.log1p(knots[i] ?? 0)
    return Math.min(1, Math.max(0, (at - from) / (Math.log1p(knot) - from)))
  })
}

/** In whole thousandths of a level, so that what is added up adds up exactly. */
export function pointsAt({ knots, rises }: Curve, count: number): number {
  return Math.round(stretchesOf(knots, count).reduce((sum, share, i) => sum + share * (rises[i] ?? 0), 0))
}
