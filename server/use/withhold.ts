/**
 * What was overheard of somebody who objects: erased for good, or, as long as nobody knows that the objection is theirs, laid apart for
 * some days. Each of these does some at a time, in a transaction of its own.
 */
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { forgetErased, forgetRaw } from '../store/arrival.ts'
import { eraseAttachments } from '../store/attachment.ts'
import { type Transaction, transact } from '../store/database.ts'
import { recordErasures } from '../store/erasure.ts'
import { newestPosition, recordEvents } from '../store/event.ts'
import { lockEventCursor } from '../store/event-cursor.ts'
import { forgetHits, hitsOf, putHits } from '../store/hit.ts'
import { blankMessages, eraseMessages } from '../store/message.ts'
import { overheardOf } from '../store/objection.ts'
import { zoneOf } from '../store/organisation.ts'
import { listGroups } from '../store/term.ts'
import { dropWithheld, type Restored, restoreWithheld, withheldFor, withhold } from '../store/withheld.ts'
import { reader } from './term/follow-terms.ts'

const atOnce = 200

/** Do it until there is nothing left. @returns how many */
async function all(ctx: Context, organisationId: string, some: (tx: Transaction) => Promise<number>): Promise<number> {
  let done = 0
  for (;;) {
    const now = await transact(ctx.db, some)
    if (now === 0) return done
    done += now
    await ctx.wake.ring('events', organisationId)
  }
}

/** For good: there is proof that it is theirs. @returns how many posts */
export const eraseOverheard = (ctx: Context, organisationId: string, accounts: readonly string[]): Promise<number> =>
  all(ctx, organisationId, async (tx) => {
    const ids = await overheardOf(tx, organisationId, accounts, atOnce)
    await forgetRaw(tx, organisationId, await eraseMessages(tx, organisationId, ids))
    await eraseAttachments(tx, organisationId, ids)
    await forgetErased(tx, organisationId, ids)
    await forgetHits(tx, organisationId, ids)
    await keepErased(ctx, tx, organisationId, ids)
    return tellGone(ctx, tx, organisationId, ids)
  })

/** Out of everything that is read and counted, and not yet gone. @param saidAt of the objection @returns how many posts */
export const withholdOverheard = (
  ctx: Context,
  organisationId: string,
  accounts: readonly string[],
  saidAt: Date,
): Promise<number> =>
  all(ctx, organisationId, async (tx) => {
    // Who writes hits holds this place: so the counters add up.
    await lockEventCursor(tx, organisationId, reader, await newestPosition(tx, organisationId))
    const ids = await overheardOf(tx, organisationId, accounts, atOnce)
    await withhold(tx, organisationId, ids, saidAt)
    await putHits(tx, organisationId, await zoneOf(tx, organisationId), await hitsOf(tx, organisationId, ids), [])
    await forgetRaw(tx, organisationId, await blankMessages(tx, organisationId, ids))
    await forgetErased(tx, organisationId, ids)
    return tellGone(ctx, tx, organisationId, ids)
  })

/** The days of an objection are over, or somebody showed that it is theirs. @returns how many posts */
export const eraseWithheld = (ctx: Context, organisationId: string, saidAt: Date): Promise<number> =>
  all(ctx, organisationId, async (tx) => {
    const ids = await withheldFor(tx, organisationId, saidAt, atOnce)
    await eraseAttachments(tx, organisationId, ids)
    await dropWithheld(tx, organisationId, ids)
    await keepErased(ctx, tx, organisationId, ids)
    return ids.length
  })

/** The objection was false: they are back, and count again. @returns how many posts */
export const releaseWithheld = (ctx: Context, organisationId: string, saidAt: Date): Promise<number> =>
  all(ctx, organisationId, async (tx) => {
    await lockEventCursor(tx, organisationId, reader, await newestPosition(tx, organisationId))
    const ids = await withheldFor(tx, organisationId, saidAt, atOnce)
    const back = await restoreWithheld(tx, organisationId, ids)
    await putHitsBack(tx, organisationId, back)
    const events = back.map(({ id, version }) => ({ kind: 'message.revised', objectId: id, version }) as const)
    if (events.length > 0) await recordEvents(tx, organisationId, events, ctx.clock())
    return ids.length
  })

/** What was put aside stays aside. Terms that changed meanwhile are followed afterwards, as with any message that is revised. */
async function putHitsBack(tx: Transaction, organisationId: string, back: readonly Restored[]): Promise<void> {
  const groups = new Set((await listGroups(tx, organisationId)).map(({ id }) => id))
  const hits = back
    .flatMap((one) => one.hits)
    .filter(({ group_id }) => groups.has(group_id))
    .map((hit) => ({ ...hit, received_at: new Date(hit.received_at) }))
  await putHits(tx, organisationId, await zoneOf(tx, organisationId), [], hits)
}

/** So that a restore erases them again. */
const keepErased = (ctx: Context, tx: Transaction, organisationId: string, ids: readonly string[]): Promise<void> =>
  recordErasures(
    tx,
    organisationId,
    ids.map((subjectId) => ({ id: ctx.newId(), kind: 'message', subjectId, at: ctx.clock() })),
  )

async function tellGone(
  ctx: Context,
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
): Promise<number> {
  const rows = await tx
    .selectFrom('message')
    .select(['id', 'version'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  const events = rows.map(({ id, version }) => ({ kind: 'message.deleted', objectId: id, version }) as const)
  if (events.length > 0) await recordEvents(tx, organisationId, events, ctx.clock())
  return ids.length
}
