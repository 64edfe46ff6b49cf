/**
 * A permission to send to one addressee, good for seconds. The guards by which they go are made first: whoever makes their situation
 * worse from now on waits for a hand-over that is under way, or is seen by it.
 */
import type { Lease } from '../../../contract/suppression.ts'
import { type Addressee, named } from '../../../domain/suppression/addressee.ts'
import type { Ask } from '../../../domain/suppression/ask.ts'
import { dayName } from '../../../domain/suppression/cap.ts'
import { decide, nobody } from '../../../domain/suppression/decide.ts'
import { defaultRules } from '../../../domain/suppression/rules.ts'
import type { Context } from '../../context.ts'
import { isPassing, transact } from '../../store/database.ts'
import { logDecisions } from '../../store/decision-log.ts'
import { holdGuards } from '../../store/guard.ts'
import { insertLease } from '../../store/lease.ts'
import { readRules } from '../../store/suppression-rule.ts'
import { zones } from '../../zones.ts'
import { knownOf } from './known.ts'
import { shown } from './shown.ts'

const leaseMs = 30_000

/**
 * @param tool who asks
 * @returns without an id where nothing may be sent; and where the store cannot be reached: what somebody is owed goes then without one
 */
export async function takeLease(
  ctx: Context,
  organisationId: string,
  ask: Ask,
  addressee: Addressee,
  tool: string,
): Promise<Lease> {
  const at = ctx.clock()
  const to = named(addressee)
  try {
    return await transact(ctx.db, async (tx) => {
      const { rules, zone } = await readRules(tx, organisationId)
      const clock = { now: at, zone, zones }
      const [known] = await knownOf(tx, organisationId, [to], rules, clock)
      if (!known) throw new Error('somebody was asked about and nobody answered')
      const decision = decide(ask, known.state, rules, clock)
      const id = ctx.newId()
      const decided = { id, contactId: known.contactId, key: known.keys[0] ?? null, decision }
      const day = dayName(zones.wall(zone, at))
      if (decision.code !== 'free')
        await logDecisions(tx, organisationId, ask, [decided], { tool, occasion: 'lease', at, day })
      if (decision.verdict !== 'send' || !to) return { id: null, decision: shown(decision), expires: null }
      await holdGuards(tx, organisationId, known.keys)
      const expires = new Date(at.getTime() + leaseMs)
      await insertLease(tx, organisationId, { id, ask, to, keys: known.keys, tool, expires }, at)
      return { id, decision: shown(decision), expires: expires.toISOString() }
    })
  } catch (error) {
    if (!isPassing(error)) throw error
    const decision = decide(ask, nobody, defaultRules, { now: at, zone: 'UTC', zones }, true)
    return { id: null, decision: shown(decision), expires: null }
  }
}
