/**
 * Earlier answers to what resembles what is asked now. Messages of customers that say two of its rarest words are found by the index of
 * search, newest first and never more than a hundred; then the answer that followed each, where it ended well. Twice: in the last week
 * only what the customer agreed with counts, before that silence counts too.
 * Cost: two walks through the index, stopped after 90 ms, and one look at what they found.
 */
import { marked, sayingTwoOf, scopeOf } from '../../domain/search/entry.ts'
import { keysOf } from '../../domain/suggestion/asked.ts'
import { type Question, type Ranked, rankAnswers } from '../../domain/suggestion/rank.ts'
import { type About, aboutOf } from '../../domain/suggestion/topic.ts'
import type { Context } from '../context.ts'
import { stemsOf } from '../store/search/stems.ts'
import { answersTo, type EarlierAnswer } from '../store/suggestion.ts'
import { stemsBeside } from './asked-about.ts'
import { walk } from './walk.ts'

const weekMs = 7 * 86_400_000
const longestMs = 90
const [recently, before] = [30, 60]
const most = 6

export async function earlierAnswers(
  ctx: Context,
  organisationId: string,
  now: Question,
  of: { contactId: string; demo: boolean },
): Promise<Ranked<EarlierAnswer & { about: About }>[]> {
  const { asked } = now
  const keys = keysOf(asked).map(({ word }) => word)
  if (keys.length === 0) return []
  const index = `${sayingTwoOf(keys, await stemsOf(ctx.db, keys))} & ${marked('in')}`
  const at = ctx.clock()
  const weekAgo = new Date(at.getTime() - weekMs)
  const look = (from: Date | null, until: Date | null, limit: number) => {
    const question = { organisationId, asked: { index, sieve: null }, sieve: {}, before: null, from, until }
    return walk(ctx.db, question, scopeOf('message', organisationId), at, limit, longestMs)
  }
  const found = await Promise.all([look(weekAgo, null, recently), look(null, weekAgo, before)])
  const ids = found.flatMap((one) => one.ids)
  const answers = once(await answersTo(ctx.db, organisationId, ids, of, at))
  const stems = await stemsBeside(
    ctx,
    asked,
    answers.map(({ question }) => question),
  )
  const about = (one: EarlierAnswer) => aboutOf(one.labelIds, [one])
  return rankAnswers(
    now,
    answers.map((one) => ({ ...one, about: about(one) })),
    stems,
    most,
  )
}

/** Two questions in a row have the same answer. */
const once = (answers: readonly EarlierAnswer[]) => [...new Map(answers.map((one) => [one.id, one])).values()]
