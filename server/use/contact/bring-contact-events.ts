/** Other systems tell what happened to customers: each by itself, again by its key. */
import { type BroughtEvent, broughtEvent, type EventOutcome } from '../../../contract/contact-file.ts'
import type { Context } from '../../context.ts'
import { ProblemError } from '../../problem.ts'
import { readArrivalCursor } from '../../store/arrival.ts'
import { findContact } from '../../store/contact.ts'
import { dropOldEvents, putContactEvent } from '../../store/contact-event.ts'
import { renewContacts, standsFor } from '../../store/contact-join.ts'
import { lookUp } from '../../store/contact-look-up.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { recordEvents } from '../../store/event.ts'
import { askedOf } from './asked-of.ts'
import type { By } from './join-contacts.ts'

/** In one transaction, which keeps others from joining and erasing. */
const atOnce = 100

export async function bringContactEvents(ctx: Context, by: By, given: readonly unknown[]): Promise<EventOutcome[]> {
  const items: EventOutcome[] = []
  for (let from = 0; from < given.length; from += atOnce)
    items.push(...(await bringSome(ctx, by, given.slice(from, from + atOnce), from)))
  await ctx.wake.ring('events', by.organisationId)
  return items
}

function bringSome(ctx: Context, { organisationId, agentId }: By, given: readonly unknown[], from: number) {
  return transact(ctx.db, async (tx) => {
    await readArrivalCursor(tx, organisationId, true)
    const items: EventOutcome[] = []
    for (const [i, one] of given.entries())
      items.push({ place: from + i, ...(await bring(ctx, tx, organisationId, one)) })
    const touched = [...new Set(items.flatMap(({ contactId }) => contactId ?? []))]
    await dropOldEvents(tx, organisationId, touched)
    const roots = new Set<string>()
    for (const id of touched) roots.add((await standsFor(tx, organisationId, id)) ?? id)
    const changed = await renewContacts(tx, organisationId, [...roots])
    const events = changed.map(({ id, version }) => {
      return { kind: 'contact.changed' as const, objectId: id, version, agentId }
    })
    await recordEvents(tx, organisationId, events, ctx.clock())
    return items
  })
}

type Outcome = Omit<EventOutcome, 'place'>
const refused = (reason: string): Outcome => ({ outcome: 'refused', contactId: null, reason })

async function bring(ctx: Context, tx: Transaction, organisationId: string, given: unknown): Promise<Outcome> {
  const read = broughtEvent.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    return refused(`${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'is not right'}`)
  }
  const whose = await whoseIs(tx, organisationId, read.data)
  if ('reason' in whose) return refused(whose.reason)
  const { key, kind = 'other', title, url = null, at } = read.data
  const event = { organisation_id: organisationId, id: ctx.newId(), contact_id: whose.id, key, kind, title, url }
  const isNew = await putContactEvent(tx, { ...event, at: new Date(at) })
  return { outcome: isNew ? 'new' : 'known', contactId: whose.id }
}

async function whoseIs(
  tx: Transaction,
  organisationId: string,
  { contact, email, phone, account, number }: BroughtEvent,
): Promise<{ id: string } | { reason: string }> {
  if (contact) {
    if ([email, phone, account, number].some((one) => one !== undefined))
      return { reason: 'say whose it is in one way' }
    const found = await findContact(tx, organisationId, contact)
    return found && !found.erased_at ? { id: found.id } : { reason: 'there is no such contact' }
  }
  try {
    const people = await lookUp(tx, organisationId, askedOf({ email, phone, account, number }))
    const [only, ...others] = people
    if (!only) return { reason: 'nobody is known by that' }
    return others.length > 0 ? { reason: 'several people are known by that' } : { id: only.id }
  } catch (error) {
    if (error instanceof ProblemError) return { reason: error.message }
    throw error
  }
}
