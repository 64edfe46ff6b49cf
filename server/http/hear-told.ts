/** A network, or a stranger on it, asks something of a channel. What that brings is written down before the answer leaves. */
import type { Telling, Told } from '../../channels/kit/channel.ts'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import type { ChannelRow } from '../store/channel.ts'
import { memoryOf } from '../store/channel-memory.ts'
import { zoneOf } from '../store/organisation.ts'
import { acceptArrivals, Busy } from '../use/accept-arrivals.ts'
import { homeOf, openConnection } from '../use/open-connection.ts'
import { limitBody } from './body.ts'

/** Bytes of one request: what a network tells of a post is a page at most. */
const most = 1024 * 1024

/** @param answer of the channel's own code */
export async function hearTold(
  ctx: Context,
  row: ChannelRow,
  request: Request,
  answer: (telling: Telling) => Promise<Told>,
): Promise<Response> {
  const { organisation_id: organisationId } = row
  const { pathname, search } = new URL(request.url)
  const { status, headers, body, items } = await answer({
    connection: openConnection(ctx, row),
    request: {
      method: request.method,
      url: new URL(pathname + search, ctx.config.publicUrl).href,
      headers: Object.fromEntries(request.headers),
      body: new Uint8Array(await limitBody(request, most).arrayBuffer()),
    },
    memory: memoryOf(ctx, organisationId, row.id),
    reach: ctx.reach,
    readPage: ctx.readPage,
    clock: ctx.clock,
    home: homeOf(ctx.config, row),
  })
  try {
    const place = { organisationId, channelId: row.id, zone: await zoneOf(ctx.db, organisationId) }
    if (items.length > 0) await acceptArrivals(ctx, place, items)
  } catch (error) {
    // Whoever tells us tries again later.
    if (error instanceof Busy) throw refuse('too-many', { detail: error.message, retryAfter: 60 })
    throw error
  }
  return new Response(status === 204 ? null : (body ?? ''), { status, headers: { ...headers } })
}
