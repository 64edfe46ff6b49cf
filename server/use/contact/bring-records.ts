/**
 * The organisation's own customer system tells who its customers are. A record hangs on a contact: the one that it had, the one that has its
 * addresses and numbers, or a new one. Where those are of different people nothing is joined: it is suggested to a person.
 */
import type { RecordOutcome } from '../../../contract/customer-record.ts'
import { type Brought, keysOfRecord } from '../../../domain/contact/customer-record.ts'
import type { Reason } from '../../../domain/contact/evidence.ts'
import type { Key } from '../../../domain/contact/recognise.ts'
import type { Context } from '../../context.ts'
import { readArrivalCursor } from '../../store/arrival.ts'
import {
  findAccounts,
  findKeyOwners,
  insertClaims,
  insertContacts,
  insertKeys,
  type KeyOwner,
  saveAccounts,
} from '../../store/contact.ts'
import { renewContacts, standsFor } from '../../store/contact-join.ts'
import { putSuggestion } from '../../store/contact-suggestion.ts'
import { readRecord, saveRecord } from '../../store/customer-record.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { recordEvents } from '../../store/event.ts'
import { holdPeople } from '../../store/guard.ts'
import type { By } from './join-contacts.ts'

/** In one transaction: it keeps others from receiving for some tenths of a second. */
const atOnce = 100

export type Placed = { place: number; record: Brought | { wrong: string } }

/** Each by itself: one that cannot be is told with the reason, the others are taken. */
export async function bringRecords(ctx: Context, by: By, placed: readonly Placed[]): Promise<RecordOutcome[]> {
  const outcomes: RecordOutcome[] = []
  for (let from = 0; from < placed.length; from += atOnce)
    outcomes.push(...(await bringSome(ctx, by, placed.slice(from, from + atOnce))))
  await ctx.wake.ring('events', by.organisationId)
  return outcomes
}

function bringSome(ctx: Context, by: By, placed: readonly Placed[]): Promise<RecordOutcome[]> {
  const { organisationId, agentId } = by
  return transact(ctx.db, async (tx) => {
    await readArrivalCursor(tx, organisationId, true)
    const outcomes: RecordOutcome[] = []
    for (const { place, record } of placed)
      outcomes.push({ place, ...('wrong' in record ? refused(null, record.wrong) : await bring(ctx, tx, by, record)) })
    const touched = [...new Set(outcomes.flatMap(({ contactId }) => contactId ?? []))]
    const changed = await renewContacts(tx, organisationId, touched)
    const events = changed.map(({ id, version }) => {
      return { kind: 'contact.changed' as const, objectId: id, version, agentId }
    })
    await recordEvents(tx, organisationId, events, ctx.clock())
    return outcomes
  })
}

type Outcome = Omit<RecordOutcome, 'place'>

const refused = (number: string | null, reason: string): Outcome => {
  return { outcome: 'refused', number, contactId: null, reason }
}

async function bring(ctx: Context, tx: Transaction, { organisationId }: By, record: Brought): Promise<Outcome> {
  const { number } = record
  const read = keysOfRecord(record)
  if ('wrong' in read) return refused(number, read.wrong)
  const at = ctx.clock()
  const known = await readRecord(tx, organisationId, number)
  const owners = await findKeyOwners(tx, organisationId, read.keys)
  const [owner, ...others] = [...new Map(owners.map((one) => [one.contact_id, one])).values()]
  const found = known?.contact_id ?? (others.length === 0 && !owner?.marked ? owner?.own_id : undefined)
  const own = found ?? (await newContact(ctx, tx, organisationId, record))
  await saveRecord(tx, organisationId, {
    organisation_id: organisationId,
    number,
    contact_id: own,
    value: record.value === undefined ? (known?.value ?? null) : record.value,
    segments: [...(record.segments ?? known?.segments ?? [])],
    fields: { ...known?.fields, ...record.fields },
    name: record.name ?? known?.name ?? null,
    keys: together(known?.keys ?? [], read.keys),
    changed_at: at,
  })
  const stands = (await standsFor(tx, organisationId, own)) ?? own
  const free = read.keys.filter(({ value }) => !owners.some((one) => one.value === value))
  await addKeys(ctx, tx, organisationId, { own, stands, name: record.name ?? null }, free)
  for (const other of owners.filter(({ contact_id, marked }) => contact_id !== stands && !marked))
    await putSuggestion(tx, organisationId, { ids: [own, other.own_id], ...saysSo(number, other), since: at })
  return { outcome: known ? 'known' : 'new', number, contactId: stands }
}

const mostKeys = 40

/** All that it came with, the newest last. */
const together = (before: readonly Key[], now: readonly Key[]) =>
  [...before.filter(({ value }) => !now.some((one) => one.value === value)), ...now].slice(-mostKeys)

/** The address or number of a record is somebody else's here. */
function saysSo(number: string, { kind, value, sharers }: KeyOwner) {
  const evidence: Reason[] = [
    { kind: 'customer record', value: number, verified: false },
    { kind: kind === 'email' ? 'same email' : 'same phone', value, verified: true, sharedBy: sharers + 1 },
  ]
  return { evidence, counter: null, strength: 0.9 }
}

async function newContact(
  ctx: Context,
  tx: Transaction,
  organisationId: string,
  { name, number, emails, phones }: Brought,
) {
  const id = ctx.newId()
  const called = name ?? emails?.[0] ?? phones?.[0] ?? number
  await insertContacts(tx, organisationId, [{ id, name: called, created_at: ctx.clock(), joined_to: null }])
  return id
}

/** Addresses and numbers that nobody had: whoever writes or calls from there is this customer. */
async function addKeys(
  ctx: Context,
  tx: Transaction,
  organisationId: string,
  { own, stands, name }: { own: string; stands: string; name: string | null },
  keys: readonly Key[],
): Promise<void> {
  const there = await findAccounts(
    tx,
    organisationId,
    keys.map(({ kind, value }) => ({ network: kind, externalId: value })),
  )
  const fresh = keys
    .filter(({ value }) => !there.some(({ externalId }) => externalId === value))
    .map((key) => ({ ...key, accountId: ctx.newId() }))
  const at = ctx.clock()
  const seen = { handle: null, url: null, ours: false, version: 1, firstSeen: at, lastSeen: at }
  await saveAccounts(
    tx,
    organisationId,
    fresh.map(({ accountId, kind, value }) => ({ ...seen, id: accountId, network: kind, externalId: value, name })),
  )
  await insertClaims(
    tx,
    organisationId,
    fresh.map(({ accountId }) => ({
      id: ctx.newId(),
      accountId,
      contactId: stands,
      ownContactId: own === stands ? null : own,
      evidence: 'customer record',
      strength: 0.98,
      since: at,
    })),
  )
  await insertKeys(tx, organisationId, fresh)
  if (fresh.length > 0) await holdPeople(tx, organisationId, [stands])
}
