/** What would become of a file, without anything being written: each message is decoded as its channel will, and looked for. */

import { Refusal } from '../../domain/message/message.ts'
import type { Context } from '../../server/context.ts'
import type { Into } from './bring.ts'
import type { Found } from './record.ts'

export type Foreseen = { line: number; outcome: 'new' | 'there already' | 'refused' | 'kept aside'; what: string }
export type Preview = { new: number; duplicate: number; refused: number; aside: number; first: Foreseen[] }

/** So many outcomes are told one by one. */
const toldOfEach = 20
/** Ids of this file that are remembered; behind them only the store tells what is double. */
const mostSeen = 1_000_000

/** @param into null where the channel is still to be made @param decode as the channel does it */
export async function foresee(
  ctx: Context,
  into: Into | null,
  decode: (raw: Uint8Array) => Promise<{ id: string; what: string }>,
  things: AsyncIterable<Found>,
  tell: (after: Found['after']) => void,
): Promise<Preview> {
  const preview: Preview = { new: 0, duplicate: 0, refused: 0, aside: 0, first: [] }
  const seen = new Set<string>()
  const add = (line: number, outcome: Foreseen['outcome'], what: string) => {
    preview[
      ({ new: 'new', 'there already': 'duplicate', refused: 'refused', 'kept aside': 'aside' } as const)[outcome]
    ]++
    if (preview.first.length < toldOfEach) preview.first.push({ line, outcome, what })
  }
  for await (const { line, items, broken = [], aside = [], after } of things) {
    for (const { id, why } of broken) add(line, 'refused', id ? `${id}: ${why}` : why)
    for (const { bytes } of items) {
      try {
        const { id, what } = await decode(bytes)
        const known = seen.has(id) || (into !== null && (await isThere(ctx, into, id)))
        if (seen.size < mostSeen) seen.add(id)
        add(line, known ? 'there already' : 'new', what)
      } catch (error) {
        add(line, 'refused', error instanceof Refusal ? error.message : 'it could not be read')
      }
    }
    for (const { id, why } of aside) add(line, 'kept aside', id ? `${id}: ${why}` : why)
    tell(after)
  }
  return preview
}

async function isThere(ctx: Context, { organisationId, channelId }: Into, externalId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('message')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('channel_id', '=', channelId)
    .where('external_id', '=', externalId)
    .executeTakeFirst()
  return row !== undefined
}
