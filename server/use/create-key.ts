import { newKey } from '../access/api-key.ts'
import { accessChannel } from '../access/channels.ts'
import type { AgentWho } from '../access/who.ts'
import type { Context } from '../context.ts'
import { createKeyRow, type KeyRow } from '../store/api-key.ts'
import { transact } from '../store/database.ts'
import { logAct } from './log-act.ts'

/** Make a key for a program, for one channel or for all. The secret is known only to who gets it now. */
export function createKey(
  ctx: Context,
  who: AgentWho,
  given: { name: string; scopes: readonly string[]; channelId: string | null },
): Promise<{ row: KeyRow; secret: string }> {
  const { secret, hash, hint } = newKey()
  return transact(ctx.db, async (tx) => {
    if (given.channelId) await accessChannel(tx, who, given.channelId)
    const row = await createKeyRow(tx, {
      id: ctx.newId(),
      organisation_id: who.organisationId,
      channel_id: given.channelId,
      name: given.name,
      hash,
      hint,
      scopes: [...new Set(given.scopes)],
      created_at: ctx.clock(),
    })
    await logAct(ctx, tx, who, { kind: 'key-made', subjectId: row.id, about: { name: row.name } })
    return { row, secret }
  })
}
