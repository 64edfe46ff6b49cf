/** How people speak of us and of competitors, week by week. Nothing is counted here: sums that are kept are read. */
import type { Brand, OneWeek, Topic } from '../../../contract/brand.ts'
import { competitorOf, subjectOf, us } from '../../../domain/brand/about.ts'
import { type Board, type By, boardOf, namesIn } from '../../../domain/brand/board.ts'
import { courseOf, type Moment } from '../../../domain/brand/course.ts'
import { type Moved, movedBy, type Side } from '../../../domain/brand/moved.ts'
import { ratingOf } from '../../../domain/brand/rating.ts'
import { shareOf } from '../../../domain/brand/share.ts'
import type { Context } from '../../context.ts'
import { firstWeek, readSums } from '../../store/brand.ts'
import { readSubjects, topicNames } from '../../store/brand-fact.ts'
import { isWalking } from '../../store/brand-walk.ts'
import { zoneOf } from '../../store/organisation.ts'
import { dayIn } from '../accept-arrivals.ts'
import { mondayOf, weekAfter, weeksIn } from './weeks.ts'

/** What is usual in a week follows from the week before, so a line begins long before what is shown of it. */
const mostWeeks = 520

/** @param by all, or one topic or network */
export async function readBrand(ctx: Context, organisationId: string, weeks: number, by: By): Promise<Brand> {
  const now = await weekNow(ctx, organisationId)
  const span = { from: weekAfter(now, 1 - weeks), until: now }
  const [courses, sums, names, counting] = await Promise.all([
    readCourses(ctx, organisationId, span, by),
    readSums(ctx.db, organisationId, span),
    topicNames(ctx.db, organisationId),
    isWalking(ctx.db, organisationId),
  ])
  const heard = boardOf([], [...sums.values()].flat())
  return {
    weeks: weeksIn(span.from, now).map((week) => ({ week, running: week === now, of: momentsIn(courses, week) })),
    topics: namesIn(heard, null, 'topic')
      .map((id) => topicOf(id, names))
      .sort(byName),
    networks: namesIn(heard, null, 'group').sort(),
    counting,
  }
}

function momentsIn(courses: readonly Course[], week: string): Brand['weeks'][number]['of'] {
  return courses.flatMap(({ subject, moments }) => {
    const moment = moments.get(week)
    return moment ? [{ competitor: competitorOf(subject), rating: moment.rating, share: moment.share }] : []
  })
}

/** @param asked.against the week before where it is absent */
export async function readBrandWeek(
  ctx: Context,
  organisationId: string,
  asked: { competitor?: string | undefined; week: string; against?: string | undefined },
): Promise<OneWeek> {
  const subject = subjectOf(asked.competitor ?? null)
  const week = mondayOf(asked.week)
  const against = mondayOf(asked.against ?? weekAfter(week, -1))
  const [from = week, until = week] = [week, against].sort()
  const [courses, names] = await Promise.all([
    readCourses(ctx, organisationId, { from, until }, { kind: 'all' }),
    topicNames(ctx.db, organisationId),
  ])
  const moments = courses.find((course) => course.subject === subject)?.moments
  const sideOf = async (one: string): Promise<Side> => {
    const cells = (await readSums(ctx.db, organisationId, { from: one, until: one })).get(one) ?? []
    return { board: boardOf([], cells), usual: moments?.get(one)?.usual ?? 0 }
  }
  const [before, after] = await Promise.all([sideOf(against), sideOf(week)])
  const { board, usual } = after
  const subjects = courses.map((course) => course.subject)
  const figures = (by: By) => ({
    rating: ratingOf(board, subject, by, usual),
    share: shareOf(board, subject, subjects, by),
  })
  return {
    week,
    against,
    topics: mostSaid(board, subject, 'topic', figures).map(({ name, ...one }) => ({
      topic: topicOf(name, names),
      ...one,
    })),
    networks: mostSaid(board, subject, 'group', figures).map(({ name, ...one }) => ({ network: name, ...one })),
    moved: {
      topic: showMoved(movedBy(before, after, subject, 'topic'), (name) => ({ topic: topicOf(name, names) })),
      network: showMoved(movedBy(before, after, subject, 'group'), (network) => ({ network })),
    },
  }
}

function mostSaid<F extends { rating: { messages: number } }>(
  board: Board,
  subject: string,
  kind: 'topic' | 'group',
  figures: (by: By) => F,
): (F & { name: string })[] {
  const all = namesIn(board, subject, kind).map((name) => ({ name, ...figures({ kind, name }) }))
  return all.sort((a, b) => b.rating.messages - a.rating.messages)
}

const showMoved = ({ movers, ...rest }: Moved, nameOf: (name: string) => { topic?: Topic; network?: string }) => ({
  ...rest,
  movers: movers.map(({ name, tone, volume }) => ({ ...nameOf(name), tone, volume })),
})

/** The name of a group that was removed is gone. */
const topicOf = (id: string, names: ReadonlyMap<string, string>): Topic =>
  id === '' ? null : { id, name: names.get(id) ?? '' }

const byName = (a: Topic, b: Topic) =>
  Number(a === null) - Number(b === null) || (a?.name ?? '').localeCompare(b?.name ?? '')

export type Course = { subject: string; moments: ReadonlyMap<string, Moment> }

/** Of us and of each competitor, by name, the moments of all weeks up to the last of the span. */
export async function readCourses(
  ctx: Context,
  organisationId: string,
  { from, until }: { from: string; until: string },
  by: By,
): Promise<Course[]> {
  const [first, groups] = await Promise.all([firstWeek(ctx.db, organisationId), readSubjects(ctx.db, organisationId)])
  const weeks = weeksIn(first !== null && first < from ? first : from, until).slice(-mostWeeks)
  const sums = await readSums(ctx.db, organisationId, { from: weeks[0] ?? from, until }, by)
  const boards = weeks.map((week) => boardOf([], sums.get(week) ?? []))
  const heard = [...sums.values()].flat().flatMap(({ subject }) => subject ?? [])
  const listened = groups.flatMap(({ about, competitor }) => (about === 'competitor' ? subjectOf(competitor) : []))
  const others = new Set([...heard, ...listened])
  others.delete(us)
  const subjects = [us, ...[...others].sort()]
  return subjects.map((subject) => {
    const course = courseOf(boards, subject, subjects, by)
    return { subject, moments: new Map(weeks.flatMap((week, i) => (course[i] ? [[week, course[i]]] : []))) }
  })
}

/** The Monday of this week, where the organisation is. */
export const weekNow = async (ctx: Context, organisationId: string): Promise<string> =>
  mondayOf(dayIn(await zoneOf(ctx.db, organisationId), ctx.clock()))
