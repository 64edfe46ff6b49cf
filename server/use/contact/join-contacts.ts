/**
 * Two contacts turn out to be one person. What hangs on one goes on with the other, and everything still knows whose it is by itself, so
 * that `take-apart` gives back exactly what there was. Who holds the arrival cursor keeps others from joining and from receiving.
 */
import { type Reason, strengthOf } from '../../../domain/contact/evidence.ts'
import { type JoinRefusal, mayJoin, mostAccounts, mostConversations } from '../../../domain/contact/join.ts'
import type { Context } from '../../context.ts'
import { type ProblemError, refuse } from '../../problem.ts'
import { readArrivalCursor } from '../../store/arrival.ts'
import {
  apartsOf,
  carryOver,
  insertContactJoins,
  readPerson,
  renewContacts,
  standsFor,
} from '../../store/contact-join.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { demoContacts } from '../../store/demo-contact.ts'
import { type Happening, recordEvents } from '../../store/event.ts'
import { logAct } from '../log-act.ts'

export type By = { organisationId: string; agentId: string | null }
export type Joining = {
  /** The person that this contact is of goes on... */
  fromId: string
  /** ...in the person that this one is of. */
  intoId: string
  evidence: readonly Reason[]
  /** That somebody said before that they are not one person was seen, and they are after all. */
  anyway?: boolean | undefined
}

/**
 * @returns the id of the join, which takes them apart again; and the contact that stands for the person now
 * @throws ProblemError when one of them is gone, they are one already, were kept apart, or have too much between them
 */
export async function joinContacts(ctx: Context, by: By, joining: Joining): Promise<{ joinId: string; id: string }> {
  const done = await transact(ctx.db, async (tx) => {
    await readArrivalCursor(tx, by.organisationId, true)
    const { events, ...joined } = await joinWithin(ctx, tx, by, joining)
    await recordEvents(tx, by.organisationId, events, ctx.clock())
    return joined
  })
  await ctx.wake.ring('events', by.organisationId)
  return done
}

/** The same within a transaction that holds the arrival cursor; it records the events last. */
export async function joinWithin(ctx: Pick<Context, 'newId' | 'clock'>, tx: Transaction, by: By, joining: Joining) {
  const { organisationId, agentId } = by
  const { evidence, intoId } = joining
  const from = await standsFor(tx, organisationId, joining.fromId)
  const into = await standsFor(tx, organisationId, intoId)
  if (!from || !into) throw refuse('not-found', { detail: 'There is no such person' })
  await checkJoin(tx, organisationId, from, into, joining.anyway && agentId !== null)
  const join = { id: ctx.newId(), fromId: from, intoId, evidence, strength: strengthOf(evidence, []) }
  const moved = await carryOver(tx, organisationId, from, into)
  await insertContactJoins(tx, organisationId, [{ ...join, madeBy: agentId, since: ctx.clock() }])
  await logAct(ctx, tx, by, { kind: 'contacts-joined', subjectId: from, about: { other: into } })
  return { joinId: join.id, id: into, events: await told(tx, by, [from, into], moved) }
}

async function checkJoin(
  tx: Transaction,
  organisationId: string,
  from: string,
  into: string,
  anyway: boolean | undefined,
): Promise<void> {
  const one = await readPerson(tx, organisationId, from)
  const other = await readPerson(tx, organisationId, into)
  const aparts = anyway ? [] : await apartsOf(tx, organisationId, one.parts)
  const refusal = mayJoin(one, other, aparts)
  if (refusal) throw refused(refusal)
  const demo = await demoContacts(tx, organisationId, [from, into])
  if (demo.has(from) !== demo.has(into))
    throw refuse('conflict', { detail: 'The demo firm and real customers are kept apart' })
}

function refused(refusal: JoinRefusal): ProblemError {
  switch (refusal) {
    case 'one already':
      return refuse('conflict', { detail: 'These are one person already' })
    case 'erased':
      return refuse('not-found', { detail: 'Somebody who was erased is nobody any more' })
    case 'kept apart':
      return refuse('kept-apart', { detail: 'Somebody said that these are two people. Say that you mean it.' })
    case 'too many accounts':
      return refuse('too-many-for-one', { detail: `One person has at most ${mostAccounts} accounts` })
    case 'too many conversations':
      return refuse('too-many-for-one', {
        detail: `At most ${mostConversations} conversations are carried over. Join the other way round.`,
      })
  }
}

/** What happened to people and to their conversations. */
export async function told(
  tx: Transaction,
  { organisationId, agentId }: By,
  people: readonly string[],
  moved: readonly { id: string; version: number }[],
): Promise<Happening[]> {
  const changed = await renewContacts(tx, organisationId, people)
  return [
    ...changed.map(({ id, version }) => ({ kind: 'contact.changed' as const, objectId: id, version, agentId })),
    ...moved.map(({ id, version }) => ({ kind: 'conversation.changed' as const, objectId: id, version, agentId })),
  ]
}
