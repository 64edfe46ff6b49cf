/**
 * What is still to be done in the program that a conversation comes from is still to be done here. Only where nobody has touched the
 * conversation since it came in: importing the same file again never undoes what was done here.
 */
import type { Change } from '../../domain/conversation/change.ts'
import type { Context } from '../../server/context.ts'
import { listAgents } from '../../server/store/agent.ts'
import { changeConversations } from '../../server/use/change-conversations.ts'
import type { Standing } from './record.ts'

/** @param messageId of the last message of the conversation */
export type Settler = (standings: readonly { standing: Standing; messageId: string }[]) => Promise<void>

export async function settlerFor(ctx: Context, organisationId: string): Promise<Settler> {
  const agents = (await listAgents(ctx.db, organisationId)).filter(({ active, role }) => active && role !== 'viewer')
  const byMail = new Map(agents.map(({ id, email }) => [email.toLowerCase(), id]))
  return async (standings) => {
    const waiting = standings.filter(({ standing }) => standing.workState !== 'answered')
    if (waiting.length === 0) return
    const untouched = await untouchedOf(
      ctx,
      organisationId,
      waiting.map(({ messageId }) => messageId),
    )
    for (const { standing, messageId } of waiting) {
      const conversationId = untouched.get(messageId)
      if (!conversationId) continue
      const agentId = byMail.get(standing.assignee?.toLowerCase() ?? '')
      const changes: Change[] = [
        toState(standing, ctx.clock()),
        ...(agentId ? [{ do: 'assign' as const, agentId }] : []),
      ]
      // The customer has waited since they spoke, not since we moved house.
      const then: Context = { ...ctx, clock: () => standing.since ?? ctx.clock() }
      await changeConversations(then, { organisationId, agentId: null, ruleId: null }, [conversationId], changes)
    }
  }
}

function toState({ workState, until }: Standing, now: Date): Change {
  if (workState === 'snoozed' && !(until && until <= now)) return { do: 'snooze', until: until ?? null }
  return { do: 'set', workState: workState === 'snoozed' ? 'open' : workState }
}

/** Hearing a message raises `version` and `said` alike, so a conversation in which they are equal was never changed by anybody. */
async function untouchedOf(ctx: Context, organisationId: string, messageIds: readonly string[]) {
  const rows = await ctx.db
    .selectFrom('message as m')
    .innerJoin('conversation as c', (join) =>
      join.onRef('c.organisation_id', '=', 'm.organisation_id').onRef('c.id', '=', 'm.conversation_id'),
    )
    .select(['m.id as messageId', 'c.id'])
    .where('m.organisation_id', '=', organisationId)
    .where('m.id', 'in', messageIds)
    .where('c.history', '=', true)
    .whereRef('c.version', '=', 'c.said')
    .execute()
  return new Map(rows.map(({ messageId, id }) => [messageId, id]))
}
