/** How people speak of us and of competitors as CSV, safe to open in a spreadsheet: a line for each week, subject and topic. */
import type { Rating, Share } from '../../../contract/brand.ts'
import { competitorOf } from '../../../domain/brand/about.ts'
import type { By } from '../../../domain/brand/board.ts'
import type { Context } from '../../context.ts'
import { readOrganisation } from '../../store/organisation.ts'
import { readBrand, readCourses, weekNow } from '../../use/brand/read-brand.ts'
import { weekAfter } from '../../use/brand/weeks.ts'
import { csvLine } from '../csv.ts'

const head = ['week', 'about', 'ours', 'topic', 'accounts', 'messages']
const ofRating = ['rating', 'rating_low', 'rating_high', 'rating_too_few']
const ofShare = ['share', 'share_low', 'share_high', 'share_too_few']

/** Line by line, as it leaves: first the whole, then one topic after the other. */
export async function* exportBrand(ctx: Context, organisationId: string, weeks: number): AsyncGenerator<string> {
  const name = (await readOrganisation(ctx.db, organisationId))?.name ?? ''
  const until = await weekNow(ctx, organisationId)
  const from = weekAfter(until, 1 - weeks)
  const { topics } = await readBrand(ctx, organisationId, weeks, { kind: 'all' })
  // The mark in front tells spreadsheets that it is UTF-8.
  yield `\ufeff${csvLine([...head, ...ofRating, ...ofShare])}`
  const parts: { by: By; topic: string }[] = [
    { by: { kind: 'all' }, topic: '' },
    ...topics.map((one) => ({ by: { kind: 'topic', name: one?.id ?? '' } as const, topic: one?.name ?? '-' })),
  ]
  for (const { by, topic } of parts)
    for (const { subject, moments } of await readCourses(ctx, organisationId, { from, until }, by))
      for (const [week, { rating, share }] of moments) {
        if (week < from || (by.kind !== 'all' && rating.messages === 0)) continue
        const competitor = competitorOf(subject)
        const of = [week, competitor ?? name, competitor === null, topic, rating.accounts, rating.messages]
        yield csvLine([...of, ...ratingCells(rating), ...shareCells(share)])
      }
}

const ratingCells = ({ points, low, high, tooFew }: Rating) => [points / 10, low / 10, high / 10, tooFew]
const shareCells = ({ share, low, high, tooFew }: Share) => [share / 10, low / 10, high / 10, tooFew]
