/** A label that means a complaint makes things worse for whom it is put on: nothing is handed over to them until that is committed. */
import type { Conversation } from '../../../domain/conversation/conversation.ts'
import type { Transaction } from '../../store/database.ts'
import { holdPeople } from '../../store/guard.ts'

export async function holdLabelled(
  tx: Transaction,
  organisationId: string,
  moves: readonly { before: Conversation; after: Conversation }[],
): Promise<void> {
  const labelled = moves.flatMap(({ before, after }) =>
    after.labelIds.some((id) => !before.labelIds.includes(id)) ? [after] : [],
  )
  if (labelled.length === 0) return
  const complaints = await tx
    .selectFrom('label')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('meaning', '=', 'complaint')
    .execute()
  const hurt = labelled.filter(({ labelIds }) => complaints.some(({ id }) => labelIds.includes(id)))
  await holdPeople(tx, organisationId, [...new Set(hurt.map(({ contactId }) => contactId))])
}
