/** Somebody's file is taken along: that it was, and by whom, stands in the logbook and in their history. */
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { findContact } from '../../store/contact.ts'
import { standsFor } from '../../store/contact-join.ts'
import { transact } from '../../store/database.ts'
import type { By } from './join-contacts.ts'
import { logContactAct } from './log-contact-act.ts'

/**
 * @returns the contact that stands for the person
 * @throws ProblemError when there is no such person, or they were erased
 */
export async function noteTakenAlong(
  ctx: Pick<Context, 'db' | 'newId' | 'clock'>,
  by: By,
  id: string,
): Promise<string> {
  return transact(ctx.db, async (tx) => {
    const root = await standsFor(tx, by.organisationId, id)
    const found = root ? await findContact(tx, by.organisationId, root) : undefined
    if (!found || found.erased_at) throw refuse('not-found', { detail: 'There is no such person' })
    await logContactAct(ctx, tx, by, { kind: 'contact-taken-along', contacts: [found.id] })
    return found.id
  })
}
