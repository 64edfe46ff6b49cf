/** Hours of a volume as they are drawn: in a month of hours nobody sees an hour, so four stand together, and say so. */
import type { Volume } from '../../contract/term.ts'

export const perBar = { 1: 1, 7: 1, 30: 4 } as const
const hourMs = 3_600_000

export type Bar = {
  at: string
  addressed: number
  around: number
  negative: number
  positive: number
  usual: { low: number; middle: number; high: number } | null
}

/** Until when the bar runs that begins then. @param many hours in it */
export const endOf = (at: string, many: number) => new Date(Date.parse(at) + many * hourMs).toISOString()

/** @param many so many hours as one bar; what is usual is known when it is of each of them */
export function gathered(hours: Volume['hours'], many: number): Bar[] {
  const bars: Bar[] = []
  for (let i = 0; i < hours.length; i += many) {
    const part = hours.slice(i, i + many)
    const [first] = part
    if (!first) continue
    const sum = (of: (one: (typeof part)[number]) => number) => part.reduce((total, one) => total + of(one), 0)
    bars.push({
      at: first.at,
      addressed: sum((one) => one.addressed),
      around: sum((one) => one.around),
      negative: sum((one) => one.negative ?? 0),
      positive: sum((one) => one.positive ?? 0),
      usual: part.every((one) => one.usual)
        ? {
            low: sum((one) => one.usual?.low ?? 0),
            middle: sum((one) => one.usual?.middle ?? 0),
            high: sum((one) => one.usual?.high ?? 0),
          }
        : null,
    })
  }
  return bars
}
