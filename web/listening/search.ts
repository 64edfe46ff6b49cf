/** What part of the stream one looks at; it stands in the address, so it can be kept, passed on, and saved as a view. */
import { type Sentiment, sentiments, type Trait, traits } from '../../contract/judgement.ts'
import type { StreamFilters, streamPeriods } from '../../contract/listening.ts'

export const periods = ['day', 'week', 'month'] as const satisfies typeof streamPeriods
export type Period = (typeof periods)[number]
/** Said to us, or about us without addressing us. */
export const sides = ['aan', 'over'] as const
export type Side = (typeof sides)[number]
export type StreamSearch = {
  groep?: string
  kant?: Side
  kanaal?: string
  site?: string
  taal?: string
  /** How it sounds, and what it is. */
  toon?: Sentiment
  soort?: Trait
  periode?: Period
  /** From this moment on and before that one, as it is chosen in the picture; both or none. */
  van?: string
  tot?: string
  /** What was put aside, instead of what belongs there. */
  weg?: true
}

export const daysOf = { day: 1, week: 7, month: 30 } as const
/** The picture goes no further back, in days. */
export const longest = daysOf.month
const dayMs = 86_400_000

/** An address that somebody kept may name what is there no more: that is left out. */
export function readStreamSearch(search: Record<string, unknown>): StreamSearch {
  const text = (value: unknown) => (typeof value === 'string' && value.length <= 300 ? value : undefined)
  const [groep, kanaal, site, taal] = [search.groep, search.kanaal, search.site, search.taal].map(text)
  const kant = sides.find((one) => one === search.kant)
  const toon = sentiments.find((one) => one === search.toon)
  const soort = traits.find((one) => one === search.soort)
  const periode = periods.find((one) => one === search.periode)
  const [van, tot] = [search.van, search.tot].map(moment)
  return {
    ...(groep && { groep }),
    ...(kant && { kant }),
    ...(kanaal && { kanaal }),
    ...(site && { site }),
    ...(taal && { taal }),
    ...(toon && { toon }),
    ...(soort && { soort }),
    ...(periode && { periode }),
    ...(van && tot && { van, tot }),
    ...(groep && search.weg === true && { weg: true }),
  }
}

const moment = (value: unknown) =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? new Date(value).toISOString() : undefined

/** From which moment on; whole hours, so that looking again a minute later is the same question. */
export function fromOf(period: Period, now: number): string {
  return new Date(Math.floor((now - daysOf[period] * dayMs) / 3_600_000) * 3_600_000).toISOString()
}

/** The same as a view holds it, and back. */
export function streamOf({ groep, kant, kanaal, site, taal, toon, soort, periode }: StreamSearch): StreamFilters {
  return {
    ...(groep && { group: groep }),
    ...(kant && { addressed: kant === 'aan' }),
    ...(kanaal && { channel: kanaal }),
    ...(site && { site }),
    ...(taal && { language: taal }),
    ...(toon && { sentiment: toon }),
    ...(soort && { trait: soort }),
    ...(periode && { period: periode }),
  }
}

export function searchOf({ group, addressed, channel, period, ...rest }: StreamFilters): StreamSearch {
  return readStreamSearch({
    groep: group,
    kant: addressed === undefined ? undefined : addressed ? 'aan' : 'over',
    kanaal: channel,
    site: rest.site,
    taal: rest.language,
    toon: rest.sentiment,
    soort: rest.trait,
    periode: period,
  })
}

/** Whether more is chosen than a group and how far back: the picture knows of no more. */
export const isNarrowed = ({ groep: _, periode: __, ...rest }: StreamSearch): boolean => Object.keys(rest).length > 0

export const isSameStream = (stream: StreamFilters, search: StreamSearch): boolean =>
  JSON.stringify(searchOf(stream)) === JSON.stringify(readStreamSearch(search))
