/**
 * Now it is handed over. The guards of the permissions are held, it is worked out anew who is meant by each and whether anything speaks
 * against it, and they are used up. The commit is the hand-over: what is written of a complaint was written before, and then it is seen
 * here, or is written after, and then this was first. Who hands over does so within the seconds that are named, or asks anew.
 */
import type { Answer } from '../../../contract/endpoint.ts'
import type * as contract from '../../../contract/suppression.ts'
import { dayName } from '../../../domain/suppression/cap.ts'
import { type Decision, decide, without } from '../../../domain/suppression/decide.ts'
import type { Rules } from '../../../domain/suppression/rules.ts'
import type { Clock } from '../../../domain/suppression/situation.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { logDecisions } from '../../store/decision-log.ts'
import { lockGuards } from '../../store/guard.ts'
import { inTurn } from '../../store/in-turn.ts'
import { type Lease, markConsumed, readLeases } from '../../store/lease.ts'
import { countSent } from '../../store/suppression.ts'
import { readRules } from '../../store/suppression-rule.ts'
import { zones } from '../../zones.ts'
import { type Known, knownOf } from './known.ts'
import { shown } from './shown.ts'

export type Consumed = Answer<typeof contract.consumeLease>

const handOverMs = 2_000

/**
 * @param ids of permissions of one tool
 * @param also what is written in the same transaction for those that are consumed; when it throws nothing was consumed
 * @returns in the same order
 * @throws ProblemError when one of them is no permission
 */
export async function consumeLeases(
  ctx: Context,
  organisationId: string,
  ids: readonly string[],
  also: (tx: Transaction, consumed: readonly string[]) => Promise<void> = async () => undefined,
): Promise<readonly Consumed[]> {
  return transact(ctx.db, async (tx) => {
    const leases = await readLeases(tx, organisationId, ids)
    if (ids.some((id) => !leases.has(id)))
      throw refuse('not-found', { detail: 'There is no such permission, or it ended some time ago.' })
    const all = [...leases.values()]
    const [held, { rules, zone }] = await inTurn([
      lockGuards(tx, organisationId, [...new Set(all.flatMap(({ keys }) => keys))]),
      readRules(tx, organisationId),
    ])
    const at = ctx.clock()
    const day = dayName(zones.wall(zone, at))
    const moment = { held, rules, clock: { now: at, zone, zones }, day }
    const used: Used[] = []
    for (const turn of turnsOf(all.filter(({ consumed, expires }) => !consumed && expires > at)))
      used.push(...(await useUp(tx, organisationId, turn, moment)))
    const decided = used.flatMap(({ lease: { ask }, whom, decision }) =>
      whom ? [{ id: ctx.newId(), ask, contactId: whom.contactId, key: whom.keys[0] ?? null, decision }] : [],
    )
    await logDecisions(tx, organisationId, decided, {
      ...{ tool: all[0]?.tool ?? '', occasion: 'handed over', at, day },
    })
    const consumed = used.flatMap(({ lease, decision }) => (decision.verdict === 'send' ? [lease.id] : []))
    if (consumed.length > 0) await also(tx, consumed)
    const decisionOf = new Map(used.map(({ lease, decision }) => [lease.id, decision]))
    const before = new Date(at.getTime() + handOverMs).toISOString()
    return ids.map((id) => {
      const decision = decisionOf.get(id) ?? without('hold', 'expired')
      const does = decision.verdict === 'send'
      return { consumed: does, decision: shown(decision), before: does ? before : null }
    })
  })
}

/** One permission. */
export async function consumeLease(ctx: Context, organisationId: string, id: string): Promise<Consumed> {
  const [consumed] = await consumeLeases(ctx, organisationId, [id])
  if (!consumed) throw new Error('a permission was used and nobody answered')
  return consumed
}

/** @property whom null where it was not asked whether anything speaks against it */
type Used = { lease: Lease; whom: Known | null; decision: Decision }

/** In turns: of two for one person the second sees that the first was sent. */
function turnsOf(leases: readonly Lease[]): Lease[][] {
  const held = new Set<string>()
  const [turn, later]: [Lease[], Lease[]] = [[], []]
  for (const lease of leases) {
    const isApart = !lease.keys.some((key) => held.has(key))
    ;(isApart ? turn : later).push(lease)
    if (isApart) for (const key of lease.keys) held.add(key)
  }
  return turn.length === 0 ? [] : [turn, ...turnsOf(later)]
}

/** People of whom nobody is twice there. */
async function useUp(
  tx: Transaction,
  organisationId: string,
  leases: readonly Lease[],
  { held, rules, clock, day }: { held: ReadonlySet<string>; rules: Rules; clock: Clock; day: string },
): Promise<Used[]> {
  const to = leases.map((lease) => lease.to)
  const known = await knownOf(tx, organisationId, to, rules, clock)
  const looked = leases.map((lease, i): Used => {
    const whom = known[i]
    // Somebody else turned out to be meant, or to be meant as well: nobody holds their guards.
    if (!whom?.keys.every((key) => lease.keys.includes(key) && held.has(key)))
      return { lease, whom: null, decision: without('hold', 'stale') }
    return { lease, whom, decision: decide(lease.ask, whom.state, rules, clock) }
  })
  const may = looked.flatMap(({ lease, decision }) => (decision.verdict === 'send' ? [lease.id] : []))
  const marked = await markConsumed(tx, organisationId, may, clock.now)
  // What somebody is owed counts for no cap. It is counted by the address, which goes along when it turns out whose it is.
  const sent = looked.flatMap(({ lease: { id, ask }, whom }) => {
    const key = whom?.keys[0]
    if (!key || ask.purpose === 'transactional' || !marked.has(id)) return []
    return [{ key, day, purpose: ask.purpose, medium: ask.medium }]
  })
  await countSent(tx, organisationId, sent)
  return looked.map((one) =>
    one.decision.verdict === 'send' && !marked.has(one.lease.id)
      ? { ...one, whom: null, decision: without('hold', 'expired') }
      : one,
  )
}
