/**
 * A channel hands something over: it is written down, as it is, before the channel is told so. The cursor from which the channel
 * goes on is written in the same transaction, so nothing falls between the two, whatever is killed when.
 *
 * What is handed over while another is being written is written together in the next transaction: the ledger is one line of numbers,
 * and a hundred programs that bring one message each would otherwise stand in it one behind the other.
 */
import { createHash } from 'node:crypto'
import type { Cursor, Raw } from '../../channels/kit/channel.ts'
import type { Context } from '../context.ts'
import { type Arrival, type ArrivalRow, addToDays, insertArrivals, readArrivalCursor } from '../store/arrival.ts'
import { keepCursor } from '../store/channel.ts'
import { transact } from '../store/database.ts'
import { takePositions } from '../store/event.ts'
import { addPassed } from '../store/passed.ts'
import { hexBytes } from '../store/rows.ts'
import { together } from '../together.ts'
import { keepAccepted } from './just-accepted.ts'

/** Too much is waiting to be looked at: hand it over again a little later. Nothing of it was taken. */
export class Busy extends Error {
  override name = 'Busy'
}

export type Accepted = { first: number; last: number }

type Handing = {
  channelId: string
  rows: readonly Omit<ArrivalRow, 'position'>[]
  cursor: Cursor | undefined
  /** How many were overheard and let go. */
  passed?: number | undefined
}

/** Bytes that are written in one transaction, unless one handing alone is larger. */
const atOnce = { weight: ({ rows }: Handing) => rows.reduce((sum, row) => sum + row.size + 1000, 0), most: 4_000_000 }

/**
 * @param cursor where the channel goes on after these; absent for channels that are told
 * @param passed how many were overheard and let go, of a channel that overhears
 * @returns the places in the ledger
 * @throws Busy when more than the limit is in flight
 */
export async function acceptArrivals(
  ctx: Context,
  place: { organisationId: string; channelId: string; zone: string },
  items: readonly Raw[],
  cursor?: Cursor,
  passed?: number,
): Promise<Accepted> {
  const { organisationId, channelId } = place
  const now = ctx.clock()
  const day = dayIn(place.zone, now)
  const rows = items.map((raw) => rowOf(channelId, raw, now, day))
  return pen(ctx, organisationId)({ channelId, rows, cursor, passed })
}

/**
 * Something that happened on several channels at several times, written down in one transaction.
 * @param cursor how far the story is, kept with the channel of the last of them
 * @returns the place in the ledger of the last one
 */
export async function acceptStory(
  ctx: Context,
  { organisationId, zone }: { organisationId: string; zone: string },
  arrived: readonly { channelId: string; at: Date; bytes: Uint8Array }[],
  cursor: Cursor | undefined,
): Promise<number> {
  const handings = arrived.map(({ channelId, at, bytes }, i) => ({
    channelId,
    rows: [rowOf(channelId, { bytes }, at, dayIn(zone, at))],
    cursor: i === arrived.length - 1 ? cursor : undefined,
  }))
  return (await write(ctx, organisationId, handings)).at(-1)?.last ?? 0
}

function rowOf(channelId: string, { bytes, history }: Raw, at: Date, day: string): Omit<ArrivalRow, 'position'> {
  return {
    channel_id: channelId,
    received_at: at,
    day,
    history: history ?? false,
    raw: bytes,
    hash: hexBytes(createHash('sha256').update(bytes).digest('hex')),
    size: bytes.length,
  }
}

const toArrival = ({ position, channel_id, received_at, day, history, raw }: ArrivalRow): Arrival => ({
  position,
  channelId: channel_id,
  receivedAt: received_at,
  day,
  history,
  raw,
})

type Pen = (handing: Handing) => Promise<Accepted>
const pens = new WeakMap<Context, Map<string, Pen>>()

/** The one pen that writes in an organisation's ledger, in this process. */
function pen(ctx: Context, organisationId: string): Pen {
  const here = pens.get(ctx) ?? new Map<string, Pen>()
  pens.set(ctx, here)
  const held = here.get(organisationId) ?? together((handings) => write(ctx, organisationId, handings), atOnce)
  here.set(organisationId, held)
  return held
}

async function write(ctx: Context, organisationId: string, handings: readonly Handing[]): Promise<Accepted[]> {
  const n = handings.reduce((sum, { rows }) => sum + rows.length, 0)
  let written: ArrivalRow[] = []
  const accepted = await transact(ctx.db, async (tx) => {
    const last = await takePositions(tx, organisationId, 'arrival', n)
    const seen = await readArrivalCursor(tx, organisationId, false)
    if (n > 0 && last - seen > ctx.config.limits.inFlight)
      throw new Busy(`${last - seen - n} messages are waiting to be looked at`)
    let position = last - n
    const all = handings.flatMap(({ rows }) => rows.map((row) => ({ position: ++position, ...row })))
    await insertArrivals(tx, organisationId, all)
    written = all
    await addToDays(
      tx,
      organisationId,
      all.map((row) => ({ channelId: row.channel_id, day: row.day, received: 1 })),
    )
    for (const { channelId, cursor } of handings) if (cursor) await keepCursor(tx, organisationId, channelId, cursor)
    for (const { channelId, rows, passed } of handings)
      if (passed !== undefined && passed + rows.length > 0)
        await addPassed(tx, organisationId, { channelId, at: ctx.clock(), passed, met: rows.length })
    let next = last - n + 1
    return handings.map(({ rows }) => {
      const first = next
      next += rows.length
      return { first, last: next - 1 }
    })
  })
  keepAccepted(ctx, organisationId, written.map(toArrival))
  if (n > 0) await ctx.wake.ring('arrivals', organisationId)
  return accepted
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** The calendar day in a time zone, as `2026-11-21`. */
export function dayIn(zone: string, at: Date): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
  formats.set(zone, format)
  return format.format(at)
}
