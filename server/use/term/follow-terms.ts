/**
 * The terms follow what happened: whatever an event is about is read as it is now and met anew, so that an edit or an erasure needs no
 * rule of its own. What is met is written down, and how far we are, in one transaction.
 */
import type { Context } from '../../context.ts'
import { type Standing, standingOf } from '../../standing.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { newestPosition, readEvents, recordEvents } from '../../store/event.ts'
import { lockEventCursor, moveEventCursor } from '../../store/event-cursor.ts'
import { forgetHits, hitsOf, putHits, readHeard } from '../../store/hit.ts'
import { zoneOf } from '../../store/organisation.ts'
import { listGroups } from '../../store/term.ts'
import { hitsIn, messageOf } from './spoken.ts'

export const reader = 'terms'
const atOnce = 500
/** A text that was shortened is the same text, and met what it met. */
const said: ReadonlySet<string> = new Set(['message.received', 'message.revised', 'message.judged', 'message.deleted'])

/** @returns whether there may be more to do */
export async function followTerms(ctx: Context, organisationId: string): Promise<boolean> {
  const { more, looked } = await transact(ctx.db, async (tx) => {
    const newest = await newestPosition(tx, organisationId)
    const position = await lockEventCursor(tx, organisationId, reader, newest)
    const standing = await standingOf(ctx, tx, organisationId)
    const events = await readEvents(tx, organisationId, position, atOnce)
    const ids = [...new Set(events.filter(({ kind }) => said.has(kind)).map(({ objectId }) => objectId))]
    await meet(ctx, tx, organisationId, standing, ids)
    const last = events.at(-1)
    if (last) await moveEventCursor(tx, organisationId, reader, last.position)
    return { more: events.length === atOnce, looked: ids.length > 0 }
  })
  // Rules about terms wait for us.
  if (looked) await ctx.wake.ring('events', organisationId)
  return more
}

async function meet(
  ctx: Context,
  tx: Transaction,
  organisationId: string,
  standing: Standing,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const heard = await readHeard(tx, organisationId, ids)
  const here = new Set(heard.map(({ id }) => id))
  await forgetHits(
    tx,
    organisationId,
    ids.filter((id) => !here.has(id)),
  )
  const met = heard.flatMap((one) => hitsIn(one, standing.met(messageOf(one))))
  const before = await hitsOf(tx, organisationId, [...here])
  if (met.length === 0 && before.length === 0) return
  // A group may have gone with all its terms, and nobody here was told of each.
  const groupsThere = new Set((await listGroups(tx, organisationId)).map(({ id }) => id))
  const after = met.filter(({ group_id }) => groupsThere.has(group_id))
  await putHits(tx, organisationId, await zoneOf(tx, organisationId), before, after)
  // One event for each group in which something is new.
  const known = new Set(before.map(({ group_id, message_id }) => `${group_id} ${message_id}`))
  const fresh = after.filter(({ group_id, message_id }) => !known.has(`${group_id} ${message_id}`))
  const groups = [...new Set(fresh.map(({ group_id }) => group_id))].sort()
  const events = groups.map((objectId) => ({ kind: 'term-group.met' as const, objectId, version: 1 }))
  if (events.length > 0) await recordEvents(tx, organisationId, events, ctx.clock())
}
