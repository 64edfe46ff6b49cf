/** Take one conversation, hand it back, or say what there still is to do. */
import type { Change } from '../../domain/conversation/change.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { lockConversations } from '../store/conversation.ts'
import { transact } from '../store/database.ts'
import { changeWithin } from './change-conversations.ts'

export type Changes = { agentId?: string | null | undefined; workState?: 'open' | 'pending' | 'answered' | undefined }

/**
 * @returns what undoes it; null when it was like that already
 * @throws a problem when the conversation is not there, or the agent cannot take work
 */
export async function changeConversation(
  ctx: Context,
  who: { organisationId: string; agentId: string },
  conversationId: string,
  { agentId, workState }: Changes,
): Promise<string | null> {
  const changes: Change[] = []
  if (agentId !== undefined) changes.push({ do: 'assign', agentId })
  if (workState) changes.push({ do: 'set', workState })
  const { batchId, changed } = await transact(ctx.db, async (tx) => {
    const [found] = await lockConversations(tx, who.organisationId, [conversationId])
    if (!found) throw refuse('not-found', { detail: 'There is no such conversation' })
    return changeWithin(ctx, tx, { ...who, ruleId: null }, [conversationId], changes)
  })
  await ctx.wake.ring('events', who.organisationId)
  return changed.length > 0 ? batchId : null
}
