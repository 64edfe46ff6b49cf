/** How far a reader of the event log has come. Whoever moves it does its work in the same transaction. */
import type { Store, Transaction } from './database.ts'

/**
 * Lock a reader's place; nobody else reads under this name until commit.
 * @param from where a reader begins that was never here
 */
export async function lockEventCursor(
  tx: Transaction,
  organisationId: string,
  reader: string,
  from: number,
): Promise<number> {
  await tx
    .insertInto('event_cursor')
    .values({ organisation_id: organisationId, reader, position: from })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { position } = await tx
    .selectFrom('event_cursor')
    .select('position')
    .where('organisation_id', '=', organisationId)
    .where('reader', '=', reader)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return position
}

/** How far a reader has come; 0 when it never was here. */
export async function readEventCursor(store: Store, organisationId: string, reader: string): Promise<number> {
  const row = await store
    .selectFrom('event_cursor')
    .select('position')
    .where('organisation_id', '=', organisationId)
    .where('reader', '=', reader)
    .executeTakeFirst()
  return row?.position ?? 0
}

export async function moveEventCursor(
  tx: Transaction,
  organisationId: string,
  reader: string,
  position: number,
): Promise<void> {
  await tx
    .updateTable('event_cursor')
    .set({ position })
    .where('organisation_id', '=', organisationId)
    .where('reader', '=', reader)
    .execute()
}
