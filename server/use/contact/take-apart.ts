/** What was taken for one person is taken apart: each has what belongs to it by itself, also what came in since. */
import { inOrder, partsOf, rootOf } from '../../../domain/contact/join.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { readArrivalCursor } from '../../store/arrival.ts'
import {
  carryBack,
  deleteApart,
  insertApart,
  joinsAmong,
  readContactJoin,
  readPerson,
  standsFor,
  toJoin,
  withdrawJoin,
} from '../../store/contact-join.ts'
import { transact } from '../../store/database.ts'
import { recordEvents } from '../../store/event.ts'
import { logAct } from '../log-act.ts'
import { type By, joinWithin, told } from './join-contacts.ts'

/**
 * @param apart they are not one person: nobody suggests it again. Else it is as if they had never been joined.
 * @returns the two people, the one that was joined first
 * @throws ProblemError when there is no such join, or it was withdrawn already
 */
export async function takeApart(ctx: Context, by: By, joinId: string, apart: boolean): Promise<[string, string]> {
  const { organisationId } = by
  const people = await transact(ctx.db, async (tx): Promise<[string, string]> => {
    await readArrivalCursor(tx, organisationId, true)
    const join = await readContactJoin(tx, organisationId, joinId)
    if (!join) throw refuse('not-found', { detail: 'Nobody was joined so' })
    if (join.withdrawn_at) throw refuse('conflict', { detail: 'They were taken apart already' })
    const standing = await standsFor(tx, organisationId, join.from_id)
    if (!standing) throw refuse('not-found', { detail: 'There is no such person any more' })
    const { parts } = await readPerson(tx, organisationId, standing)
    const joins = (await joinsAmong(tx, organisationId, parts)).map(toJoin)
    const own = partsOf(joins, join.from_id)
    const root = rootOf(joins, join.from_id)
    const moved = await carryBack(tx, organisationId, root, join.from_id, own)
    const at = ctx.clock()
    await withdrawJoin(tx, organisationId, joinId, { agentId: by.agentId, at })
    const pair = inOrder(join.from_id, join.into_id)
    if (apart) await insertApart(tx, organisationId, pair, { agentId: by.agentId, at })
    await logAct(ctx, tx, by, { kind: 'contacts-taken-apart', subjectId: join.from_id, about: { other: root } })
    const events = await told(tx, by, [join.from_id, root], moved)
    await recordEvents(tx, organisationId, events, at)
    return [join.from_id, root]
  })
  await ctx.wake.ring('events', organisationId)
  return people
}

/** Taking apart was a mistake: the same claim is made again, with what spoke for it then. */
export async function joinAgain(ctx: Context, by: By, joinId: string): Promise<{ joinId: string; id: string }> {
  const { organisationId } = by
  const done = await transact(ctx.db, async (tx) => {
    await readArrivalCursor(tx, organisationId, true)
    const join = await readContactJoin(tx, organisationId, joinId)
    if (!join?.withdrawn_at) throw refuse('conflict', { detail: 'These were not taken apart' })
    const { from_id: fromId, into_id: intoId, evidence } = join
    await deleteApart(tx, organisationId, inOrder(fromId, intoId))
    const { events, ...joined } = await joinWithin(ctx, tx, by, { fromId, intoId, evidence })
    await recordEvents(tx, organisationId, events, ctx.clock())
    return joined
  })
  await ctx.wake.ring('events', organisationId)
  return done
}
