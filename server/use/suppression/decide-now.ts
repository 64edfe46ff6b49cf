/** May this be sent to these people now? By what the store says at this moment. */

import { type Addressee, named } from '../../../domain/suppression/addressee.ts'
import type { Ask } from '../../../domain/suppression/ask.ts'
import { dayName } from '../../../domain/suppression/cap.ts'
import { type Decision, decide, nobody } from '../../../domain/suppression/decide.ts'
import { defaultRules } from '../../../domain/suppression/rules.ts'
import type { Clock } from '../../../domain/suppression/situation.ts'
import type { Context } from '../../context.ts'
import { isPassing, transact } from '../../store/database.ts'
import { type Decided, logDecisions } from '../../store/decision-log.ts'
import { newestPosition } from '../../store/event.ts'
import { readRules } from '../../store/suppression-rule.ts'
import type { Occasion } from '../../store/suppression-tables.ts'
import { zones } from '../../zones.ts'
import { type Known, knownOf } from './known.ts'

export type Decisions = {
  decisions: Decision[]
  /** The position in the log of events up to which everything is known. */
  version: number
  /** What is known is not sure to be of now: marketing is held, what is transactional goes. */
  stale: boolean
}

/** @returns in the order of the addressees; when the store cannot be reached as well: then nobody gets marketing */
export async function decideNow(
  ctx: Context,
  organisationId: string,
  ask: Ask,
  addressees: readonly Addressee[],
): Promise<Decisions & { known: Known[]; clock: Clock }> {
  const now = ctx.clock()
  try {
    const { rules, zone } = await readRules(ctx.db, organisationId)
    const clock = { now, zone, zones }
    const version = await newestPosition(ctx.db, organisationId)
    const known = await knownOf(ctx.db, organisationId, addressees.map(named), rules, clock)
    const decisions = known.map(({ state }) => decide(ask, state, rules, clock))
    return { decisions, version, stale: false, known, clock }
  } catch (error) {
    if (!isPassing(error)) throw error
    ctx.log.warn({ err: error }, 'the store could not say who may get mail: marketing is held')
    const clock = { now, zone: 'UTC', zones }
    const decision = decide(ask, nobody, defaultRules, clock, true)
    return { decisions: addressees.map(() => decision), version: 0, stale: true, known: [], clock }
  }
}

/**
 * Write down what was decided, but for what nothing spoke against: that is not about anybody's dialogue.
 * @param tool who asked
 */
export async function noteDecisions(
  ctx: Context,
  organisationId: string,
  ask: Ask,
  { decisions, known, clock }: Awaited<ReturnType<typeof decideNow>>,
  { tool, occasion }: { tool: string; occasion: Occasion },
): Promise<void> {
  const decided = decisions.flatMap((decision, i): Decided[] => {
    const whom = known[i]
    if (!whom || decision.code === 'free') return []
    return [{ id: ctx.newId(), ask, contactId: whom.contactId, key: whom.keys[0] ?? null, decision }]
  })
  if (decided.length === 0) return
  const day = dayName(zones.wall(clock.zone, clock.now))
  await transact(ctx.db, (tx) => logDecisions(tx, organisationId, decided, { tool, occasion, at: clock.now, day }))
}
