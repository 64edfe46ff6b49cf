/** What is done to who somebody is stands in the logbook, and in the history of everybody it is about. */
import type { Reason } from '../../../domain/contact/evidence.ts'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../store/database.ts'
import type { HouseAct } from '../../store/logbook.ts'
import { recordHouseActs } from '../../store/logbook.ts'
import type { By } from './join-contacts.ts'

type ContactAct = Omit<HouseAct, 'subjectId'> & {
  /** The contact it was done to, and the others it is about: by themselves. */
  contacts: readonly [string, ...string[]]
  /** On what; it goes when one of them is erased. */
  evidence?: readonly Reason[]
}

/** In the transaction that does it. What joins and takes apart is kept by the joins, so it is not asked for here again. */
export async function logContactAct(
  ctx: Pick<Context, 'newId' | 'clock'>,
  tx: Transaction,
  { organisationId, agentId }: By,
  { contacts, evidence, kind, about }: ContactAct,
): Promise<void> {
  const id = ctx.newId()
  const [subjectId, other] = contacts
  const facts = { ...about, ...(other && { other }) }
  await recordHouseActs(tx, organisationId, agentId, [{ kind, subjectId, about: facts, evidence, id, at: ctx.clock() }])
  const rows = [...new Set(contacts)].map((contact_id) => ({ organisation_id: organisationId, contact_id, act_id: id }))
  await tx.insertInto('contact_act').values(rows).execute()
}
