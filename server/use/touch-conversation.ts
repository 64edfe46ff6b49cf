/** An agent shows to be at work on a conversation (a draft, a note): it is not taken back for a while yet. */
import type { Transaction } from '../store/database.ts'

/** Writing it down once a minute is enough. */
const worthWriting = 60_000

/** Does nothing unless it is theirs. Whatever shows work calls this within its own transaction, after it holds the conversation. */
export async function touchConversation(
  tx: Transaction,
  by: { organisationId: string; agentId: string },
  conversationId: string,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('conversation')
    .set({ taken_at: at })
    .where('organisation_id', '=', by.organisationId)
    .where('id', '=', conversationId)
    .where('agent_id', '=', by.agentId)
    .where('taken_at', '<', new Date(at.getTime() - worthWriting))
    .execute()
}
