/**
 * The page behind a link by which somebody says what they want to be sent: a plain form, without scripts, that changes nothing until it is
 * sent, because what only looks at links must not speak for people. A mail program posts to it by itself (RFC 8058).
 */
import { createHash } from 'node:crypto'
import type { Hono, Context as HonoContext } from 'hono'
import { nameOf, wishesFor } from '../../domain/suppression/wish.ts'
import type { Context } from '../context.ts'
import { ProblemError } from '../problem.ts'
import { readColour, readOrganisation } from '../store/organisation.ts'
import { sayByLink, unsubscribe } from '../use/suppression/say-by-link.ts'
import { readWishLink, type WishLink, wishPath } from '../wish-link.ts'
import { addressOf, visitorOf } from './address.ts'
import { limitBody } from './body.ts'
import { languageOf } from './notice.ts'
import { rateLimiter } from './rate-limit.ts'
import { publicResponse } from './show/public-page.ts'
import { type Shown, wishPage } from './show/wish-page.ts'

const mostOfForm = 4 * 1024

export function serveWishes(app: Hono, ctx: Context): void {
  const visits = rateLimiter({ burst: 60, perMinute: 60 }, ctx.clock)
  const visitorAt = (c: HonoContext) => visitorOf(addressOf(c.req.raw, c.env, ctx.config.trustProxy))

  app.on(['GET', 'POST'], `${wishPath}/:token`, async (c) => {
    const token = c.req.param('token')
    const link = readWishLink(ctx, token)
    const house = link && (await readOrganisation(ctx.db, link.organisationId))
    const language = languageOf(c, house?.language ?? 'nl')
    const page = async (shown: Shown, status = 200) => {
      const colour = house ? await readColour(ctx.db, house.id) : 'teal'
      return publicResponse(wishPage({ name: house?.name ?? '', colour, language }, shown), status, 'no-referrer')
    }
    try {
      visits.spend(visitorAt(c))
    } catch (error) {
      if (error instanceof ProblemError) return page({ state: 'too many' }, 429)
      throw error
    }
    if (!link || !house) return page({ state: 'forged' }, 404)
    if (link.expires && link.expires <= ctx.clock()) return page({ state: 'expired' }, 410)
    const wishes = wishesFor(link.network, link.purpose)
    if (c.req.method === 'GET') return page({ state: 'asks', to: link.value, wishes, fault: false })

    const form = new URLSearchParams(await limitBody(c.req.raw, mostOfForm).text())
    const proof = proofOf(ctx, link, token, visitorAt(c))
    if (form.get('List-Unsubscribe') === 'One-Click') {
      await unsubscribe(ctx, link, { source: 'list-unsubscribe', proof })
      return page({ state: 'done', to: link.value, wish: null })
    }
    const wish = wishes.find((one) => nameOf(one) === form.get('wens'))
    if (!wish) return page({ state: 'asks', to: link.value, wishes, fault: true }, 400)
    await sayByLink(ctx, link, wish, { source: 'objection form', proof })
    return page({ state: 'done', to: link.value, wish })
  })
}

/** Which link it was, when, and from which network: enough to show that it was not us, and no more. */
function proofOf({ clock }: Context, { purpose }: WishLink, token: string, visitor: string): string {
  const link = createHash('sha256').update(token).digest('hex').slice(0, 16)
  const from = visitor.replace(/\.\d+$/, '.0')
  return `${purpose ? 'link in a mail' : 'link of a colleague'} ${link}, ${clock().toISOString()}, from ${from}`
}
