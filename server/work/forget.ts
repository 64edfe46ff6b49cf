/**
 * Forgets what need not be kept: raw payloads some days after they were looked at, files that were never sent after a month, and what
 * strangers said to others when nobody made a conversation of it. Of long texts among that only a snippet is kept after a day. And notes and tasks whose time has come.
 */
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { letGoOfSaid } from '../store/brand.ts'
import { forgetMemories } from '../store/channel-memory.ts'
import { transact } from '../store/database.ts'
import { forgetDecisions } from '../store/decision-log.ts'
import { forgetUnsent } from '../store/draft.ts'
import { recordEvents } from '../store/event.ts'
import { forgetLeases } from '../store/lease.ts'
import { forgetListened } from '../store/listening.ts'
import { forgetNotes } from '../store/note.ts'
import { forgetPassed } from '../store/passed.ts'
import { forgetMails } from '../store/relay-forget.ts'
import { forgetTasks } from '../store/task.ts'
import { eraseLapsed } from '../use/note-objection.ts'
import { shortenSome } from '../use/shorten-listened.ts'
import type { Worker } from './loop.ts'

const hourMs = 3_600_000
const atOnce = 5000
/** A file with a draft that nobody touched for so long will not be sent any more; the text stays. */
const unsentDays = 30
/** Minutes of streams are looked at for a month. */
const passedDays = 30
/** What became of mail of other tools, by address. The counts of campaigns stay. */
const relayedDays = 90
/** What was decided about people and what they were sent; no cap looks back as far. The counts of campaigns stay. */
const decidedDays = 180

export function startForgetting(ctx: Context): Worker {
  let working = Promise.resolve()
  const round = () => {
    working = working.then(() => forgetAll(ctx)).catch((error) => ctx.log.warn({ err: error }, 'forgetting is put off'))
  }
  const timer = setInterval(round, hourMs)
  round()
  return {
    async stop() {
      clearInterval(timer)
      await working
    },
  }
}

async function forgetAll(ctx: Context): Promise<void> {
  const unsent = new Date(ctx.clock().getTime() - unsentDays * 24 * hourMs)
  for (const { id } of await ctx.db.selectFrom('organisation').select('id').execute()) {
    while (await forgetRawOf(ctx, id));
    while (await forgetListenedOf(ctx, id));
    while (await shortenSome(ctx, id));
    await eraseLapsed(ctx, id)
    await forgetPassed(ctx.db, id, new Date(ctx.clock().getTime() - passedDays * 24 * hourMs))
    while (await forgetAroundOf(ctx, id));
    await forgetMemories(ctx.db, id, ctx.clock())
    const relayed = new Date(ctx.clock().getTime() - relayedDays * 24 * hourMs)
    while ((await transact(ctx.db, (tx) => forgetMails(tx, id, relayed, 500))) > 0);
    await forgetLeases(ctx.db, id, new Date(ctx.clock().getTime() - hourMs))
    const decided = new Date(ctx.clock().getTime() - decidedDays * 24 * hourMs)
    while ((await transact(ctx.db, (tx) => forgetDecisions(tx, id, decided, atOnce))) === atOnce);
    while ((await transact(ctx.db, (tx) => forgetUnsent(tx, id, unsent))) > 0);
  }
}

/** @returns whether there may be more */
export async function forgetListenedOf(ctx: Context, organisationId: string): Promise<boolean> {
  const at = ctx.clock()
  const gone = await transact(ctx.db, async (tx) => {
    const ids = await forgetListened(tx, organisationId, at, 500)
    const events = ids.map(({ id, version }) => ({ kind: 'message.deleted', objectId: id, version }) as const)
    await letGoOfSaid(
      tx,
      organisationId,
      ids.map(({ id }) => id),
    )
    if (events.length > 0) await recordEvents(tx, organisationId, events, at)
    return ids.length
  })
  if (gone > 0) await ctx.wake.ring('events', organisationId)
  return gone > 0
}

/** Notes and tasks that were to be kept until now. @returns whether there may be more */
export async function forgetAroundOf(ctx: Context, organisationId: string): Promise<boolean> {
  const at = ctx.clock()
  const gone = await transact(ctx.db, async (tx) => {
    const notes = await forgetNotes(tx, organisationId, at, 500)
    const tasks = await forgetTasks(tx, organisationId, at, 500)
    const events = [
      ...notes.map(({ id, version }) => ({ kind: 'note.changed', objectId: id, version }) as const),
      ...tasks.map(({ id, version }) => ({ kind: 'task.changed', objectId: id, version }) as const),
    ]
    if (events.length > 0) await recordEvents(tx, organisationId, events, at)
    return events.length
  })
  if (gone > 0) await ctx.wake.ring('events', organisationId)
  return gone > 0
}

/**
 * Raw bytes of what was shown are forgotten, in the order in which they came, up to the first that is too young or not yet
 * looked at. What was refused keeps its bytes: somebody may want to try again.
 * @returns whether there may be more
 */
export async function forgetRawOf(ctx: Context, organisationId: string): Promise<boolean> {
  const old = new Date(ctx.clock().getTime() - ctx.config.limits.rawDays * 24 * hourMs)
  const { rows } = await sql<{ position: number | null }>`
    select max(position) as position from (
      select a.position, a.received_at from arrival a
      join arrival_cursor c on c.organisation_id = ${organisationId}
      where a.organisation_id = ${organisationId} and a.position > c.raw_forgotten and a.position <= c.position
      order by a.position limit ${atOnce}
    ) next where received_at < ${old}`.execute(ctx.db)
  const upTo = rows[0]?.position
  if (upTo === null || upTo === undefined) return false
  await sql`
    update arrival set raw = null
    where organisation_id = ${organisationId} and position <= ${upTo} and raw is not null and outcome <> 'refused'
      and position > (select raw_forgotten from arrival_cursor where organisation_id = ${organisationId})`.execute(
    ctx.db,
  )
  await ctx.db
    .updateTable('arrival_cursor')
    .set({ raw_forgotten: upTo })
    .where('organisation_id', '=', organisationId)
    .execute()
  return true
}
