/** Somebody says by a link of their own what they want to be sent. Once is enough: the same again changes nothing. */
import type { Consent } from '../../../domain/suppression/decide.ts'
import { saidBy, type Wish } from '../../../domain/suppression/wish.ts'
import type { Context } from '../../context.ts'
import { zoneOf } from '../../store/organisation.ts'
import type { WishLink } from '../../wish-link.ts'
import { zones } from '../../zones.ts'
import { noteConsent } from './note-consent.ts'

/** @param how by the form behind the link, or by a mail program without asking anybody (RFC 8058) */
export type How = { source: 'objection form' | 'list-unsubscribe'; proof: string }

export async function sayByLink(
  ctx: Context,
  { organisationId, network, value }: WishLink,
  wish: Wish,
  how: How,
): Promise<void> {
  const zone = await zoneOf(ctx.db, organisationId)
  const said = saidBy(wish, (months) => afterMonths(ctx.clock(), zone, months))
  await say(ctx, { organisationId, network, value }, said, how)
}

/** The link of a mail: nothing of its kind by mail any more. */
export async function unsubscribe(ctx: Context, { purpose, ...link }: WishLink, how: How): Promise<void> {
  await say(ctx, link, { kind: 'objection', purpose: purpose ?? 'marketing', medium: 'email', until: null }, how)
}

async function say(
  ctx: Context,
  { organisationId, network, value }: Pick<WishLink, 'organisationId' | 'network' | 'value'>,
  said: Omit<Consent, 'since'>,
  how: How,
): Promise<void> {
  const by = { account: { network, id: value } }
  await noteConsent(ctx, { organisationId, agentId: null }, { ...said, by, ...how, since: null, once: true })
}

/** The end of that day; of a month that is shorter its last day. */
function afterMonths(now: Date, zone: string, months: number): Date {
  const { year, month, day } = zones.wall(zone, now)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  const then = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate()) + 1))
  const wall = { year: then.getUTCFullYear(), month: then.getUTCMonth() + 1, day: then.getUTCDate() }
  return zones.moment(zone, { ...wall, hour: 0, minute: 0 })
}
