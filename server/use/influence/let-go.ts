/** The influence of these people counts for nothing any more: who waits is due in their own turn, and nothing tells how far their voice reached. */
import { ownTurn } from '../../../domain/routing/turn.ts'
import { lockConversations } from '../../store/conversation.ts'
import type { Transaction } from '../../store/database.ts'
import type { Happening } from '../../store/event.ts'
import { forgetLeads } from '../../store/lead.ts'
import { saveMoves } from '../../store/moves.ts'
import { conversationsWith, forgetLevels } from '../../store/waited.ts'

/** @param contactIds who stands for them @returns what is to be recorded last */
export async function letGoOfInfluence(
  tx: Transaction,
  organisationId: string,
  contactIds: readonly string[],
): Promise<Happening[]> {
  const { all, boosted } = await conversationsWith(tx, organisationId, contactIds)
  const held = await lockConversations(tx, organisationId, boosted)
  const moves = held.map((before) => {
    return { before, after: { ...before, ...ownTurn(before), version: before.version + 1 } }
  })
  await saveMoves(tx, organisationId, moves, [])
  await forgetLeads(tx, organisationId, all)
  await forgetLevels(tx, organisationId, all)
  return held.map(({ id, version }) => ({ kind: 'conversation.changed', objectId: id, version: version + 1 }))
}
