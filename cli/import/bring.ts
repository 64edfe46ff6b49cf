/** Takes what a file holds through the same door as any program's messages: written down, received, and judged one by one. */
import type { Raw } from '../../channels/kit/channel.ts'
import type { Context } from '../../server/context.ts'
import { readArrivalCursor, readVerdicts } from '../../server/store/arrival.ts'
import { acceptArrivals, Busy } from '../../server/use/accept-arrivals.ts'
import { receiveMessages } from '../../server/use/receive-messages.ts'
import { type Aside, type Found, type Place, start } from './record.ts'
import { asAside, asDuplicate, asRefused, type Told } from './report.ts'
import { type Settler, settlerFor } from './settle.ts'

/** How far it is: the place in the file, and what became of what stood before it. */
export type Tally = {
  place: Place
  read: number
  accepted: number
  duplicate: number
  refused: number
  aside: Partial<Record<Aside['kind'], number>>
}

export const nothingYet: Tally = { place: start, read: 0, accepted: 0, duplicate: 0, refused: 0, aside: {} }

export type Into = { organisationId: string; channelId: string; zone: string }

const batch = { items: 1000, bytes: 4 * 1024 * 1024 }

/**
 * @param things from the place on where an earlier run of the same import stopped
 * @param from what that run counted
 * @param tell called after each batch, when it can no longer be lost
 */
export async function bringAll(
  ctx: Context,
  into: Into,
  things: AsyncIterable<Found>,
  from: Tally,
  tell: (tally: Tally, told: readonly Told[]) => void,
): Promise<Tally> {
  const tally = { ...from, aside: { ...from.aside } }
  const settler = await settlerFor(ctx, into.organisationId)
  let waiting: Found[] = []
  let [items, bytes] = [0, 0]
  const flush = async () => {
    const told = await bringBatch(ctx, into, settler, waiting, tally)
    tell({ ...tally, aside: { ...tally.aside } }, told)
    waiting = []
    items = bytes = 0
  }
  for await (const thing of things) {
    waiting.push(thing)
    items += Math.max(1, thing.items.length)
    for (const raw of thing.items) bytes += raw.bytes.length
    if (items >= batch.items || bytes >= batch.bytes) await flush()
  }
  if (waiting.length > 0) await flush()
  return tally
}

async function bringBatch(
  ctx: Context,
  into: Into,
  settler: Settler,
  things: readonly Found[],
  tally: Tally,
): Promise<Told[]> {
  const told = things.flatMap(({ line, broken = [], aside = [] }) => [
    ...broken.map(({ id, why }) => asRefused(line, id ?? null, why)),
    ...aside.map((one) => asAside(line, one)),
  ])
  for (const { aside = [] } of things) for (const { kind } of aside) tally.aside[kind] = (tally.aside[kind] ?? 0) + 1
  const items = things.flatMap((thing) => thing.items.map((raw) => ({ raw, thing })))
  const lastOf = new Map<Found, string>()
  if (items.length > 0) {
    const first = await accept(
      ctx,
      into,
      items.map(({ raw }) => raw),
    )
    for (const { position, outcome, reason, message_id } of await judge(ctx, into, first, items.length)) {
      const item = items[position - first]
      if (!item) continue
      if (message_id) lastOf.set(item.thing, message_id)
      if (outcome === 'refused') told.push(asRefused(item.thing.line, idOf(item.raw), reason ?? 'no reason was given'))
      else if (outcome === 'duplicate') told.push(asDuplicate(item.thing.line, idOf(item.raw)))
      else tally.accepted++
    }
    for (const { line, aside } of await settler([...lastOf].map(([found, messageId]) => ({ found, messageId })))) {
      told.push(asAside(line, aside))
      tally.aside[aside.kind] = (tally.aside[aside.kind] ?? 0) + 1
    }
  }
  tally.duplicate += told.filter(({ outcome }) => outcome === 'duplicate').length
  const refused = told.filter(({ outcome }) => outcome === 'refused').length
  tally.refused += refused
  tally.read += items.length + things.reduce((n, { broken = [] }) => n + broken.length, 0)
  tally.place = things.at(-1)?.after ?? tally.place
  return told.sort((a, b) => a.line - b.line)
}

/** @returns the place of the first one in the ledger */
async function accept(ctx: Context, into: Into, items: readonly Raw[]): Promise<number> {
  for (;;) {
    try {
      return (await acceptArrivals(ctx, into, items)).first
    } catch (error) {
      // Others brought much at once; we help to work it off.
      if (!(error instanceof Busy)) throw error
      await receiveMessages(ctx, into.organisationId)
    }
  }
}

/** Receive up to and with these, beside the program if that runs: whoever is first, they are received once. */
async function judge(ctx: Context, { organisationId }: Into, first: number, n: number) {
  const last = first + n - 1
  while ((await readArrivalCursor(ctx.db, organisationId, false)) < last) await receiveMessages(ctx, organisationId)
  return readVerdicts(ctx.db, organisationId, first, last)
}

/** The id that stands in it, where it is JSON. */
export function idOf(raw: Raw): string | null {
  if (raw.bytes[0] !== 0x7b) return null
  try {
    const { id } = JSON.parse(Buffer.from(raw.bytes).toString()) as { id?: unknown }
    return typeof id === 'string' ? id.slice(0, 512) : null
  } catch {
    return null
  }
}
