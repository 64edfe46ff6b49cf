/** Opening hours as people say them: days that are alike and follow one another are said together. */
import type { Opening } from '../../contract/team.ts'
import { useSpeech } from '../words/language.tsx'
import type { openingWords } from '../words/opening.ts'

/** The names of the days, from Monday. */
export function useDays(length: 'short' | 'long'): string[] {
  const { language } = useSpeech()
  const format = new Intl.DateTimeFormat(language, { weekday: length, timeZone: 'UTC' })
  // 5 January 2026 is a Monday.
  return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2026, 0, 5 + day)))
}

/** @param days their names, from Monday */
export function sayOpening(
  opening: Opening | null,
  words: (typeof openingWords)['nl'],
  days: readonly string[],
  list: (items: string[]) => string,
): string {
  if (!opening) return words.unknown
  const runs: { from: number; until: number; hours: string }[] = []
  for (const [day, one] of opening.week.entries()) {
    if (!one) continue
    const hours = `${one.from}–${one.until}`
    const last = runs.at(-1)
    if (last?.until === day - 1 && last.hours === hours) last.until = day
    else runs.push({ from: day, until: day, hours })
  }
  if (runs.length === 0) return words.never
  const said = runs.map(({ from, until, hours }) => {
    const names = from === until ? days[from] : `${days[from]}–${days[until]}`
    return `${names} ${hours}`
  })
  return `${list(said)}${opening.onHolidays ? '' : ` (${words.holidays})`}`
}
