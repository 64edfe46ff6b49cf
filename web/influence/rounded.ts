/**
 * Points of a level in tenths that add up: what is rounded off is given to where the most was taken (largest remainder), so that the reasons
 * on the screen are the sum on the screen.
 */
export function inTenths(parts: readonly number[]): { parts: number[]; sum: number } {
  const total = parts.reduce((sum, points) => sum + points, 0)
  // Not minus nothing, which would be shown.
  const sum = Math.round(total / 100) + 0
  const down = parts.map((points) => Math.floor(points / 100))
  let left = sum - down.reduce((all, tenths) => all + tenths, 0)
  const byRest = parts.map((points, i) => ({ i, rest: points - 100 * (down[i] ?? 0) })).sort((a, b) => b.rest - a.rest)
  for (const { i } of byRest) {
    if (left <= 0) break
    down[i] = (down[i] ?? 0) + 1
    left--
  }
  return { parts: down.map((tenths) => tenths / 10), sum: sum / 10 }
}
