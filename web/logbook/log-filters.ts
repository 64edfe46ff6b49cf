import { exportLog, type LogEntry } from '../../contract/logbook.ts'
import { addressOf } from '../kit/call.ts'
import { useFormat } from '../words/language.tsx'

export type LogFilters = { agent?: string; about?: 'house' | 'conversations'; from?: string; until?: string }

/** Where the browser downloads what these filters show. */
export const exportAddress = (filters: LogFilters): string => addressOf(exportLog, filters).url

export type LogDay = { day: string; entries: LogEntry[] }

/** Entries by the day of the organisation on which they were done, in the order in which they come. */
export function useDays(entries: readonly LogEntry[]): LogDay[] {
  const format = useFormat()
  const days: LogDay[] = []
  for (const entry of entries) {
    const day = format.dayKey(new Date(entry.at))
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}
