/** Somebody says that many people use an address or a number, or that it is one person's after all. */
import type { Key } from '../../../domain/contact/recognise.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { readArrivalCursor } from '../../store/arrival.ts'
import { readParts, renewContacts, standsFor } from '../../store/contact-join.ts'
import { transact } from '../../store/database.ts'
import { recordEvents } from '../../store/event.ts'
import { keysOfPerson, markShared, unmarkShared } from '../../store/shared-key.ts'
import type { By } from './join-contacts.ts'
import { logContactAct } from './log-contact-act.ts'

/**
 * From now on it joins nobody by itself; who are one person already stay so until somebody takes them apart.
 * @throws ProblemError when it is no address or number of this person
 */
export async function shareKey(ctx: Context, by: By, contactId: string, key: Key, shared: boolean): Promise<void> {
  const { organisationId, agentId } = by
  await transact(ctx.db, async (tx) => {
    await readArrivalCursor(tx, organisationId, true)
    const root = await standsFor(tx, organisationId, contactId)
    const keys = root ? await keysOfPerson(tx, organisationId, root) : []
    if (!root || !keys.some(({ kind, value }) => kind === key.kind && value === key.value))
      throw refuse('not-found', { detail: 'This person has no such address or number' })
    const at = ctx.clock()
    const isNew = shared
      ? await markShared(tx, organisationId, key, { agentId, at })
      : await unmarkShared(tx, organisationId, key)
    if (!isNew) return
    await logContactAct(ctx, tx, by, {
      kind: shared ? 'key-shared' : 'key-own',
      contacts: [root],
      about: { what: key.kind },
      evidence: [{ kind: key.kind === 'email' ? 'same email' : 'same phone', value: key.value, verified: true }],
    })
    const changed = await renewContacts(tx, organisationId, await readParts(tx, organisationId, root))
    const events = changed.map(({ id, version }) => {
      return { kind: 'contact.changed' as const, objectId: id, version, agentId }
    })
    await recordEvents(tx, organisationId, events, at)
  })
  await ctx.wake.ring('events', organisationId)
}
