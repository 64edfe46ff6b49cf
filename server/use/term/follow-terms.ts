/**
 * The terms follow what happened: whatever an event is about is read as it is now and met anew, so that an edit or an erasure needs no
 * rule of its own. What is met is written down, and how far we are, in one transaction.
 */
import type { Context } from '../../context.ts'
import { type Standing, standingOf } from '../../standing.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { newestPosition, readEvents, recordEvents } from '../../store/event.ts'
import { lockEventCursor, moveEventCursor } from '../../store/event-cursor.ts'
import { forgetHits, type Hit, hitsOf, putHits, readHeard } from '../../store/hit.ts'
import { zoneOf } from '../../store/organisation.ts'
import { hitsIn, messageOf } from './spoken.ts'

export const reader = 'terms'
const atOnce = 500

/** @returns whether there may be more to do */
export async function followTerms(ctx: Context, organisationId: string): Promise<boolean> {
  const { more, fresh } = await transact(ctx.db, async (tx) => {
    const newest = await newestPosition(tx, organisationId)
    const position = await lockEventCursor(tx, organisationId, reader, newest)
    const standing = await standingOf(ctx, tx, organisationId)
    const events = await readEvents(tx, organisationId, position, atOnce)
    const ids = [...new Set(events.filter(({ kind }) => kind.startsWith('message.')).map(({ objectId }) => objectId))]
    const fresh = await meet(ctx, tx, organisationId, standing, ids)
    const last = events.at(-1)
    if (last) await moveEventCursor(tx, organisationId, reader, last.position)
    return { more: events.length === atOnce, fresh }
  })
  if (fresh) await ctx.wake.ring('events', organisationId)
  return more
}

/** @returns whether something was met that was not known yet */
async function meet(
  ctx: Context,
  tx: Transaction,
  organisationId: string,
  standing: Standing,
  ids: readonly string[],
): Promise<boolean> {
  if (ids.length === 0) return false
  const heard = await readHeard(tx, organisationId, ids)
  const here = new Set(heard.map(({ id }) => id))
  await forgetHits(
    tx,
    organisationId,
    ids.filter((id) => !here.has(id)),
  )
  const after = heard.flatMap((one) => hitsIn(one, standing.met(messageOf(one))))
  const before = await hitsOf(tx, organisationId, [...here])
  if (after.length === 0 && before.length === 0) return false
  await putHits(tx, organisationId, await zoneOf(tx, organisationId), before, after)
  const known = new Set(before.map(({ group_id, message_id }) => `${group_id} ${message_id}`))
  return tellOf(
    ctx,
    tx,
    organisationId,
    after.filter(({ group_id, message_id }) => !known.has(`${group_id} ${message_id}`)),
  )
}

/** One event for each group in which something is new. */
async function tellOf(ctx: Context, tx: Transaction, organisationId: string, fresh: readonly Hit[]): Promise<boolean> {
  const groups = [...new Set(fresh.map(({ group_id }) => group_id))].sort()
  if (groups.length === 0) return false
  const events = groups.map((objectId) => ({ kind: 'term-group.met' as const, objectId, version: 1 }))
  await recordEvents(tx, organisationId, events, ctx.clock())
  return true
}
