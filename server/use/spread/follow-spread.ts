/**
 * How far messages spread follows what is said: behind the event log, each public thread in which something was said, liked or taken back is read once,
 * and what it comes to is kept with the message that began it. A message of which nothing came and little is expected has no row.
 */
import type { Context } from '../../context.ts'
import { messagesAt, takeApplause } from '../../store/applause.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { newestPosition, readEvents, recordEvents } from '../../store/event.ts'
import { lockEventCursor, moveEventCursor } from '../../store/event-cursor.ts'
import {
  forgetSpreads,
  markSpread,
  publicThreadsOf,
  putSpreads,
  quotedBy,
  spreadsToLookAt,
} from '../../store/spread.ts'
import { heedSpread } from './heed-spread.ts'
import { isShownAs, spreadsInThread } from './spreads-in-thread.ts'

const reader = 'spread'
const atOnce = 200
const said: ReadonlySet<string> = new Set(['message.received', 'message.deleted'])

/** @returns whether there may be more to do */
export async function followSpread(ctx: Context, organisationId: string): Promise<boolean> {
  const { more, told } = await transact(ctx.db, async (tx) => {
    const position = await lockEventCursor(tx, organisationId, reader, await newestPosition(tx, organisationId))
    const events = await readEvents(tx, organisationId, position, atOnce)
    const ids = [...new Set(events.filter(({ kind }) => said.has(kind)).map(({ objectId }) => objectId))]
    const applause = await takeApplause(tx, organisationId, 'spread', atOnce)
    ids.push(...(await quotedBy(tx, organisationId, ids)), ...(await messagesAt(tx, organisationId, applause)))
    const last = events.at(-1)
    if (last) await moveEventCursor(tx, organisationId, reader, last.position)
    const more = events.length === atOnce || applause.length === atOnce
    return { more, told: await lookAt(ctx, tx, organisationId, [...new Set(ids)]) }
  })
  await tell(ctx, organisationId, told)
  return more
}

/** What was expected is less as time goes by. @returns when to look again, or null when there is nothing to look at */
export async function lookAgainAtSpread(ctx: Context, organisationId: string): Promise<Date | null> {
  const now = ctx.clock()
  const due = (await spreadsToLookAt(ctx.db, organisationId, atOnce)).filter(({ at }) => at <= now)
  const ids = due.map(({ id }) => id)
  await tell(ctx, organisationId, await transact(ctx.db, (tx) => lookAt(ctx, tx, organisationId, ids)))
  return (await spreadsToLookAt(ctx.db, organisationId, 1))[0]?.at ?? null
}

async function tell(ctx: Context, organisationId: string, told: readonly string[]): Promise<void> {
  if (told.length === 0) return
  await heedSpread(ctx, organisationId, told)
  await ctx.wake.ring('events', organisationId)
}

/** Work out anew what these messages belong to. @returns those of which something else is to be seen on a screen */
async function lookAt(
  ctx: Context,
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return []
  const at = ctx.clock()
  const marked: string[] = []
  for (const threadId of await publicThreadsOf(tx, organisationId, ids)) {
    const found = await spreadsInThread(tx, organisationId, threadId, new Set(ids), at)
    await putSpreads(
      tx,
      organisationId,
      found.flatMap(({ now }) => now ?? []),
    )
    await forgetSpreads(
      tx,
      organisationId,
      found.flatMap(({ id, before, now }) => (before && !now ? id : [])),
    )
    marked.push(...found.filter((one) => !isShownAs(one.before, one.now)).map(({ id }) => id))
  }
  const messages = await markSpread(tx, organisationId, marked.sort())
  const events = messages.map(({ id, version }) => ({ kind: 'message.spread' as const, objectId: id, version }))
  if (events.length > 0) await recordEvents(tx, organisationId, events, at)
  return marked
}
