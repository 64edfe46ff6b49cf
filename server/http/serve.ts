/**
 * What strangers find of our channels: `/KIND/ORGANISATION.CHANNEL/...` for a channel that is a place on its network by itself, and by
 * name at `/.well-known/webfinger` (RFC 7033). Nothing is looked up over organisations but the name.
 */
import type { Hono, Context as HonoContext } from 'hono'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { type ChannelRow, readChannel } from '../store/channel.ts'
import { findPublicName, hasPublicNames } from '../store/public-name.ts'
import { version } from '../version.ts'
import { addressOf, visitorOf } from './address.ts'
import { hearTold } from './hear-told.ts'
import { rateLimiter } from './rate-limit.ts'

const webfinger = '/.well-known/webfinger'
const nodeInfo = '/nodeinfo/2.1'

export function serveStrangers(app: Hono, ctx: Context): void {
  // One server speaks for all of its people, so it may say much; who signs wrongly makes us look things up for nothing.
  const visits = rateLimiter({ burst: 300, perMinute: 600 }, ctx.clock)
  const guesses = rateLimiter({ burst: 20, perMinute: 20 }, ctx.clock)

  const serve = async (c: HonoContext, row: ChannelRow | undefined, path: string): Promise<Response> => {
    const channel = row && ctx.channels.get(row.kind)
    if (!row?.enabled || row.demo || !channel?.serve) throw refuse('not-found')
    const visitor = visitorOf(addressOf(c.req.raw, c.env, ctx.config.trustProxy))
    visits.spend(visitor)
    const mayGuess = c.req.method === 'POST'
    if (mayGuess) guesses.spend(visitor)
    const answer = await hearTold(ctx, row, c.req.raw, async (telling) =>
      channel.serve ? channel.serve({ ...telling, path }) : { status: 404, items: [] },
    )
    if (mayGuess && answer.status !== 401) guesses.giveBack(visitor)
    return answer
  }

  for (const { kind, serve: serves } of ctx.channels.values())
    if (serves)
      app.on(['GET', 'POST'], [`/${kind}/:place`, `/${kind}/:place/*`], async (c: HonoContext) => {
        const [, organisationId = '', channelId = ''] = placeName.exec(c.req.param('place') ?? '') ?? []
        const row = channelId ? await readChannel(ctx.db, organisationId, channelId) : undefined
        return serve(
          c,
          row?.kind === kind ? row : undefined,
          c.req.path
            .split('/')
            .slice(3)
            .map((part) => `/${part}`)
            .join(''),
        )
      })

  app.get(webfinger, async (c) => {
    const found = await findByResource(ctx, c.req.query('resource') ?? '')
    return serve(c, found && (await readChannel(ctx.db, found.organisationId, found.channelId)), webfinger)
  })
  app.get('/.well-known/nodeinfo', async (c) => {
    if (!(await hasPublicNames(ctx.db))) throw refuse('not-found')
    const href = new URL(nodeInfo, ctx.config.publicUrl).href
    return c.json({ links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.1', href }] })
  })
  app.get(nodeInfo, async (c) => {
    if (!(await hasPublicNames(ctx.db))) throw refuse('not-found')
    return c.json({
      version: '2.1',
      software: { name: 'samenspraak', version },
      protocols: ['activitypub'],
      services: { inbound: [], outbound: [] },
      openRegistrations: false,
      // How many there are is nobody's business.
      usage: { users: {} },
      metadata: {},
    })
  })
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const placeName = new RegExp(`^(${uuid})\\.(${uuid})$`)

/** `acct:name@house`, or the address of the place itself. */
async function findByResource(
  ctx: Context,
  resource: string,
): Promise<{ organisationId: string; channelId: string } | undefined> {
  const home = new URL(ctx.config.publicUrl)
  const [, name = '', house] = /^acct:@?([^@\s]{1,200})@([^@\s]{1,300})$/i.exec(resource) ?? []
  if (house !== undefined) {
    const found = house.toLowerCase() === home.host ? await findPublicName(ctx.db, name.toLowerCase()) : undefined
    return found && { organisationId: found.organisation_id, channelId: found.channel_id }
  }
  const url = URL.canParse(resource) ? new URL(resource) : null
  const [, , place = ''] = url?.origin === home.origin ? url.pathname.split('/') : []
  const [, organisationId, channelId] = placeName.exec(place) ?? []
  return organisationId && channelId ? { organisationId, channelId } : undefined
}
