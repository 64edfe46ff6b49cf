/**
 * Erase again what stands in the list of erasures and not in the store's own: it was restored from a backup of before. Called after a
 * restore and at every start, so that nothing of it is ever shown.
 */
import type { Context } from '../context.ts'
import { forgetErased, forgetRaw, readArrivalCursor } from '../store/arrival.ts'
import { eraseAttachments } from '../store/attachment.ts'
import { findContact } from '../store/contact.ts'
import { erasureOf } from '../store/contact-erase.ts'
import { type Transaction, transact } from '../store/database.ts'
import { type Erasure, erasuresSince, notErased, recordErasures, rewordErased } from '../store/erasure.ts'
import { recordEvents } from '../store/event.ts'
import { eraseMessages } from '../store/message.ts'
import { dropWithheld } from '../store/withheld.ts'
import { eraseOn, forget } from './contact/erase-person.ts'

const atOnce = 500

/** @returns how many messages were there again */
export async function replayErasures(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  erasures: readonly Erasure[],
): Promise<number> {
  let erased = 0
  for (const { id } of await db.selectFrom('organisation').select('id').execute()) {
    const known = new Set((await erasuresSince(db, id, new Date(0))).map(({ subjectId }) => subjectId))
    const all = erasures.filter((one) => one.organisationId === id && !known.has(one.subjectId))
    erased += await forgetAgain({ db, clock }, id, all)
    const missing = all.filter(({ kind }) => kind === 'message')
    for (let at = 0; at < missing.length; at += atOnce) {
      const part = missing.slice(at, at + atOnce)
      erased += await transact(db, (tx) => eraseAgain(tx, id, part, clock()))
    }
  }
  return erased
}

/** People by themselves: with whom they were one at the time of the backup says nothing of who was erased. @returns how many of their messages were there */
async function forgetAgain(
  ctx: Pick<Context, 'db' | 'clock'>,
  organisationId: string,
  erasures: readonly Erasure[],
): Promise<number> {
  const people = erasures.filter(({ kind }) => kind === 'contact')
  for (const person of people)
    await transact(ctx.db, async (tx) => {
      await readArrivalCursor(tx, organisationId, true)
      const found = await findContact(tx, organisationId, person.subjectId)
      const whom = found && { root: found.joined_to ?? found.id, parts: [found.id] }
      const events = whom && !found.erased_at ? await forget(tx, organisationId, whom, ctx.clock()) : []
      await recordErasures(tx, organisationId, [person])
      if (events.length > 0) await recordEvents(tx, organisationId, events, ctx.clock())
    })
  while (people.length > 0 && (await eraseOn(ctx, organisationId)));
  const subjects = people.map(({ subjectId }) => subjectId)
  return (await erasureOf(ctx.db, organisationId, subjects)).messages
}

async function eraseAgain(
  tx: Transaction,
  organisationId: string,
  erasures: readonly Erasure[],
  at: Date,
): Promise<number> {
  const ids = [
    ...(await notErased(
      tx,
      organisationId,
      erasures.map(({ subjectId }) => subjectId),
    )),
  ]
  await forgetRaw(tx, organisationId, await eraseMessages(tx, organisationId, ids))
  await eraseAttachments(tx, organisationId, ids)
  await forgetErased(tx, organisationId, ids)
  await dropWithheld(
    tx,
    organisationId,
    erasures.map(({ subjectId }) => subjectId),
  )
  await rewordErased(tx, organisationId, ids)
  await recordErasures(tx, organisationId, erasures)
  if (ids.length === 0) return 0
  const rows = await tx
    .selectFrom('message')
    .select(['id', 'version'])
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', ids)
    .execute()
  const events = rows.map(({ id, version }) => ({ kind: 'message.deleted', objectId: id, version }) as const)
  await recordEvents(tx, organisationId, events, at)
  return ids.length
}
