/**
 * Two customers of the organisation's own system turned out to share one contact here: a family's address, a call centre's number. The
 * record gets a contact of its own, nobody suggests that they are one person again, and what both came with joins nobody any more.
 */
import type { SplitReason } from '../../../contract/contact-file.ts'
import { inOrder } from '../../../domain/contact/join.ts'
import type { Key } from '../../../domain/contact/recognise.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { readArrivalCursor } from '../../store/arrival.ts'
import { insertContacts } from '../../store/contact.ts'
import { insertApart, renewContacts, standsFor } from '../../store/contact-join.ts'
import { moveRecord, readRecord, recordsOf, silentAccounts } from '../../store/customer-record.ts'
import { transact } from '../../store/database.ts'
import { recordEvents } from '../../store/event.ts'
import { markShared } from '../../store/shared-key.ts'
import type { By } from './join-contacts.ts'
import { logContactAct } from './log-contact-act.ts'

/**
 * What was said stays where it is: nobody can tell which of the two said it.
 * @returns the contact of the record from now on
 * @throws ProblemError when there is no such record, or it shares its contact with no other
 */
export async function splitRecord(ctx: Context, by: By, number: string, reason: SplitReason): Promise<string> {
  const { organisationId, agentId } = by
  const made = await transact(ctx.db, async (tx) => {
    await readArrivalCursor(tx, organisationId, true)
    const record = await readRecord(tx, organisationId, number)
    if (!record) throw refuse('not-found', { detail: 'There is no such customer record' })
    const own = record.contact_id
    const others = (await recordsOf(tx, organisationId, [own])).filter((one) => one.number !== number)
    if (others.length === 0)
      throw refuse('conflict', {
        detail: 'This record shares its contact with no other. Take the contacts apart instead.',
      })
    const root = (await standsFor(tx, organisationId, own)) ?? own
    const [id, at] = [ctx.newId(), ctx.clock()]
    await insertContacts(tx, organisationId, [{ id, name: record.name ?? number, created_at: at, joined_to: null }])
    const theirs = others.flatMap(({ keys }) => keys)
    const [common, alone] = [
      record.keys.filter((key) => isIn(theirs, key)),
      record.keys.filter((key) => !isIn(theirs, key)),
    ]
    const accounts = await silentAccounts(tx, organisationId, root, alone)
    await moveRecord(tx, organisationId, { number, contactId: id, accounts, newId: ctx.newId, at })
    if (reason !== 'mistake') for (const key of common) await markShared(tx, organisationId, key, { agentId, at })
    await insertApart(tx, organisationId, inOrder(own, id), { agentId, at })
    await logContactAct(ctx, tx, by, { kind: 'contact-split', contacts: [id, own], about: { reason, number } })
    const changed = await renewContacts(tx, organisationId, [root, id])
    const events = changed.map((one) => {
      return { kind: 'contact.changed' as const, objectId: one.id, version: one.version, agentId }
    })
    await recordEvents(tx, organisationId, events, at)
    return id
  })
  await ctx.wake.ring('events', organisationId)
  return made
}

const isIn = (keys: readonly Key[], { kind, value }: Key) =>
  keys.some((one) => one.kind === kind && one.value === value)
