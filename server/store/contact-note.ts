/** What colleagues wrote of a person, whatever the conversation. It hangs on a contact by itself. */
import type { Store, Transaction } from './database.ts'

/** So many one reads. */
const most = 50

export async function insertContactNote(
  tx: Transaction,
  organisationId: string,
  note: { id: string; contactId: string; agentId: string; text: string; at: Date },
): Promise<void> {
  const { id, text, contactId: contact_id, agentId: agent_id, at: written_at } = note
  await tx
    .insertInto('contact_note')
    .values({ organisation_id: organisationId, id, contact_id, agent_id, text, written_at })
    .execute()
}

/** The newest first. @param parts the contacts that a person consists of */
export function contactNotesOf(store: Store, organisationId: string, parts: readonly string[]) {
  return store
    .selectFrom('contact_note as n')
    .innerJoin('agent as a', (join) =>
      join.onRef('a.organisation_id', '=', 'n.organisation_id').onRef('a.id', '=', 'n.agent_id'),
    )
    .select(['n.id', 'n.text', 'n.written_at', 'a.id as agent_id', 'a.alias'])
    .where('n.organisation_id', '=', organisationId)
    .where('n.contact_id', 'in', parts)
    .orderBy('n.written_at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(most)
    .execute()
}

export function readContactNote(tx: Transaction, organisationId: string, id: string) {
  return tx
    .selectFrom('contact_note')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function deleteContactNote(tx: Transaction, organisationId: string, id: string): Promise<void> {
  await tx.deleteFrom('contact_note').where('organisation_id', '=', organisationId).where('id', '=', id).execute()
}
