/**
 * Time cut into slices: a year, its months, their days, their hours (UTC). An entry carries the mark of each slice that it lies in,
 * so that the index itself can tell what matches within a slice; a search walks them from new to old, coarse where little is found
 * and fine where much is.
 */

/** A part of time that lies within what its mark stands for; that may go on after `until`. */
export type Slice = { mark: string; level: Level; from: Date; until: Date }
type Level = 'year' | 'month' | 'day' | 'hour'

const letters = '0123456789abcdefghijklmnopqrstuvwxyz'
/** Older things lie in the first year, and what is said to come from later in the last. */
const firstYear = 2000
const lastYear = 2099

/** The marks of the slices around a moment, coarse to fine. */
export function marksAt(at: Date): string[] {
  const year = Math.min(lastYear, Math.max(firstYear, at.getUTCFullYear()))
  const steps = [at.getUTCMonth(), at.getUTCDate(), at.getUTCHours()].map((n) => letters[n] ?? '')
  return [0, 1, 2, 3].map((deep) => String(year) + steps.slice(0, deep).join(''))
}

function slice(level: Level, year: number, month = 0, day = 1, hour = 0): Slice {
  const deep = { year: 0, month: 1, day: 2, hour: 3 }[level]
  const from = new Date(Date.UTC(year, month, day, hour))
  const next = [1, 0, 0, 0].map((_, i) => (i === deep ? 1 : 0))
  const until = new Date(
    Date.UTC(year + (next[0] ?? 0), month + (next[1] ?? 0), day + (next[2] ?? 0), hour + (next[3] ?? 0)),
  )
  return {
    mark: marksAt(from)[deep] ?? '',
    level,
    from: level === 'year' && year === firstYear ? new Date(0) : from,
    until,
  }
}

/**
 * All time up to a moment in few slices, newest first: three days, two months, then years. What is rare is found with a glance at each
 * (about a millisecond where there are millions); of what is frequent the days at the beginning hold enough.
 */
export function sliceUp(newest: Date, oldest: Date | null): Slice[] {
  const year = Math.min(lastYear, Math.max(firstYear, newest.getUTCFullYear()))
  const [month, day] = [newest.getUTCMonth(), newest.getUTCDate()]
  const slices = [
    ...[0, 1, 2].map((before) => slice('day', year, month, day - before)),
    ...[0, 1].map((before) => slice('month', year, month - before)),
    ...down(year, firstYear).map((each) => slice('year', each)),
  ]
  return oneAfterAnother(slices, new Date(8.64e15)).filter(({ until }) => !oldest || until > oldest)
}

/** The finer slices of one, newest first; none of an hour. */
export function finer({ level, from, until, mark }: Slice): Slice[] {
  const [year, month, day] = [Number(mark.slice(0, 4)), from.getUTCMonth(), from.getUTCDate()]
  const parts = (): Slice[] => {
    switch (level) {
      case 'year':
        return down(11, 0).map((each) => slice('month', year, each))
      case 'month':
        return down(daysIn(year, month), 1).map((each) => slice('day', year, month, each))
      case 'day':
        return down(23, 0).map((each) => slice('hour', year, month, day, each))
      case 'hour':
        return []
      default:
        return level satisfies never
    }
  }
  return oneAfterAnother(parts(), until)
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate()

/** Each only as far as the one before it begins; what then holds nothing is left out. */
function oneAfterAnother(slices: readonly Slice[], until: Date): Slice[] {
  let end = until
  return slices.flatMap((each) => {
    if (each.from >= end) return []
    const part = each.until > end ? { ...each, until: end } : each
    end = part.from
    return [part]
  })
}

const down = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, from - to + 1) }, (_, i) => from - i)
