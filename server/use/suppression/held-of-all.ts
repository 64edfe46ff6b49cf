/**
 * Whether rules would hold everybody: some of all people, asked at several hours of the coming days by each medium. Who gets nothing on
 * nearly all of those days is held. A holiday is no reason to warn, a rule that never ends is.
 */

import { mediums } from '../../../contract/suppression.ts'
import { daysLater } from '../../../domain/routing/working-day.ts'
import { decide } from '../../../domain/suppression/decide.ts'
import type { Rules } from '../../../domain/suppression/rules.ts'
import type { Context } from '../../context.ts'
import { someOfAll } from '../../store/suppression-past.ts'
import { readRules } from '../../store/suppression-rule.ts'
import { zones } from '../../zones.ts'
import { inSlices } from './in-slices.ts'
import { knownOf } from './known.ts'

/** Of `looked` people so many. */
export type Share = { looked: number; held: number }

const mostPeople = 200
const ofTheComingDays = [1, 4, 7, 10, 13, 16, 19, 22, 25, 28]
const hours = [10, 15, 20]
/** On so much of the days, and so much of the people. */
const nearly = 0.9

export const isNearlyAll = ({ looked, held }: Share) => looked > 0 && held >= looked * nearly

/** @returns by the medium by which most are held */
export async function heldOfAll(
  ctx: Pick<Context, 'db' | 'clock'>,
  organisationId: string,
  rules: Rules,
): Promise<Share> {
  const { zone } = await readRules(ctx.db, organisationId)
  const clock = { now: ctx.clock(), zone, zones }
  const asked = (await someOfAll(ctx.db, organisationId, mostPeople)).map((contact) => ({ contact }))
  const people = await knownOf(ctx.db, organisationId, asked, rules, clock)
  const { year, month, day } = zones.wall(zone, clock.now)
  const moments = ofTheComingDays.map((later) =>
    hours.map((hour) => zones.moment(zone, { ...daysLater({ year, month, day }, later), hour, minute: 0 })),
  )
  const shares = mediums.map((medium) => ({ medium, looked: 0, held: 0 }))
  await inSlices(people, ({ state }) => {
    for (const share of shares) {
      const ask = { purpose: 'marketing', medium: share.medium, campaign: null } as const
      const at = (now: Date) => decide(ask, state, rules, { ...clock, now }).verdict
      // Who objected gets nothing by any rules.
      if (at(clock.now) === 'drop') continue
      const days = moments.filter((ofDay) => ofDay.every((moment) => at(moment) !== 'send')).length
      share.looked += 1
      if (days >= moments.length * nearly) share.held += 1
    }
  })
  const { looked, held } = shares.reduce((a, b) => (b.held * a.looked > a.held * b.looked ? b : a))
  return { looked, held }
}
