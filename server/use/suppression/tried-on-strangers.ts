/**
 * What rules say of addresses that nobody here has: in general, and of what was asked about such addresses last month. Of lists only the
 * count is kept, so what is told of those is how much stayed behind because nobody had said where consent lives.
 */
import { dayName } from '../../../domain/suppression/cap.ts'
import { decide, nobody } from '../../../domain/suppression/decide.ts'
import { type Rules, strangersBy } from '../../../domain/suppression/rules.ts'
import type { Clock } from '../../../domain/suppression/situation.ts'
import type { Context } from '../../context.ts'
import { smallestIdOf } from '../../ids.ts'
import { nameIn } from '../../store/guard.ts'
import { countUnknown, recentStrangerAsks } from '../../store/suppression-past.ts'
import { inSlices } from './in-slices.ts'
import { knownOf } from './known.ts'

const mostAsks = 1_000

/** What becomes of marketing to who is not known: it goes, it waits until somebody says where consent lives, or it needs their consent. */
export type Answer = ReturnType<typeof strangersBy>

/**
 * @property asked addresses that are in the log: of so many so many were held, and so many would be treated otherwise
 * @property waited how much stayed behind because nobody had said where consent lives, of lists as well
 */
export type Strangers = {
  now: Answer
  tried: Answer
  asked: { looked: number; now: number; tried: number; changed: number }
  waited: number
}

/** @param present the rules that hold @param tried those that may @param since where last month began */
export async function triedOnStrangers(
  ctx: Context,
  organisationId: string,
  { present, tried }: { present: Rules; tried: Rules },
  clock: Clock,
  since: Date,
): Promise<Strangers> {
  const asks = await recentStrangerAsks(ctx.db, organisationId, smallestIdOf(since), mostAsks)
  const names = asks.map(({ key }) => nameIn(key))
  const known = await knownOf(ctx.db, organisationId, names, present, clock)
  const asked = { looked: asks.length, now: 0, tried: 0, changed: 0 }
  const of = asks.map((ask, i) => ({ ask, state: known[i]?.state ?? nobody }))
  await inSlices(of, ({ ask: { at, key: _, ...ask }, state: { consents, sent } }) => {
    const then = { ...clock, now: at }
    const today = dayName(clock.zones.wall(clock.zone, at))
    // What was sent that very day may be the mail that is asked about.
    const state = { ...nobody, consents, sent: sent.filter(({ day }) => day < today) }
    const held = (rules: Rules) => decide(ask, state, rules, then).verdict !== 'send'
    const [before, after] = [held(present), held(tried)]
    if (before) asked.now += 1
    if (after) asked.tried += 1
    if (before !== after) asked.changed += 1
  })
  const firstDay = dayName(clock.zones.wall(clock.zone, since))
  return {
    ...{ now: strangersBy(present), tried: strangersBy(tried), asked },
    waited: await countUnknown(ctx.db, organisationId, firstDay),
  }
}
