/** A colleague notes something of a person, for everybody who meets them; or takes a note away. */
import type { ContactNote } from '../../../contract/contact-file.ts'
import { cleanText } from '../../../domain/message/text.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { readArrivalCursor } from '../../store/arrival.ts'
import { findContact } from '../../store/contact.ts'
import { renewContacts } from '../../store/contact-join.ts'
import { contactNotesOf, deleteContactNote, insertContactNote, readContactNote } from '../../store/contact-note.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { recordEvents } from '../../store/event.ts'

type Who = { organisationId: string; agentId: string; role: string }

/** @throws ProblemError when there is no such person, or they were erased */
export async function noteContact(ctx: Context, who: Who, contactId: string, words: string): Promise<ContactNote> {
  const { organisationId, agentId } = who
  const [id, at] = [ctx.newId(), ctx.clock()]
  await changing(ctx, who, async (tx) => {
    const contact = await findContact(tx, organisationId, contactId)
    if (!contact || contact.erased_at) throw refuse('not-found', { detail: 'There is no such person' })
    await insertContactNote(tx, organisationId, { id, contactId, agentId, text: cleanText(words), at })
    return contactId
  })
  const written = (await contactNotesOf(ctx.db, organisationId, [contactId])).find((note) => note.id === id)
  return { id, text: cleanText(words), by: { id: agentId, alias: written?.alias ?? '' }, at: at.toISOString() }
}

/** @throws ProblemError when there is no such note, or it is somebody else's and one runs nothing here */
export async function removeContactNote(ctx: Context, who: Who, id: string): Promise<void> {
  await changing(ctx, who, async (tx) => {
    const note = await readContactNote(tx, who.organisationId, id)
    if (!note) throw refuse('not-found', { detail: 'There is no such note' })
    const runs = who.role === 'owner' || who.role === 'admin'
    if (note.agent_id !== who.agentId && !runs)
      throw refuse('not-allowed', { detail: 'Only who wrote a note, or an administrator, takes it away' })
    await deleteContactNote(tx, who.organisationId, id)
    return note.contact_id
  })
}

/** Who erases holds the arrival cursor too: nothing is noted of somebody who is just being erased. @param work returns the contact it is about */
async function changing(ctx: Context, who: Who, work: (tx: Transaction) => Promise<string>): Promise<void> {
  const { organisationId, agentId } = who
  await transact(ctx.db, async (tx) => {
    await readArrivalCursor(tx, organisationId, true)
    const about = await work(tx)
    const contact = await findContact(tx, organisationId, about)
    const changed = await renewContacts(tx, organisationId, [contact?.joined_to ?? about])
    const events = changed.map(({ id, version }) => {
      return { kind: 'contact.changed' as const, objectId: id, version, agentId }
    })
    await recordEvents(tx, organisationId, events, ctx.clock())
  })
  await ctx.wake.ring('events', organisationId)
}
