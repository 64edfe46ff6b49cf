/** Choose how this organisation speaks with its customers. */
import type { AgentWho } from '../access/who.ts'
import type { Context } from '../context.ts'
import { transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import { type GuidelineChange, type GuidelineRow, saveGuideline } from '../store/guideline.ts'
import { logAct } from './log-act.ts'

/** What is absent stays as it was. */
export async function changeGuideline(ctx: Context, who: AgentWho, given: GuidelineChange): Promise<GuidelineRow> {
  const { organisationId, agentId } = who
  const saved = await transact(ctx.db, async (tx) => {
    const row = await saveGuideline(tx, organisationId, given, ctx.clock())
    const about = { address: row.address, n: row.own.length }
    await logAct(ctx, tx, who, { kind: 'guideline-changed', subjectId: organisationId, about })
    const event = { kind: 'guideline.changed', objectId: organisationId, version: row.version, agentId } as const
    await recordEvents(tx, organisationId, [event], ctx.clock())
    return row
  })
  await ctx.wake.ring('events', organisationId)
  return saved
}
