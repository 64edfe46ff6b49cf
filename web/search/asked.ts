/** What stands in the address of the search page: what was typed, and what narrows it down. */
import type { Sentiment, Trait } from '../../contract/judgement.ts'
import { searchFilters, searchKinds } from '../../contract/search.ts'

export const periods = { week: 7, month: 31, year: 366 } as const
type Period = keyof typeof periods
type Kind = (typeof searchKinds)[number]
export type Asked = {
  q?: string
  kind?: Kind
  state?: 'open' | 'pending' | 'snoozed' | 'answered'
  owner?: 'mine' | 'nobody'
  channel?: string
  team?: string
  label?: string
  sentiment?: Sentiment
  trait?: Trait
  direction?: 'in' | 'out'
  period?: Period
}

const filterNames = ['state', 'owner', 'team', 'label', 'channel', 'sentiment', 'trait', 'direction'] as const

/** More than anybody types; the server looks at less. */
export const longestQuery = 400

/** What makes no sense is left out. */
export function readAsked(search: Record<string, unknown>): Asked {
  const kept: Asked = {}
  // A number stands in the address as a number.
  const typed = typeof search.q === 'number' ? String(search.q) : search.q
  if (typeof typed === 'string' && typed !== '') kept.q = typed.slice(0, longestQuery)
  if (searchKinds.some((kind) => kind === search.kind)) Object.assign(kept, { kind: search.kind })
  if (typeof search.period === 'string' && search.period in periods) Object.assign(kept, { period: search.period })
  for (const name of filterNames) {
    const read = searchFilters.shape[name].safeParse(search[name])
    if (read.success && read.data !== undefined) Object.assign(kept, { [name]: read.data })
  }
  return kept
}

/** The same for the server. @param now in milliseconds */
export function questionOf({ q = '', kind, period, ...filters }: Asked, now: number) {
  const from = period && new Date(now - periods[period] * 86_400_000).toISOString().slice(0, 10)
  return { q, ...filters, ...(kind ? { kind } : {}), ...(from ? { from } : {}) }
}

export const isFiltered = (asked: Asked): boolean =>
  asked.period !== undefined || filterNames.some((name) => asked[name] !== undefined)
