/** Other systems tell what happened to customers: each by itself, again by its key. */
import { type BroughtEvent, broughtEvent, type EventOutcome } from '../../../contract/contact-file.ts'
import type { Context } from '../../context.ts'
import { ProblemError } from '../../problem.ts'
import { readArrivalCursor } from '../../store/arrival.ts'
import { findContact } from '../../store/contact.ts'
import { dropOldEvents, putContactEvents } from '../../store/contact-event.ts'
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
    const owners = new Map<string, Whose>()
    const read: (Read | { reason: string })[] = []
    for (const one of given) read.push(await readOne(tx, organisationId, one, owners))
    // Of a key that comes twice the last one stands.
    const rows = new Map(read.flatMap((one) => ('event' in one ? [[one.event.key, toRow(ctx, one)] as const] : [])))
    const fresh = await putContactEvents(tx, organisationId, [...rows.values()])
    const touched = [...new Set([...rows.values()].map(({ contact_id }) => contact_id))]
    await dropOldEvents(tx, organisationId, touched)
    const roots = new Set<string>()
    for (const id of touched) roots.add((await standsFor(tx, organisationId, id)) ?? id)
    const changed = await renewContacts(tx, organisationId, [...roots])
    const events = changed.map(({ id, version }) => {
      return { kind: 'contact.changed' as const, objectId: id, version, agentId }
    })
    await recordEvents(tx, organisationId, events, ctx.clock())
    return read.map((one, i): EventOutcome => {
      if ('reason' in one) return { place: from + i, outcome: 'refused', contactId: null, reason: one.reason }
      return { place: from + i, outcome: fresh.has(one.event.key) ? 'new' : 'known', contactId: one.id }
    })
  })
}

type Read = { event: BroughtEvent; id: string }
type Whose = { id: string } | { reason: string }

function toRow(ctx: Context, { event: { key, kind = 'other', title, url, at }, id }: Read) {
  return { id: ctx.newId(), contact_id: id, key, kind, title, url: url ?? null, at: new Date(at) }
}

/** @param owners who was asked for already */
async function readOne(tx: Transaction, organisationId: string, given: unknown, owners: Map<string, Whose>) {
  const read = broughtEvent.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    return { reason: `${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'is not right'}` }
  }
  const { contact, email, phone, account, number } = read.data
  const asked = JSON.stringify([contact, email, phone, account, number])
  const whose = owners.get(asked) ?? (await whoseIs(tx, organisationId, read.data))
  owners.set(asked, whose)
  return 'reason' in whose ? whose : { event: read.data, id: whose.id }
}

async function whoseIs(tx: Transaction, organisationId: string, { contact, ...keys }: BroughtEvent): Promise<Whose> {
  const { email, phone, account, number } = keys
  if (contact) {
    if ([email, phone, account, number].some((one) => one !== undefined))
      return { reason: 'say whose it is in one way' }
    const found = await findContact(tx, organisationId, contact)
    return found && !found.erased_at ? { id: found.id } : { reason: 'there is no such contact' }
  }
  try {
    const [only, ...others] = await lookUp(tx, organisationId, askedOf({ email, phone, account, number }))
    if (!only) return { reason: 'nobody is known by that' }
    return others.length > 0 ? { reason: 'several people are known by that' } : { id: only.id }
  } catch (error) {
    if (error instanceof ProblemError) return { reason: error.message }
    throw error
  }
}
