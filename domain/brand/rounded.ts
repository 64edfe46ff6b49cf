/** To the nearest whole number, and never to the 0 below 0 that is shown as -0. */
export const whole = (value: number) => Math.round(value) + 0

/**
 * Whole numbers near these that add up to a whole total: each is rounded, and what is then left over goes one by one to those that rounding
 * took most from (largest remainders). @param total within half a unit per value of their sum
 */
export function roundedTo(total: number, values: readonly number[]): number[] {
  const rounded = values.map(whole)
  const left = total - rounded.reduce((sum, value) => sum + value, 0)
  const step = Math.sign(left)
  const lost = values
    .map((value, i) => ({ i, lost: step * (value - (rounded[i] ?? 0)) }))
    .sort((a, b) => b.lost - a.lost)
  for (let n = 0; n < Math.abs(left); n++) {
    const i = lost[n % lost.length]?.i ?? 0
    rounded[i] = (rounded[i] ?? 0) + step
  }
  return rounded
}
