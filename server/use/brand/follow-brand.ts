/**
 * How people speak of us follows what happened: whatever an event is about is counted anew, but not before it is known which search terms it
 * met. What was put aside or found later waits by itself; what concerns very many messages is walked through in steps. What was counted
 * and how far we are is one transaction.
 */
import type { Context } from '../../context.ts'
import { clearWeek, firstWeek } from '../../store/brand.ts'
import { withOtherLabels } from '../../store/brand-fact.ts'
import { beginWalk, stepWalk, takeWaiting } from '../../store/brand-walk.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { newestPosition, readEvents } from '../../store/event.ts'
import { lockEventCursor, moveEventCursor, readEventCursor } from '../../store/event-cursor.ts'
import { readRetention, zoneOf } from '../../store/organisation.ts'
import { dayIn } from '../accept-arrivals.ts'
import { reader as termsReader } from '../term/follow-terms.ts'
import { recount } from './recount.ts'
import { mondayOf, weekAfter, weeksIn } from './weeks.ts'

const reader = 'brand'
const atOnce = 500
const dayMs = 86_400_000
const said: ReadonlySet<string> = new Set(['message.received', 'message.revised', 'message.judged', 'message.deleted'])

/** @returns whether there may be more to do */
export async function followBrand(ctx: Context, organisationId: string): Promise<boolean> {
  return transact(ctx.db, async (tx) => {
    const position = await lockPlace(tx, organisationId)
    const met = await readEventCursor(tx, organisationId, termsReader)
    const events = (await readEvents(tx, organisationId, position, atOnce)).filter((one) => one.position <= met)
    const of = (test: (kind: string) => boolean) => [
      ...new Set(events.filter(({ kind }) => test(kind)).map(({ objectId }) => objectId)),
    ]
    const waiting = await takeWaiting(tx, organisationId, atOnce)
    const labelled = await withOtherLabels(
      tx,
      organisationId,
      of((kind) => kind.startsWith('conversation.')),
    )
    await recount(tx, organisationId, [...new Set([...of((kind) => said.has(kind)), ...waiting, ...labelled])])
    if (events.some(({ kind }) => kind === 'demo.removed')) await beginWalk(tx, organisationId, 'said', organisationId)
    const step = await stepWalk(tx, organisationId, atOnce)
    await recount(tx, organisationId, step ?? [])
    const last = events.at(-1)
    if (last) await moveEventCursor(tx, organisationId, reader, last.position)
    return events.length === atOnce || waiting.length === atOnce || step !== null
  })
}

/** Who follows for the first time walks through all that was said before. */
async function lockPlace(tx: Transaction, organisationId: string): Promise<number> {
  const began = await tx
    .insertInto('event_cursor')
    .values({ organisation_id: organisationId, reader, position: await newestPosition(tx, organisationId) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('position')
    .executeTakeFirst()
  if (began) await beginWalk(tx, organisationId, 'messages', organisationId)
  return lockEventCursor(tx, organisationId, reader, 0)
}

/**
 * Have all weeks counted anew of which every message is still there; of earlier ones some have been let go of, so their sums stay as they
 * are. What the page shows grows again while it is counted.
 */
export async function rebuildBrand(ctx: Context, organisationId: string): Promise<void> {
  const zone = await zoneOf(ctx.db, organisationId)
  const keptSince = ctx.clock().getTime() - (await readRetention(ctx.db, organisationId)) * dayMs
  const whole = weekAfter(mondayOf(dayIn(zone, new Date(keptSince))))
  const first = (await firstWeek(ctx.db, organisationId)) ?? whole
  const last = mondayOf(dayIn(zone, ctx.clock()))
  for (const week of weeksIn(first, last).filter((one) => one >= whole))
    await transact(ctx.db, async (tx) => {
      await lockPlace(tx, organisationId)
      await clearWeek(tx, organisationId, week)
    })
  await transact(ctx.db, async (tx) => {
    await lockPlace(tx, organisationId)
    await beginWalk(tx, organisationId, 'messages', organisationId)
  })
  await ctx.wake.ring('events', organisationId)
}
