/** Hand-overs: as it is, and wrong on purpose. Who finds nothing wrong with those finds nothing. */
import { named } from '../../domain/suppression/addressee.ts'
import { decide } from '../../domain/suppression/decide.ts'
import type { Context } from '../../server/context.ts'
import { type Transaction, transact } from '../../server/store/database.ts'
import { lockGuards } from '../../server/store/guard.ts'
import { type Lease, markConsumed, readLeases } from '../../server/store/lease.ts'
import { readRules } from '../../server/store/suppression-rule.ts'
import { consumeLeases } from '../../server/use/suppression/consume-lease.ts'
import { knownOf } from '../../server/use/suppression/known.ts'
import { zones } from '../../server/zones.ts'

/** @param ids of permissions that are used at the same moment @param also for those that are used up */
export type HandOver = (
  ctx: Context,
  organisationId: string,
  ids: readonly string[],
  also: (tx: Transaction, consumed: readonly string[]) => Promise<void>,
) => Promise<unknown>

export const asItIs: HandOver = consumeLeases

/** What was right when the permission was given is taken for right: a decision that trusts what it holds in memory. */
const trusts: HandOver = (ctx, organisationId, ids, also) =>
  transact(ctx.db, async (tx) => {
    await lockGuards(tx, organisationId, keysOf(await leasesOf(tx, organisationId, ids)))
    await also(tx, [...(await markConsumed(tx, organisationId, ids, ctx.clock()))])
  })

/** Decides anew, about the people who were meant when the permission was given. */
const remembersWhom: HandOver = (ctx, organisationId, ids, also) =>
  decidesAnew(ctx, organisationId, ids, also, { locks: true, looks: false })

/** Decides anew about whoever is meant, and holds nothing meanwhile. */
const holdsNothing: HandOver = (ctx, organisationId, ids, also) =>
  decidesAnew(ctx, organisationId, ids, also, { locks: false, looks: true })

export const planted = { trusts, remembersWhom, holdsNothing }

const leasesOf = async (tx: Transaction, organisationId: string, ids: readonly string[]) => [
  ...(await readLeases(tx, organisationId, ids)).values(),
]
const keysOf = (leases: readonly Lease[]) => [...new Set(leases.flatMap(({ keys }) => keys))]

function decidesAnew(
  ctx: Context,
  organisationId: string,
  ids: readonly string[],
  also: Parameters<HandOver>[3],
  { locks, looks }: { locks: boolean; looks: boolean },
): Promise<unknown> {
  return transact(ctx.db, async (tx) => {
    const leases = await leasesOf(tx, organisationId, ids)
    if (locks) await lockGuards(tx, organisationId, keysOf(leases))
    const { rules, zone } = await readRules(tx, organisationId)
    const clock = { now: ctx.clock(), zone, zones }
    const asked = leases.flatMap(({ id, ask, to, keys }) => {
      const contacts = keys.flatMap((key) => (key.startsWith('c:') ? [named({ contact: key.slice(2) })] : []))
      return (looks ? [to] : contacts).map((whom) => ({ id, ask, whom }))
    })
    const people = asked.map(({ whom }) => whom)
    const known = await knownOf(tx, organisationId, people, rules, clock)
    const against = asked.filter(({ ask }, i) => {
      const state = known[i]?.state
      return state && decide(ask, state, rules, clock).verdict !== 'send'
    })
    const held = new Set(against.map(({ id }) => id))
    const may = ids.filter((id) => !held.has(id))
    await also(tx, [...(await markConsumed(tx, organisationId, may, clock.now))])
  })
}
