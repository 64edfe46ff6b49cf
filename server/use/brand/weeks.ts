/** Weeks by their Monday, as `2026-11-16`: days without an hour or a zone. */
const dayMs = 86_400_000
const shifted = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

export const mondayOf = (day: string): string => shifted(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
export const weekAfter = (week: string, many = 1): string => shifted(week, 7 * many)

/** All weeks from one until another, both in it. */
export function weeksIn(from: string, until: string): string[] {
  const weeks: string[] = []
  for (let week = from; week <= until; week = weekAfter(week)) weeks.push(week)
  return weeks
}
