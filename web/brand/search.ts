/** Which weeks one looks at, and what of them; it stands in the address, so it can be kept and passed on. */
export const spans = [8, 13, 26, 52] as const
type Span = (typeof spans)[number]

export type BrandSearch = {
  /** How many weeks back. */
  weken?: Span
  /** The week that is looked at closely, by its Monday; else the last whole one. */
  week?: string
  /** The week that it is compared with; else the one before. */
  tegen?: string
  /** A topic, or `none`. */
  onderwerp?: string
  /** A competitor; else the organisation itself. */
  over?: string
}
export type MessagesSearch = Pick<BrandSearch, 'onderwerp' | 'over'> & { week: string; netwerk?: string }

const text = (value: unknown, most: number) =>
  typeof value === 'string' && value !== '' && value.length <= most ? value : undefined
const day = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined)
const topic = (value: unknown) =>
  typeof value === 'string' && /^(none|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(value) ? value : undefined

/** An address that somebody kept may be odd: that is left out. */
export function readBrandSearch(search: Record<string, unknown>): BrandSearch {
  const weken = spans.find((one) => one === search.weken)
  const [week, tegen] = [day(search.week), day(search.tegen)]
  const [onderwerp, over] = [topic(search.onderwerp), text(search.over, 80)]
  return {
    ...(weken && { weken }),
    ...(week && { week }),
    ...(tegen && { tegen }),
    ...(onderwerp && { onderwerp }),
    ...(over && { over }),
  }
}

export function readMessagesSearch(search: Record<string, unknown>): MessagesSearch {
  const { onderwerp, over, week = '' } = readBrandSearch(search)
  const netwerk = text(search.netwerk, 300)
  return { week, ...(onderwerp && { onderwerp }), ...(over && { over }), ...(netwerk && { netwerk }) }
}
