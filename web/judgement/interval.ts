/** How sure a share is that was counted on few: Wilson's interval (1927), which holds for small numbers and near 0 and 1 too. Pure. */

const z = 1.96
/** Wider than this is said to be little data. */
const wide = 0.2

/** @returns the bounds between which the true share lies in 95 of 100 cases; of nothing counted it may be anything */
export function interval(right: number, n: number): { low: number; high: number; few: boolean } {
  if (n === 0) return { low: 0, high: 1, few: true }
  const share = right / n
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n)
  const [low, high] = [Math.max(0, middle - half), Math.min(1, middle + half)]
  return { low, high, few: high - low > wide }
}
