/**
 * Permissions to send, each to one addressee and good for seconds. The guards by which they go are made first: whoever makes their
 * situation worse from now on waits for a hand-over that is under way, or is seen by it.
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
import { insertLeases } from '../../store/lease.ts'
import { readRules } from '../../store/suppression-rule.ts'
import { zones } from '../../zones.ts'
import { knownOf } from './known.ts'
import { shown } from './shown.ts'

export type Wanted = { ask: Ask; addressee: Addressee }

const leaseMs = 30_000

/**
 * @param tool who asks
 * @returns in the same order; without an id where nothing may be sent; and where the store cannot be reached: what somebody is owed goes
 * then without one
 */
export async function takeLeases(
  ctx: Context,
  organisationId: string,
  wanted: readonly Wanted[],
  tool: string,
): Promise<readonly Lease[]> {
  const at = ctx.clock()
  const asked = wanted.map(({ ask, addressee }) => ({ ask, to: named(addressee) }))
  try {
    return await transact(ctx.db, async (tx) => {
      const { rules, zone } = await readRules(tx, organisationId)
      const clock = { now: at, zone, zones }
      const names = asked.map(({ to }) => to)
      const known = await knownOf(tx, organisationId, names, rules, clock)
      const decided = known.flatMap(({ state, contactId, keys }, i) => {
        const one = asked[i]
        if (!one) return []
        const decision = decide(one.ask, state, rules, clock)
        return [{ ...one, id: ctx.newId(), contactId, keys, key: keys[0] ?? null, decision }]
      })
      const day = dayName(zones.wall(zone, at))
      const telling = decided.filter(({ decision }) => decision.code !== 'free')
      await logDecisions(tx, organisationId, telling, { tool, occasion: 'lease', at, day })
      const expires = new Date(at.getTime() + leaseMs)
      const given = decided.flatMap(({ id, ask, to, keys, decision }) =>
        to && decision.verdict === 'send' ? [{ id, ask, to, keys, tool, expires }] : [],
      )
      await holdGuards(tx, organisationId, [...new Set(given.flatMap(({ keys }) => keys))])
      await insertLeases(tx, organisationId, given, at)
      const ids = new Set(given.map(({ id }) => id))
      return decided.map(({ id, decision }) =>
        ids.has(id)
          ? { id, decision: shown(decision), expires: expires.toISOString() }
          : { id: null, decision: shown(decision), expires: null },
      )
    })
  } catch (error) {
    if (!isPassing(error)) throw error
    return asked.map(({ ask }) => {
      const decision = decide(ask, nobody, defaultRules, { now: at, zone: 'UTC', zones }, true)
      return { id: null, decision: shown(decision), expires: null }
    })
  }
}

/** A permission for one. */
export async function takeLease(
  ctx: Context,
  organisationId: string,
  ask: Ask,
  addressee: Addressee,
  tool: string,
): Promise<Lease> {
  const [lease] = await takeLeases(ctx, organisationId, [{ ask, addressee }], tool)
  if (!lease) throw new Error('somebody was asked about and nobody answered')
  return lease
}
