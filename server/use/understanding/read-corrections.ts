/** What people said of messages, as it is told. */
import type { Answer } from '../../../contract/endpoint.ts'
import type { CorrectionMade } from '../../../contract/judgement.ts'
import type { listCorrections as endpoint } from '../../../contract/understanding.ts'
import { correctionIn } from '../../../domain/language/reading.ts'
import type { Context } from '../../context.ts'
import { type CorrectionRow, latestCorrections } from '../../store/correction.ts'

/** Enough to see what is corrected these days. */
const most = 30

export async function readCorrections(ctx: Context, organisationId: string): Promise<Answer<typeof endpoint>> {
  const rows = await latestCorrections(ctx.db, organisationId, most)
  const corrections = rows.flatMap((row) => {
    const made = showMade(row)
    const message = { id: row.message_id, conversationId: row.conversation_id, begins: row.begins }
    return made ? [{ ...made, message }] : []
  })
  return { corrections }
}

/** @returns null for what this version of the program does not know */
export function showMade(row: CorrectionRow & { alias: string }): CorrectionMade | null {
  const correction = correctionIn(row.aspect, row.value)
  if (!correction) return null
  const machine = row.machine_value === null ? null : { value: row.machine_value, chance: row.machine_chance ?? 0 }
  return { correction, agent: { id: row.agent_id, alias: row.alias }, at: row.made_at.toISOString(), machine }
}
