/** Takes what a file holds through the same door as any program's messages: written down, received, and judged one by one. */
import type { Raw } from '../../channels/kit/channel.ts'
import type { Context } from '../../server/context.ts'
import { readArrivalCursor, readVerdicts } from '../../server/store/arrival.ts'
import { acceptArrivals, Busy } from '../../server/use/accept-arrivals.ts'
import { receiveMessages } from '../../server/use/receive-messages.ts'

/** One thing that stands in the file: a message as the channel takes it, or why the file itself makes no message of it. */
export type Found = { line: number } & ({ raw: Raw } | { broken: string; id?: string | undefined })
export type Refusal = { line: number; id: string | null; reason: string }
/** How far it is: things read, and what became of them. */
export type Tally = { read: number; line: number; accepted: number; duplicate: number; refused: number }

export const nothingYet: Tally = { read: 0, line: 0, accepted: 0, duplicate: 0, refused: 0 }

const batch = { items: 1000, bytes: 4 * 1024 * 1024 }

/**
 * @param from where an earlier run of the same import stopped
 * @param tell called after each batch, when it can no longer be lost
 */
export async function bringAll(
  ctx: Context,
  place: { organisationId: string; channelId: string; zone: string },
  things: AsyncIterable<Found>,
  from: Tally,
  tell: (tally: Tally, refusals: readonly Refusal[]) => void,
): Promise<Tally> {
  const tally = { ...from }
  let seen = 0
  let waiting: Found[] = []
  let bytes = 0
  const flush = async () => {
    const refusals = await bringBatch(ctx, place, waiting, tally)
    tally.read += waiting.length
    tally.line = waiting.at(-1)?.line ?? tally.line
    tell({ ...tally }, refusals)
    waiting = []
    bytes = 0
  }
  for await (const thing of things) {
    if (seen++ < from.read) continue
    waiting.push(thing)
    bytes += 'raw' in thing ? thing.raw.bytes.length : 0
    if (waiting.length >= batch.items || bytes >= batch.bytes) await flush()
  }
  if (waiting.length > 0) await flush()
  return tally
}

async function bringBatch(
  ctx: Context,
  place: { organisationId: string; channelId: string; zone: string },
  things: readonly Found[],
  tally: Tally,
): Promise<Refusal[]> {
  const refusals = things.flatMap((thing): Refusal[] =>
    'broken' in thing ? [{ line: thing.line, id: thing.id ?? null, reason: thing.broken }] : [],
  )
  const items = things.flatMap((thing) => ('raw' in thing ? [{ line: thing.line, raw: thing.raw }] : []))
  if (items.length > 0) {
    const first = await accept(
      ctx,
      place,
      items.map(({ raw }) => raw),
    )
    for (const { position, outcome, reason } of await judge(ctx, place.organisationId, first, items.length)) {
      const item = items[position - first]
      if (outcome === 'refused')
        refusals.push({ line: item?.line ?? 0, id: idOf(item?.raw), reason: reason ?? 'no reason was given' })
      else if (outcome === 'duplicate') tally.duplicate++
      else tally.accepted++
    }
  }
  tally.refused += refusals.length
  return refusals.sort((a, b) => a.line - b.line)
}

/** @returns the place of the first one in the ledger */
async function accept(
  ctx: Context,
  place: Parameters<typeof acceptArrivals>[1],
  items: readonly Raw[],
): Promise<number> {
  for (;;) {
    try {
      return (await acceptArrivals(ctx, place, items)).first
    } catch (error) {
      // Others brought much at once; we help to work it off.
      if (!(error instanceof Busy)) throw error
      await receiveMessages(ctx, place.organisationId)
    }
  }
}

/** Receive up to and with these, beside the program if that runs: whoever is first, they are received once. */
async function judge(ctx: Context, organisationId: string, first: number, n: number) {
  const last = first + n - 1
  while ((await readArrivalCursor(ctx.db, organisationId, false)) < last) await receiveMessages(ctx, organisationId)
  return readVerdicts(ctx.db, organisationId, first, last)
}

function idOf(raw: Raw | undefined): string | null {
  try {
    const { id } = JSON.parse(Buffer.from(raw?.bytes ?? []).toString()) as { id?: unknown }
    return typeof id === 'string' ? id.slice(0, 512) : null
  } catch {
    return null
  }
}
