/**
 * A new term looks back over history, newest first, some thousand messages at a time; a removed one goes the same way and takes its hits
 * away. What it found and how far it is are one transaction, so it goes on where it was, whatever is killed when.
 */
import { meets, readMessage } from '../../../domain/listening/meets.ts'
import { parse } from '../../../domain/listening/parse.ts'
import type { Context } from '../../context.ts'
import { waitForBrand } from '../../store/brand-walk.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { newestPosition, recordEvents } from '../../store/event.ts'
import { lockEventCursor } from '../../store/event-cursor.ts'
import { hitsOf, messagesBefore, putHits, readHeard } from '../../store/hit.ts'
import { zoneOf } from '../../store/organisation.ts'
import { lockLookingBack, lookedBack, type TermRow } from '../../store/term.ts'
import { reader } from './follow-terms.ts'
import { hitsIn, messageOf } from './spoken.ts'

const atOnce = 1000

/** One step back over history, for the first term that has to. @returns whether there may be more to do */
export async function lookBack(ctx: Context, organisationId: string): Promise<boolean> {
  const more = await transact(ctx.db, async (tx) => {
    // Who writes hits holds this place: one at a time.
    await lockEventCursor(tx, organisationId, reader, await newestPosition(tx, organisationId))
    const term = await lockLookingBack(tx, organisationId)
    if (!term) return false
    const ids = await messagesBefore(tx, organisationId, term.back_id, atOnce)
    const met = term.removed
      ? await takeAway(tx, organisationId, term, ids)
      : await meetOne(tx, organisationId, term, ids)
    const upTo = ids.length < atOnce ? null : (ids.at(-1) ?? null)
    await lookedBack(tx, organisationId, term.id, { upTo, seen: ids.length, met })
    await recordEvents(
      tx,
      organisationId,
      [{ kind: 'term-group.changed', objectId: term.group_id, version: 1 }],
      ctx.clock(),
    )
    return true
  })
  if (more) await ctx.wake.ring('events', organisationId)
  return more
}

/** @returns how many of these messages meet the term where everybody can read it */
async function meetOne(
  tx: Transaction,
  organisationId: string,
  { id, group_id, query }: TermRow,
  ids: readonly string[],
): Promise<number> {
  const parsed = parse(query)
  if (!parsed.ok) return 0
  const found = (await readHeard(tx, organisationId, ids)).filter((one) =>
    meets(parsed.query, readMessage(messageOf(one))),
  )
  const before = await hitsInGroup(tx, organisationId, group_id, ids)
  const terms = new Map(before.map(({ message_id, term_ids }) => [message_id, term_ids]))
  const met = found.flatMap((one) => {
    const others = (terms.get(one.id) ?? []).filter((other) => other !== id)
    return hitsIn(one, new Map([[group_id, [...others, id]]]))
  })
  const these = new Set(found.map((one) => one.id))
  const after = [...before.filter(({ message_id }) => !these.has(message_id)), ...met]
  await putHits(tx, organisationId, await zoneOf(tx, organisationId), before, after)
  await waitForBrand(tx, organisationId, [...these])
  return found.filter((one) => !one.private).length
}

/** @returns how many of these messages no longer count as met by the term */
async function takeAway(
  tx: Transaction,
  organisationId: string,
  { id, group_id }: TermRow,
  ids: readonly string[],
): Promise<number> {
  const before = (await hitsInGroup(tx, organisationId, group_id, ids)).filter(({ term_ids }) => term_ids.includes(id))
  const after = before.flatMap((one) => {
    const term_ids = one.term_ids.filter((other) => other !== id)
    return term_ids.length > 0 ? [{ ...one, term_ids }] : []
  })
  await putHits(tx, organisationId, await zoneOf(tx, organisationId), before, after)
  await waitForBrand(
    tx,
    organisationId,
    before.map(({ message_id }) => message_id),
  )
  return before.length
}

const hitsInGroup = async (tx: Transaction, organisationId: string, groupId: string, ids: readonly string[]) =>
  (await hitsOf(tx, organisationId, ids)).filter(({ group_id }) => group_id === groupId)
