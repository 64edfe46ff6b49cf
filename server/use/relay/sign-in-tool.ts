/** Who hands over mail: by the name and the password that were made for this tool. */
import { timingSafeEqual } from 'node:crypto'
import { hashKey } from '../../access/api-key.ts'
import type { Context } from '../../context.ts'
import { findTool, type ToolRow, touchTool } from '../../store/relay.ts'

const touchEveryMs = 60_000

/** @returns null when the name or the password is not right, or the tool is switched off */
export async function signInTool(ctx: Context, username: string, password: string): Promise<ToolRow | null> {
  const tool = await findTool(ctx.db, username.slice(0, 100))
  const given = hashKey(password)
  if (!tool?.enabled || !timingSafeEqual(given, tool.password_hash)) return null
  const now = ctx.clock()
  if (now.getTime() - (tool.last_used_at?.getTime() ?? 0) > touchEveryMs) await touchTool(ctx.db, tool.id, now)
  return tool
}
