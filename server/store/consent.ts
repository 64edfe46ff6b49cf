/** What people said about being sent things, and what somebody of us said of their situation. */
import { type Selectable, sql } from 'kysely'
import type { Hand } from '../../domain/suppression/situation.ts'
import type { Store, Transaction } from './database.ts'
import type { Name } from './suppression.ts'
import type { Tables } from './tables.ts'

export type ConsentRow = Selectable<Tables['consent']>

export async function insertConsent(
  tx: Transaction,
  organisationId: string,
  made: Omit<ConsentRow, 'organisation_id' | 'withdrawn_at' | 'withdrawn_by'>,
): Promise<void> {
  await tx
    .insertInto('consent')
    .values({ organisation_id: organisationId, ...made, withdrawn_at: null, withdrawn_by: null })
    .execute()
}

/** Whether they said the same before, or more, and it stands. */
export async function hasSaid(
  tx: Transaction,
  organisationId: string,
  {
    network,
    value,
    kind,
    purpose,
    medium,
    until,
  }: Pick<ConsentRow, 'network' | 'value' | 'kind' | 'purpose' | 'medium' | 'until'>,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from consent
    where organisation_id = ${organisationId} and network = ${network} and value = ${value} and kind = ${kind}
      and purpose in (${purpose}, 'marketing') and medium in (${medium}, 'any') and withdrawn_at is null
      and (until is null or until >= ${until})
    limit 1`.execute(tx)
  return rows.length > 0
}

export function readConsent(store: Store, organisationId: string, id: string): Promise<ConsentRow | undefined> {
  return store
    .selectFrom('consent')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** @returns false when it does not stand any more */
export async function withdrawConsent(
  tx: Transaction,
  organisationId: string,
  id: string,
  by: { agentId: string | null; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('consent')
    .set({ withdrawn_at: by.at, withdrawn_by: by.agentId })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** That they agreed; what they objected to outlives them. @returns how often */
export async function forgetConsents(
  tx: Transaction,
  organisationId: string,
  { network, value }: Name,
): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('consent')
    .where('organisation_id', '=', organisationId)
    .where('network', '=', network)
    .where('value', '=', value)
    .where('kind', '=', 'consent')
    .executeTakeFirst()
  return Number(numDeletedRows)
}

export async function insertHands(
  tx: Transaction,
  organisationId: string,
  contacts: readonly string[],
  said: Omit<Hand, 'contactId'> & { id: string; reason: string; agentId: string },
): Promise<void> {
  const { id, situation, reason, agentId, at } = said
  await tx
    .insertInto('situation_by_hand')
    .values(
      contacts.map((contact) => ({
        ...{ organisation_id: organisationId, contact_id: contact, id },
        ...{ situation, reason, agent_id: agentId, at },
      })),
    )
    .execute()
}
