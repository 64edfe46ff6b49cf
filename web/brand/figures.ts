/** Figures of how people speak of us, as they are shown: a rating from -100 to 100 with one decimal, so that parts add up on the screen too. */
import type { Rating, Share } from '../../contract/brand.ts'
import type { Language } from '../words/format.ts'

/** What is drawn of a rating or a share: a value between bounds, in thousandths. */
export type Figure = Pick<Rating, 'low' | 'high' | 'tooFew' | 'accounts' | 'messages'> & { value: number }
export type Measure = 'rating' | 'share'

export const figureOf = (measure: Measure, of: { rating: Rating; share: Share }): Figure =>
  measure === 'rating' ? { ...of.rating, value: of.rating.points } : { ...of.share, value: of.share.share }

/** @param n thousandths */
export function sayRating(language: Language, n: number): string {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB'
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 }
  const said = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero', ...digits }).format(n / 10)
  return said.replace('-', '−')
}

export const sayShare = (n: number): string => `${Math.round(n / 10)}%`

export const say = (measure: Measure, language: Language, n: number): string =>
  measure === 'rating' ? sayRating(language, n) : sayShare(n)

/** How far from the top of a picture a value is drawn, from 0 to 1: the labels beside it stand where its lines are. */
export function fromTop({ least, most }: { least: number; most: number }, value: number): number {
  return (most - Math.max(least, Math.min(most, value))) / (most - least)
}

/** Between which values a picture is drawn: a share whole, a rating as far as there is, to the next line of the grid. */
export function reachOf(measure: Measure, figures: readonly Figure[]): { least: number; most: number; grid: number[] } {
  const step = measure === 'rating' ? 500 : 250
  const known = figures.filter(({ tooFew }) => !tooFew)
  const up = Math.max(step, ...known.map(({ high }) => Math.ceil(high / step) * step))
  const down = Math.min(-step, ...known.map(({ low }) => Math.floor(low / step) * step))
  const [least, most] = measure === 'share' ? [0, 1000] : [down, up]
  const grid = Array.from({ length: (most - least) / step + 1 }, (_, i) => least + i * step)
  return { least, most, grid }
}
