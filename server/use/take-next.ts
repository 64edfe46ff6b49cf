/** Give somebody the next conversation. Of twelve who ask at once each gets another one: who comes second at one is offered the next. */
import { type Offer, rank } from '../../domain/routing/next.ts'
import type { Context } from '../context.ts'
import { transact } from '../store/database.ts'
import { freeConversations, holdFree } from '../store/free.ts'
import { readSkills, teamsOf } from '../store/team.ts'
import { changeWithin } from './change-conversations.ts'

/** Of each queue; what is due later than all of these can wait. */
const looksAt = 60

export type Taken = Offer & { batchId: string }

/**
 * @param busy conversations that somebody else is answering just now
 * @returns null when nothing is free
 */
export async function takeNext(
  ctx: Context,
  by: { organisationId: string; agentId: string },
  busy: ReadonlySet<string> = new Set(),
): Promise<Taken | null> {
  const { organisationId, agentId } = by
  const taken = await transact(ctx.db, async (tx) => {
    const mine = await teamsOf(tx, organisationId, agentId)
    const skills = new Set((await readSkills(tx, organisationId, agentId)).map(({ label_id }) => label_id))
    const teams = mine.length > 0 ? [...mine, null] : ('all' as const)
    const free = await freeConversations(tx, organisationId, agentId, teams, looksAt)
    const offers = rank(
      free.filter(({ id }) => !busy.has(id)),
      skills,
      ctx.clock(),
    )
    for (const offer of offers) {
      if (!(await holdFree(tx, organisationId, offer.id))) continue
      const done = await changeWithin(ctx, tx, { ...by, ruleId: null }, [offer.id], [{ do: 'assign', agentId }])
      return { ...offer, batchId: done.batchId }
    }
    return null
  })
  if (taken) await ctx.wake.ring('events', organisationId)
  return taken
}
