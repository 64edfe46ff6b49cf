/**
 * Erase again what stands in the list of erasures and not in the store's own: it was restored from a backup of before. Called after a
 * restore and at every start, so that nothing of it is ever shown.
 */
import type { Context } from '../context.ts'
import { forgetErased, forgetRaw } from '../store/arrival.ts'
import { eraseAttachments } from '../store/attachment.ts'
import { type Transaction, transact } from '../store/database.ts'
import { type Erasure, erasuresSince, notErased, recordErasures, rewordErased } from '../store/erasure.ts'
import { recordEvents } from '../store/event.ts'
import { eraseMessages } from '../store/message.ts'

const atOnce = 500

/** @returns how many messages were there again */
export async function replayErasures(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  erasures: readonly Erasure[],
): Promise<number> {
  let erased = 0
  for (const { id } of await db.selectFrom('organisation').select('id').execute()) {
    const known = new Set((await erasuresSince(db, id, new Date(0))).map(({ subjectId }) => subjectId))
    const missing = erasures.filter((one) => one.organisationId === id && !known.has(one.subjectId))
    for (let at = 0; at < missing.length; at += atOnce) {
      const part = missing.slice(at, at + atOnce)
      erased += await transact(db, (tx) => eraseAgain(tx, id, part, clock()))
    }
  }
  return erased
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
