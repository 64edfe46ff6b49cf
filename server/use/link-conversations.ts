/** Two conversations belong together, or do not after all. It holds both ways, and each of them tells it in its timeline. */
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { recordActs } from '../store/act.ts'
import { lockConversations } from '../store/conversation.ts'
import { transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import { deleteLink, insertLink } from '../store/timeline.ts'

/** Does nothing when it was like that already. @throws a problem when one of them is not there, or they are one */
export async function linkConversations(
  ctx: Context,
  who: { organisationId: string; agentId: string },
  a: string,
  b: string,
  linked: boolean,
): Promise<void> {
  const { organisationId, agentId } = who
  await transact(ctx.db, async (tx) => {
    const at = ctx.clock()
    const both = await lockConversations(tx, organisationId, [...new Set([a, b])])
    if (both.length < 2) throw refuse('not-found', { detail: 'There is no such conversation beside this one' })
    const changed = linked
      ? await insertLink(tx, organisationId, { a, b, agentId, at })
      : await deleteLink(tx, organisationId, a, b)
    if (!changed) return
    const act = { at, kind: linked ? 'link' : 'unlink', batchId: ctx.newId(), before: null, after: null }
    await recordActs(tx, organisationId, { agentId, ruleId: null }, [
      { ...act, id: ctx.newId(), conversationId: a, subjectId: b },
      { ...act, id: ctx.newId(), conversationId: b, subjectId: a },
    ])
    // They are as they were; who shows them asks for their timeline again.
    const kind = 'conversation.changed' as const
    const events = both.map(({ id, version }) => ({ kind, objectId: id, version, agentId }))
    await recordEvents(tx, organisationId, events, at)
  })
  await ctx.wake.ring('events', organisationId)
}
