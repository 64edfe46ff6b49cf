/** Voices fade: factors are looked at again once a day, and who reacted a year ago is forgotten, as is what factors were used for. In small steps, so that nobody waits for it. */
import { horizon } from '../../../domain/influence/evidence.ts'
import type { Context } from '../../context.ts'
import { smallestIdOf } from '../../ids.ts'
import { forgetApplause } from '../../store/applause.ts'
import { transact } from '../../store/database.ts'
import { recordEvents } from '../../store/event.ts'
import { lockEventCursor } from '../../store/event-cursor.ts'
import { factorsDue, forgetFaded } from '../../store/influence-factor.ts'
import { forgetUses } from '../../store/influence-ground.ts'
import { forgetObservations } from '../../store/influence-voice.ts'
import { readRetention } from '../../store/organisation.ts'
import { forgetOldWaits } from '../../store/waited.ts'
import { reader } from './left-out.ts'
import { weighPeople } from './weigh-people.ts'

const people = 100
const rows = 1000
const day = 24 * 60 * 60 * 1000

/** @returns whether there may be more to do */
export async function weighAgain(ctx: Context, organisationId: string): Promise<boolean> {
  if ((await factorsDue(ctx.db, organisationId, ctx.clock(), 1)).length === 0) return false
  const { changed, more } = await transact(ctx.db, async (tx) => {
    await lockEventCursor(tx, organisationId, reader, 0)
    const due = await factorsDue(tx, organisationId, ctx.clock(), people)
    const happened = await weighPeople(ctx, tx, organisationId, due)
    if (happened.length > 0) await recordEvents(tx, organisationId, happened, ctx.clock())
    return { changed: happened.length, more: due.length === people }
  })
  if (changed > 0) await ctx.wake.ring('events', organisationId)
  return more
}

/** @returns whether there may be more to do */
export function forgetOldReactions(ctx: Context, organisationId: string): Promise<boolean> {
  const now = ctx.clock()
  return transact(ctx.db, async (tx) => {
    await lockEventCursor(tx, organisationId, reader, 0)
    const reactions = await forgetFaded(tx, organisationId, now, rows)
    const before = smallestIdOf(new Date(now.getTime() - horizon))
    const seen = await forgetObservations(tx, organisationId, before, rows)
    const applause = await forgetApplause(tx, organisationId, before, rows)
    return reactions || seen || applause
  })
}

/** Who waited in which conversation, with how far their voice reached, and what factors were used for: kept as long as what is overheard. */
export async function forgetUsed(ctx: Context, organisationId: string): Promise<void> {
  const before = new Date(ctx.clock().getTime() - (await readRetention(ctx.db, organisationId)) * day)
  while (await transact(ctx.db, (tx) => forgetOldWaits(tx, organisationId, before, rows)));
  const usesAfter = (after: string | null) =>
    transact(ctx.db, (tx) => forgetUses(tx, organisationId, before, after, rows))
  for (let after = await usesAfter(null); after !== null; after = await usesAfter(after));
}
