/**
 * A network is gone, or we left it: its channel becomes an archive. It is off for good, so nobody listens there, nothing alarms and
 * nothing leaves; what was said there, and who said it, stays and is found. It can be brought back, and then stands still.
 */
import { accessChannel } from '../access/channels.ts'
import type { AgentWho } from '../access/who.ts'
import type { Context } from '../context.ts'
import { type ChannelChange, type ChannelRow, changeChannelRow, lockChannel } from '../store/channel.ts'
import { transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import type { HouseAct } from '../store/logbook.ts'
import { logAct } from './log-act.ts'

/** Why nothing can be answered there. */
export const archivedReason = (name: string) => `${name} is an archive: nothing leaves there any more.`

/** Once is enough. What still waits to leave is turned back to its writer (`deliver-reply.ts`). */
export function archiveChannel(ctx: Context, who: AgentWho, id: string, why: string): Promise<ChannelRow> {
  return change(ctx, who, id, (before) => {
    if (before.archived_at) return null
    const about = { name: before.name, ...(why && { why }) }
    return [
      { enabled: false, archived: { at: ctx.clock(), why } },
      { kind: 'channel-archived', subjectId: id, about },
    ]
  })
}

export function bringBackChannel(ctx: Context, who: AgentWho, id: string): Promise<ChannelRow> {
  return change(ctx, who, id, ({ archived_at, name }) =>
    archived_at ? [{ archived: null }, { kind: 'channel-brought-back', subjectId: id, about: { name } }] : null,
  )
}

async function change(
  ctx: Context,
  who: AgentWho,
  id: string,
  decide: (before: ChannelRow) => [ChannelChange, HouseAct] | null,
): Promise<ChannelRow> {
  const { organisationId, agentId } = who
  const row = await transact(ctx.db, async (tx) => {
    await lockChannel(tx, organisationId, id)
    const before = await accessChannel(tx, who, id)
    const decided = decide(before)
    if (!decided) return before
    const version = await changeChannelRow(tx, organisationId, id, decided[0])
    await logAct(ctx, tx, who, decided[1])
    await recordEvents(tx, organisationId, [{ kind: 'channel.changed', objectId: id, version, agentId }], ctx.clock())
    return accessChannel(tx, who, id)
  })
  for (const bell of ['channels', 'outbox', 'events'] as const) await ctx.wake.ring(bell, organisationId)
  return row
}
