/**
 * How quickly reactions come here, and how many people somebody who reacts moves, learnt from the newest messages that somebody reacted to. A house
 * with too little of a past goes by what is usual elsewhere.
 */
import { type Cascade, cascadesIn } from '../../../domain/influence/cascade.ts'
import { pastOf } from '../../../domain/influence/pickups.ts'
import { usualPace } from '../../../domain/influence/spread.ts'
import type { Context } from '../../context.ts'
import { newestSpreads, publicThreadsOf, putPace, saidInThread } from '../../store/spread.ts'

const most = 500
const fewest = { cascades: 50, reactions: 200 }
/** Whatever the past says: sooner is no talk, later is no news. */
const bounds = { shortest: 60_000, longest: 24 * 3_600_000 }

/** @returns from how many messages it learnt */
export async function learnPace(ctx: Context, organisationId: string): Promise<number> {
  const ids = await newestSpreads(ctx.db, organisationId, most)
  const cascades: Cascade[] = []
  for (const threadId of await publicThreadsOf(ctx.db, organisationId, ids))
    cascades.push(...cascadesIn(await saidInThread(ctx.db, organisationId, threadId)))
  const grown = cascades.filter(({ reactions }) => reactions.length > 0).sort((a, b) => a.root.at - b.root.at)
  const delays = grown.flatMap(({ root, reactions }) => reactions.map(({ at }) => at - root.at)).sort((a, b) => a - b)
  if (grown.length < fewest.cascades || delays.length < fewest.reactions) return 0
  const { usual } = pastOf(grown.map(({ root, reactions }) => ({ author: root.account ?? '', shares: reactions })))
  const middle = delays[Math.floor(delays.length / 2)] ?? usualPace.halfway
  const halfwayMs = Math.min(bounds.longest, Math.max(bounds.shortest, middle))
  const pace = { usual, halfway_ms: halfwayMs, learnt_from: grown.length, at: ctx.clock() }
  await putPace(ctx.db, organisationId, pace)
  return grown.length
}
