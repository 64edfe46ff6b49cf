/**
 * What was said is looked at again, on networks that do not tell of edits and deletions. What changed comes in by the ledger like
 * anything else, so an edit is a revision and a post that is gone takes its words along.
 */
import { lookAgainAt } from '../../domain/message/look-again.ts'
import type { Context } from '../context.ts'
import { listChannels } from '../store/channel.ts'
import { memoryOf } from '../store/channel-memory.ts'
import { transact } from '../store/database.ts'
import { newestPosition, readEvents } from '../store/event.ts'
import { lockEventCursor, moveEventCursor } from '../store/event-cursor.ts'
import { zoneOf } from '../store/organisation.ts'
import { claimRereads, planReread, planRereads, type Reread } from '../store/reread.ts'
import { acceptArrivals } from './accept-arrivals.ts'
import { channelOf } from './channel-of.ts'
import { openConnection } from './open-connection.ts'

const reader = 'reread'
const eventsAtOnce = 500
const looksAtOnce = 20
const leaseMs = 15 * 60_000
/** A network that cannot be asked now is asked again then. */
const laterMs = 60 * 60_000

/** Plan the first look at what came in. @returns whether there may be more */
export async function planLooks(ctx: Context, organisationId: string): Promise<boolean> {
  return transact(ctx.db, async (tx) => {
    const position = await lockEventCursor(tx, organisationId, reader, await newestPosition(tx, organisationId))
    const events = await readEvents(tx, organisationId, position, eventsAtOnce)
    const last = events.at(-1)
    if (!last) return false
    const channels = (await listChannels(tx, organisationId)).filter((row) => channelOf(ctx, row)?.reread)
    const ids = events.filter(({ kind }) => kind === 'message.received').map(({ objectId }) => objectId)
    const at = ctx.clock()
    const first = lookAgainAt({ published: at, open: false, at })
    if (first && channels.length > 0 && ids.length > 0)
      await planRereads(
        tx,
        organisationId,
        channels.map(({ id }) => id),
        ids,
        first,
      )
    await moveEventCursor(tx, organisationId, reader, last.position)
    return events.length === eventsAtOnce
  })
}

/** Look at some of what is due. @returns whether there may be more */
export async function lookAgain(ctx: Context, organisationId: string, stopping: AbortSignal): Promise<boolean> {
  const at = ctx.clock()
  const lease = new Date(at.getTime() + leaseMs)
  const due = await transact(ctx.db, (tx) => claimRereads(tx, organisationId, at, lease, looksAtOnce))
  for (const one of due) {
    if (stopping.aborted) return false
    await lookAt(ctx, organisationId, one)
  }
  return due.length === looksAtOnce
}

async function lookAt(ctx: Context, organisationId: string, one: Reread): Promise<void> {
  const row = (await listChannels(ctx.db, organisationId)).find(({ id }) => id === one.channel_id)
  const channel = row?.enabled ? channelOf(ctx, row) : undefined
  if (!row || !channel?.reread) return planReread(ctx.db, organisationId, one.id, null)
  const standing = { id: one.external_id, url: one.url, inReplyTo: one.in_reply_to, author: one.author }
  try {
    const items = await channel.reread(standing, {
      connection: openConnection(ctx, row),
      readPage: ctx.readPage,
      clock: ctx.clock,
      memory: memoryOf(ctx, organisationId, row.id),
    })
    const zone = await zoneOf(ctx.db, organisationId)
    if (items.length > 0) await acceptArrivals(ctx, { organisationId, channelId: row.id, zone }, items)
    const next = lookAgainAt({ published: one.published_at, open: one.open, at: ctx.clock() })
    await planReread(ctx.db, organisationId, one.id, next)
  } catch (error) {
    ctx.log.warn({ channel: row.id, err: error }, 'something could not be looked at again')
    await planReread(ctx.db, organisationId, one.id, new Date(ctx.clock().getTime() + laterMs))
  }
}
