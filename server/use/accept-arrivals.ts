/**
 * A channel hands something over: it is written down, as it is, before the channel is told so. The cursor from which the channel
 * goes on is written in the same transaction, so nothing falls between the two, whatever is killed when.
 */
import { createHash } from 'node:crypto'
import type { Cursor, Raw } from '../../channels/kit/channel.ts'
import type { Context } from '../context.ts'
import { addToDays, insertArrivals, readArrivalCursor } from '../store/arrival.ts'
import { transact } from '../store/database.ts'
import { takePositions } from '../store/event.ts'
import { hexBytes } from '../store/rows.ts'

/** Too much is waiting to be looked at: hand it over again a little later. Nothing of it was taken. */
export class Busy extends Error {
  override name = 'Busy'
}

export type Accepted = { first: number; last: number }

/**
 * @param cursor where the channel goes on after these; absent for channels that are told
 * @returns the places in the ledger
 * @throws Busy when more than the limit is in flight
 */
export async function acceptArrivals(
  ctx: Context,
  place: { organisationId: string; channelId: string; zone: string },
  items: readonly Raw[],
  cursor?: Cursor,
): Promise<Accepted> {
  const { organisationId, channelId } = place
  const now = ctx.clock()
  const day = dayIn(place.zone, now)
  const rows = items.map(({ bytes, history }) => ({
    channel_id: channelId,
    received_at: now,
    day,
    history: history ?? false,
    raw: hexBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')),
    hash: hexBytes(createHash('sha256').update(bytes).digest('hex')),
    size: bytes.length,
  }))
  const accepted = await transact(ctx.db, async (tx) => {
    const last = await takePositions(tx, organisationId, 'arrival', rows.length)
    const seen = await readArrivalCursor(tx, organisationId, false)
    if (rows.length && last - seen > ctx.config.limits.inFlight)
      throw new Busy(`${last - seen - rows.length} messages are waiting to be looked at`)
    const first = last - rows.length + 1
    await insertArrivals(
      tx,
      organisationId,
      rows.map((row, i) => ({ position: first + i, ...row })),
    )
    if (rows.length) await addToDays(tx, organisationId, [{ channelId, day, received: rows.length }])
    if (cursor)
      await tx
        .updateTable('channel')
        .set({ cursor: JSON.stringify(cursor) })
        .where('organisation_id', '=', organisationId)
        .where('id', '=', channelId)
        .execute()
    return { first, last }
  })
  if (rows.length) await ctx.wake.ring('arrivals', organisationId)
  return accepted
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** The calendar day in a time zone, as `2026-11-21`. */
export function dayIn(zone: string, at: Date): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
  formats.set(zone, format)
  return format.format(at)
}
