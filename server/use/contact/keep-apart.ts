/** Somebody says that two contacts are not one person: nobody suggests it again, and no program ever joins them. */
import { inOrder } from '../../../domain/contact/join.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { readArrivalCursor } from '../../store/arrival.ts'
import { deleteApart, insertApart, readParts, renewContacts, standsFor } from '../../store/contact-join.ts'
import { suggestionsFor } from '../../store/contact-suggestion.ts'
import { transact } from '../../store/database.ts'
import { recordEvents } from '../../store/event.ts'
import type { By } from './join-contacts.ts'
import { logContactAct } from './log-contact-act.ts'

const mostLooked = 50

/**
 * @param apart false takes it back: they may be one person after all
 * @throws ProblemError when one of them is gone, or they are one person as it stands
 */
export async function sayApart(ctx: Context, by: By, ids: readonly [string, string], apart: boolean): Promise<void> {
  const { organisationId } = by
  await transact(ctx.db, async (tx) => {
    await readArrivalCursor(tx, organisationId, true)
    const [one, other] = [await standsFor(tx, organisationId, ids[0]), await standsFor(tx, organisationId, ids[1])]
    if (!one || !other) throw refuse('not-found', { detail: 'There is no such person' })
    if (one === other) throw refuse('conflict', { detail: 'These are one person: take them apart first' })
    const at = ctx.clock()
    if (apart) await insertApart(tx, organisationId, inOrder(...ids), { agentId: by.agentId, at })
    else await deleteApart(tx, organisationId, inOrder(...ids))
    const kind = apart ? 'contacts-kept-apart' : 'contacts-may-be-one'
    const parts = await readParts(tx, organisationId, one)
    const asked = await suggestionsFor(tx, organisationId, parts, mostLooked)
    const evidence = asked.find(({ with_id }) => with_id === other)?.evidence
    await logContactAct(ctx, tx, by, { kind, contacts: [...ids], ...(evidence && { evidence }) })
    const changed = await renewContacts(tx, organisationId, [one, other])
    const events = changed.map(({ id, version }) => {
      return { kind: 'contact.changed' as const, objectId: id, version, agentId: by.agentId }
    })
    await recordEvents(tx, organisationId, events, at)
  })
  await ctx.wake.ring('events', organisationId)
}
