/**
 * The stream of holds follows what happened: whoever it happened to is looked at again, and what is different is written with the next
 * version. What time alone changes is written when its moment comes. What was seen, how far we are and what changed is one transaction,
 * so each change is in the stream once, whatever breaks off. As long as nobody follows the stream nothing is done.
 */
import { named } from '../../../domain/suppression/addressee.ts'
import { type Holds, lastingHolds } from '../../../domain/suppression/lasting.ts'
import type { Context } from '../../context.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { type EventRow, readEvents } from '../../store/event.ts'
import { rootsOf } from '../../store/relay-held.ts'
import {
  type Address,
  addressesDue,
  addressesHeldOf,
  beginCourse,
  type Course,
  forgetHolds,
  type HoldRow,
  holdsAt,
  lockCourse,
  nextLook,
  putHolds,
  readCourse,
  saveCourse,
} from '../../store/suppression-hold.ts'
import { readRules } from '../../store/suppression-rule.ts'
import { addressesAround, addressesSaid, firstStep, ofSameMailbox, stepPeople } from '../../store/suppression-walk.ts'
import { zones } from '../../zones.ts'
import { knownOf } from './known.ts'

const atOnce = 500
const day = 86_400_000
/** So long it stays that something waits for nothing any more; shorter for an address that nobody here goes by, or not any more. */
const kept = { known: 30 * day, nobody: day }

/** Somebody wants to follow. From now on there is a stream. */
export async function beginHolds(ctx: Context, organisationId: string): Promise<Course> {
  const known = await readCourse(ctx.db, organisationId)
  if (known) return known
  await beginCourse(ctx.db, organisationId, firstStep)
  await ctx.wake.ring('events', organisationId)
  return beginHolds(ctx, organisationId)
}

/** @returns whether there is more to do at once, and else when to look again */
export async function followHolds(ctx: Context, organisationId: string): Promise<{ more: boolean; next: Date | null }> {
  if (!(await readCourse(ctx.db, organisationId))) return { more: false, next: null }
  const { done, told } = await transact(ctx.db, async (tx) => {
    const course = await lockCourse(tx, organisationId)
    if (!course) return { done: { more: false, next: null }, told: false }
    const events = await readEvents(tx, organisationId, course.position, atOnce)
    const happened = await addressesOf(tx, organisationId, events)
    const walk = happened.everybody ? firstStep : course.walk
    const step = walk === null ? null : await stepPeople(tx, organisationId, walk, atOnce)
    const due = await addressesDue(tx, organisationId, ctx.clock(), atOnce)
    const addresses = [...happened.addresses, ...(step?.addresses ?? []), ...due]
    const moved = { ...course, position: events.at(-1)?.position ?? course.position, walk: step?.next ?? null }
    const after = await lookAt(ctx, tx, organisationId, addresses, moved)
    await saveCourse(tx, organisationId, after)
    const more = events.length === atOnce || due.length === atOnce || after.walk !== null
    return { done: { more, next: await nextLook(tx, organisationId) }, told: after.version > course.version }
  })
  if (told) await ctx.wake.ring('holds', organisationId)
  return done
}

/** By what everybody goes to whom something happened. */
async function addressesOf(tx: Transaction, organisationId: string, events: readonly EventRow[]) {
  const of = (...kinds: EventRow['kind'][]) => events.filter(({ kind }) => kinds.includes(kind))
  const ids = (some: readonly EventRow[]) => [...new Set(some.map(({ objectId }) => objectId))]
  const contacts = ids(of('contact.changed'))
  const roots = await rootsOf(tx, organisationId, {
    messages: ids(of('message.received', 'message.revised', 'message.deleted', 'message.judged')),
    conversations: ids(of('conversation.opened', 'conversation.changed', 'conversation.regrouped')),
    contacts,
  })
  const around = await addressesAround(tx, organisationId, roots)
  const before = await addressesHeldOf(tx, organisationId, [...new Set([...contacts, ...around.parts])])
  const said = await addressesSaid(
    tx,
    organisationId,
    of('consent.changed').map(({ objectId: id, at }) => ({ id, at })),
  )
  const alike = await ofSameMailbox(tx, organisationId, said.addresses)
  return {
    addresses: [...around.addresses, ...before, ...said.addresses, ...alike],
    everybody: said.gone || of('suppression.changed', 'label.changed', 'demo.removed').length > 0,
  }
}

/** Look at these addresses as they stand, and write what is different. @returns the course after it */
async function lookAt(
  ctx: Context,
  tx: Transaction,
  organisationId: string,
  all: readonly Address[],
  course: Course,
): Promise<Course> {
  const addresses = [...new Map(all.map((one) => [keyOf(one), one])).values()]
  if (addresses.length === 0) return course
  const at = ctx.clock()
  const { rules, zone } = await readRules(tx, organisationId)
  const clock = { now: at, zone, zones }
  const known = await knownOf(tx, organisationId, addresses.map(asked), rules, clock)
  const stood = new Map((await holdsAt(tx, organisationId, addresses)).map((row) => [keyOf(row), row]))
  const put: HoldRow[] = []
  const gone: HoldRow[] = []
  let { version, forgotten } = course
  for (const [i, address] of addresses.entries()) {
    const whom = known[i]
    if (!whom) continue
    const { holds, next } = lastingHolds(whom.state, address.network, rules, clock)
    const before = stood.get(keyOf(address))
    const changed = !alike(before?.holds ?? {}, holds)
    if (!before && !changed && !next) continue
    const contact_id = whom.contactId
    const changed_at = changed || !before ? at : before.changed_at
    const free = Object.keys(holds).length === 0
    const until = new Date(changed_at.getTime() + (contact_id ? kept.known : kept.nobody))
    if (before && free && !changed && !next && until <= at) {
      gone.push(before)
      forgotten = Math.max(forgotten, before.version)
      continue
    }
    const row = { ...address, contact_id, holds, changed_at, look_at: next ?? (free ? until : null) }
    put.push({ ...row, version: changed ? ++version : (before?.version ?? 0) })
  }
  await putHolds(tx, organisationId, put)
  await forgetHolds(tx, organisationId, gone)
  return { ...course, version, forgotten }
}

const keyOf = ({ network, value }: Address) => `${network} ${value}`
/** In the form in which a tool that asks is understood; an address that nobody can have is looked up as it stands. */
const asked = ({ network, value }: Address) =>
  named(network === 'email' ? { email: value } : { phone: value }) ?? { network, value }

const alike = (one: Holds, other: Holds) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
const sorted = (holds: Holds) => Object.entries(holds).sort(([a], [b]) => (a < b ? -1 : 1))
