/** Hand-overs that are wrong on purpose: who finds nothing wrong with them finds nothing. */
import { named } from '../../domain/suppression/addressee.ts'
import { decide } from '../../domain/suppression/decide.ts'
import type { Context } from '../../server/context.ts'
import { type Transaction, transact } from '../../server/store/database.ts'
import { lockGuards } from '../../server/store/guard.ts'
import { markConsumed, readLease } from '../../server/store/lease.ts'
import { readRules } from '../../server/store/suppression-rule.ts'
import { consumeLease } from '../../server/use/suppression/consume-lease.ts'
import { knownOf } from '../../server/use/suppression/known.ts'
import { zones } from '../../server/zones.ts'

export type HandOver = (
  ctx: Context,
  organisationId: string,
  id: string,
  also: (tx: Transaction) => Promise<void>,
) => Promise<boolean>

export const asItIs: HandOver = async (ctx, organisationId, id, also) =>
  (await consumeLease(ctx, organisationId, id, also)).consumed

/** What was right when the permission was given is taken for right: a decision that trusts what it holds in memory. */
const trusts: HandOver = (ctx, organisationId, id, also) =>
  transact(ctx.db, async (tx) => {
    const lease = await readLease(tx, organisationId, id)
    if (lease) await lockGuards(tx, organisationId, lease.keys)
    if (!(await markConsumed(tx, organisationId, id, ctx.clock()))) return false
    await also(tx)
    return true
  })

/** Decides anew, about the people who were meant when the permission was given. */
const remembersWhom: HandOver = (ctx, organisationId, id, also) =>
  decidesAnew(ctx, organisationId, id, also, { locks: true, looks: false })

/** Decides anew about whoever is meant, and holds nothing meanwhile. */
const holdsNothing: HandOver = (ctx, organisationId, id, also) =>
  decidesAnew(ctx, organisationId, id, also, { locks: false, looks: true })

export const planted = { trusts, remembersWhom, holdsNothing }

function decidesAnew(
  ctx: Context,
  organisationId: string,
  id: string,
  also: (tx: Transaction) => Promise<void>,
  { locks, looks }: { locks: boolean; looks: boolean },
): Promise<boolean> {
  return transact(ctx.db, async (tx) => {
    const lease = await readLease(tx, organisationId, id)
    if (!lease) return false
    if (locks) await lockGuards(tx, organisationId, lease.keys)
    const { rules, zone } = await readRules(tx, organisationId)
    const clock = { now: ctx.clock(), zone, zones }
    const contacts = lease.keys.flatMap((key) => (key.startsWith('c:') ? [named({ contact: key.slice(2) })] : []))
    const asked = looks ? [lease.to] : contacts
    const known = await knownOf(tx, organisationId, asked, rules, clock)
    if (known.some(({ state }) => decide(lease.ask, state, rules, clock).verdict !== 'send')) return false
    if (!(await markConsumed(tx, organisationId, id, clock.now))) return false
    await also(tx)
    return true
  })
}
