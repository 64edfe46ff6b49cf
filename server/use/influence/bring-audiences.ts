/** Another program tells how many people follow accounts. A counter that makes no sense is refused, and an older one changes nothing. */
import { observe } from '../../../domain/influence/evidence.ts'
import { sensible } from '../../../domain/influence/signals.ts'
import type { Context } from '../../context.ts'
import { waitForReach } from '../../store/brand-walk.ts'
import { transact } from '../../store/database.ts'
import { recordEvents } from '../../store/event.ts'
import { lockEventCursor } from '../../store/event-cursor.ts'
import { findNamed, fromEvidence, noEvidence, readEvidence, toEvidence, writeEvidence } from '../../store/influence.ts'
import { peopleOf } from '../../store/influence-factor.ts'
import { reader } from './left-out.ts'
import { weighPeople } from './weigh-people.ts'

export type GivenAudience = {
  network: string
  account: string
  audience: number | null
  lists: number | null
  at: Date
}
export type Outcome = 'taken' | 'unknown' | 'refused'

/** @returns an outcome for each, in their order */
export async function bringAudiences(
  ctx: Context,
  organisationId: string,
  given: readonly GivenAudience[],
): Promise<Outcome[]> {
  const outcomes = await transact(ctx.db, async (tx) => {
    await lockEventCursor(tx, organisationId, reader, 0)
    const ids = await findNamed(tx, organisationId, given)
    const held = await readEvidence(
      tx,
      organisationId,
      ids.flatMap((id) => id ?? []),
    )
    const before = new Map(held)
    const told = given.map((one, i): Outcome => {
      const id = ids[i]
      if (!id) return 'unknown'
      const row = held.get(id) ?? noEvidence(id)
      const standing = toEvidence(row, new Map())
      if (standing.state === 'objected' || !makesSense(one)) return 'refused'
      const at = Math.min(one.at.getTime(), ctx.clock().getTime())
      const after = observe(standing, [{ kind: 'profile', at, audience: one.audience, lists: one.lists }])
      if (after.state === 'watched') held.set(id, fromEvidence(row, after, 0))
      return 'taken'
    })
    const changed = [...held.values()].filter(({ left_out_since }) => !left_out_since)
    await writeEvidence(tx, organisationId, changed)
    const reaches = changed.map((after) => ({ before: before.get(after.account_id) ?? null, after }))
    await waitForReach(tx, organisationId, reaches)
    const accounts = changed.map(({ account_id }) => account_id)
    const weighed = await weighPeople(ctx, tx, organisationId, await peopleOf(tx, organisationId, accounts))
    if (weighed.length > 0) await recordEvents(tx, organisationId, weighed, ctx.clock())
    return told
  })
  await ctx.wake.ring('events', organisationId)
  return outcomes
}

function makesSense({ audience, lists }: GivenAudience): boolean {
  const given = [audience, lists].filter((count) => count !== null)
  return given.length > 0 && given.every((count) => sensible(count) !== null)
}
