/**
 * Now it is handed over. The guards of the permission are held, it is worked out anew who the addressee is and whether anything speaks
 * against it, and the permission is used up. The commit is the hand-over: what is written of a complaint was written before, and then
 * it is seen here, or is written after, and then this was first. Who hands over does so within the seconds that are named, or asks anew.
 */
import type { Answer } from '../../../contract/endpoint.ts'
import type * as contract from '../../../contract/suppression.ts'
import type { Code } from '../../../domain/suppression/ask.ts'
import { dayName } from '../../../domain/suppression/cap.ts'
import { decide, without } from '../../../domain/suppression/decide.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { logDecisions } from '../../store/decision-log.ts'
import { lockGuards } from '../../store/guard.ts'
import { type Lease, markConsumed, readLease } from '../../store/lease.ts'
import { countSent } from '../../store/suppression.ts'
import { readRules } from '../../store/suppression-rule.ts'
import { zones } from '../../zones.ts'
import { type Known, knownOf } from './known.ts'
import { shown } from './shown.ts'

export type Consumed = Answer<typeof contract.consumeLease>

const handOverMs = 2_000

/**
 * @param also what is written in the same transaction, only when it is consumed; when it throws nothing was consumed
 * @throws ProblemError when there is no such permission
 */
export async function consumeLease(
  ctx: Context,
  organisationId: string,
  id: string,
  also: (tx: Transaction) => Promise<void> = async () => undefined,
): Promise<Consumed> {
  return transact(ctx.db, async (tx) => {
    const lease = await readLease(tx, organisationId, id)
    if (!lease) throw refuse('not-found', { detail: 'There is no such permission, or it ended some time ago.' })
    await lockGuards(tx, organisationId, lease.keys)
    const at = ctx.clock()
    if (lease.consumed || lease.expires <= at) return refused('expired')
    const { rules, zone } = await readRules(tx, organisationId)
    const clock = { now: at, zone, zones }
    const [known] = await knownOf(tx, organisationId, [lease.to], rules, clock)
    // Somebody else turned out to be meant, or to be meant as well: nobody holds their guards.
    if (!known || known.keys.some((key) => !lease.keys.includes(key))) return refused('stale')
    const decision = decide(lease.ask, known.state, rules, clock)
    const day = dayName(zones.wall(zone, at))
    if (decision.verdict === 'send') {
      if (!(await markConsumed(tx, organisationId, id, at))) return refused('expired')
      await count(tx, organisationId, lease, known, day)
    }
    const decided = { id: ctx.newId(), contactId: known.contactId, key: known.keys[0] ?? null, decision }
    await logDecisions(tx, organisationId, lease.ask, [decided], {
      ...{ tool: lease.tool, occasion: 'handed over', at, day },
    })
    if (decision.verdict !== 'send') return { consumed: false, decision: shown(decision), before: null }
    await also(tx)
    return { consumed: true, decision: shown(decision), before: new Date(at.getTime() + handOverMs).toISOString() }
  })
}

const refused = (code: Code): Consumed => ({ consumed: false, decision: shown(without('hold', code)), before: null })

/** What somebody is owed counts for no cap. It is counted by the address, which goes along when it turns out whose it is. */
async function count(tx: Transaction, organisationId: string, { ask, to }: Lease, { keys }: Known, day: string) {
  const [key] = keys
  if (key && to && ask.purpose !== 'transactional')
    await countSent(tx, organisationId, key, { day, purpose: ask.purpose, medium: ask.medium })
}
