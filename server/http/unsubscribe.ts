/**
 * The page behind a List-Unsubscribe of ours. A mail program posts to it by itself, without asking anybody (RFC 8058); a person who follows
 * the link is asked first, because what only looks at links must not unsubscribe people.
 */
import type { Hono, Context as HonoContext } from 'hono'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { readUnsubscribeLink, unsubscribePath } from '../relay/unsubscribe.ts'
import { unsubscribe } from '../use/relay/unsubscribe.ts'
import { addressOf, visitorOf } from './address.ts'
import { limitBody } from './body.ts'
import { rateLimiter } from './rate-limit.ts'
import { unsubscribePage, unsubscribePolicy } from './show/unsubscribe-page.ts'

export function serveUnsubscribe(app: Hono, ctx: Context): void {
  const visits = rateLimiter({ burst: 60, perMinute: 60 }, ctx.clock)
  const path = `${unsubscribePath}/:token`
  const read = (c: HonoContext) => {
    visits.spend(visitorOf(addressOf(c.req.raw, c.env, ctx.config.trustProxy)))
    const said = readUnsubscribeLink(ctx.seal, c.req.param('token') ?? '')
    if (!said) throw refuse('not-found', { detail: 'This link was not made here, or it was cut off.' })
    return said
  }
  const page = (c: HonoContext, address: string, done: boolean) => {
    const dutch = !/^en/i.test(c.req.header('accept-language') ?? '')
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': unsubscribePolicy }
    return new Response(unsubscribePage(address, dutch ? 'nl' : 'en', done), { headers })
  }
  app.get(path, (c) => page(c, read(c).address, false))
  app.post(path, async (c) => {
    const said = read(c)
    await limitBody(c.req.raw, 1024).text()
    await unsubscribe(ctx, said)
    return page(c, said.address, true)
  })
}
