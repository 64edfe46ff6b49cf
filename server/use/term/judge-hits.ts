/**
 * Somebody says that posts do not belong to a group, or do after all. What is put aside is no longer shown there and no longer counted; when a word stands in
 * most of it and not in the rest, a sharper way to write the term is proposed.
 */
import type { Answer } from '../../../contract/endpoint.ts'
import type { judgeHits as endpoint } from '../../../contract/term.ts'
import { meets, type Reading, readMessage } from '../../../domain/listening/meets.ts'
import { noiseOf } from '../../../domain/listening/noise.ts'
import { parse } from '../../../domain/listening/parse.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { waitForBrand } from '../../store/brand-walk.ts'
import { transact } from '../../store/database.ts'
import { newestPosition, recordEvents } from '../../store/event.ts'
import { lockEventCursor } from '../../store/event-cursor.ts'
import { pageOfHits, readHeard } from '../../store/hit.ts'
import { judgedHits, judgeHits } from '../../store/hit-judgement.ts'
import { zoneOf } from '../../store/organisation.ts'
import { listGroups, listTerms } from '../../store/term.ts'
import { reader } from './follow-terms.ts'
import { showNoise } from './preview-term.ts'
import { messageOf } from './spoken.ts'

const mostLooked = 200
/** Fewer put aside are no reason to change a term. */
const leastRemoved = 3

type Proposal = Answer<typeof endpoint>['proposal']

export async function judge(
  ctx: Context,
  organisationId: string,
  groupId: string,
  messageIds: readonly string[],
  relevant: boolean | null,
): Promise<Answer<typeof endpoint>> {
  const groups = await listGroups(ctx.db, organisationId)
  if (!groups.some(({ id }) => id === groupId))
    throw refuse('not-found', { detail: 'There is no such group of terms.' })
  const judged = await transact(ctx.db, async (tx) => {
    // Who writes hits holds this place: so the counters add up.
    await lockEventCursor(tx, organisationId, reader, await newestPosition(tx, organisationId))
    const ids = await judgeHits(tx, organisationId, await zoneOf(tx, organisationId), groupId, messageIds, relevant)
    await waitForBrand(tx, organisationId, ids)
    const event = { kind: 'term-group.changed', objectId: groupId, version: 1 } as const
    if (ids.length > 0) await recordEvents(tx, organisationId, [event], ctx.clock())
    return ids
  })
  await ctx.wake.ring('events', organisationId)
  return {
    judged: judged.length,
    proposal: relevant === false ? await propose(ctx, organisationId, groupId) : null,
  }
}

/** The change of one term that takes away most of what was put aside, little else, and next to nothing that was called relevant. */
async function propose(ctx: Context, organisationId: string, groupId: string): Promise<Proposal> {
  const read = async (ids: readonly string[]) =>
    (await readHeard(ctx.db, organisationId, ids)).map((one) => readMessage(messageOf(one)))
  const [unwanted, wanted, rest] = await Promise.all([
    judgedHits(ctx.db, organisationId, groupId, false, mostLooked).then(read),
    judgedHits(ctx.db, organisationId, groupId, true, mostLooked).then(read),
    pageOfHits(ctx.db, organisationId, { groupId }, null, mostLooked)
      .then((hits) => hits.filter((one) => one.relevant === null).map(({ message_id }) => message_id))
      .then(read),
  ])
  const terms = (await listTerms(ctx.db, organisationId)).filter((one) => one.group_id === groupId && one.enabled)
  const proposals = terms.flatMap(({ id, query: text }) => {
    const parsed = parse(text)
    if (!parsed.ok) return []
    const met = (readings: readonly Reading[]) => readings.filter((reading) => meets(parsed.query, reading))
    const aside = met(unwanted)
    const noise = noiseOf(parsed.query, { wanted: met(wanted), unwanted: aside, rest: met(rest) }, [])
    return noise.map((one) => {
      const meant = aside.filter((reading) => !meets(one.query, reading)).length
      return { meant, proposal: { termId: id, ...showNoise(one) } }
    })
  })
  // What nobody looked at goes along: it may not be the most of it.
  const worth = proposals.filter(
    ({ meant, proposal: { removes, loses } }) => meant >= leastRemoved && meant * 2 >= removes && loses * 10 <= removes,
  )
  return worth.sort((a, b) => b.meant - b.proposal.loses - (a.meant - a.proposal.loses))[0]?.proposal ?? null
}
