/**
 * A tool as it is now, whatever it was when it signed in: connections are kept for long. And whether so much of it waits that it should
 * wait too. Looked up once a second at most.
 */
import type { Context } from '../context.ts'
import { readTool, type ToolRow } from '../store/relay.ts'
import { countDue } from '../store/relay-mail.ts'

/** Null when it may not hand over mail any more. */
export type ToolNow = { tool: ToolRow; isFull: boolean } | null

const goodForMs = 1000

export function toolsNow(ctx: Context): (tool: ToolRow) => Promise<ToolNow> {
  const known = new Map<string, { at: number; now: Promise<ToolNow> }>()
  const look = async ({ organisation_id: organisationId, id }: ToolRow): Promise<ToolNow> => {
    const most = ctx.config.limits.inFlight
    const tool = await readTool(ctx.db, organisationId, id)
    if (!tool?.enabled) return null
    return { tool, isFull: (await countDue(ctx.db, organisationId, id, ctx.clock(), most)) >= most }
  }
  return (tool) => {
    const at = ctx.clock().getTime()
    const had = known.get(tool.id)
    if (had && at - had.at < goodForMs) return had.now
    const now = look(tool)
    known.set(tool.id, { at, now })
    return now
  }
}
