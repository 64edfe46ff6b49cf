/** How an organisation speaks with its customers: one row, once somebody chose. */
import { type Selectable, sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

export type GuidelineRow = Selectable<Tables['guideline']>
export type GuidelineChange = Partial<Pick<GuidelineRow, 'address' | 'own' | 'without'>>

/** @returns what stands before anybody chose, as version 0, where nobody did */
export async function readGuideline(store: Store, organisationId: string): Promise<Omit<GuidelineRow, 'changed_at'>> {
  const row = await store
    .selectFrom('guideline')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return row ?? { organisation_id: organisationId, address: 'customer', own: [], without: [], version: 0 }
}

export function saveGuideline(
  tx: Transaction,
  organisationId: string,
  { address, own, without }: GuidelineChange,
  at: Date,
): Promise<GuidelineRow> {
  const given = {
    ...(address && { address }),
    ...(own && { own: JSON.stringify(own) }),
    ...(without && { without }),
    changed_at: at,
  }
  return tx
    .insertInto('guideline')
    .values({ organisation_id: organisationId, ...given })
    .onConflict((conflict) =>
      conflict.column('organisation_id').doUpdateSet({ ...given, version: sql`guideline.version + 1` }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** More of one message is not read for a hint. UTF-16 units, about. */
const longestRead = 4000
/** A customer who says more at once has said it in these. */
const mostRead = 8

/** What the customer wrote in a conversation since we last answered, oldest first; of a longer message its beginning, and no quotes. */
export async function saidSinceAnswer(store: Store, organisationId: string, conversationId: string): Promise<string[]> {
  const { rows } = await sql<{ direction: 'in' | 'out'; said: string; logged: boolean }>`
    select direction, logged is not null as logged,
      left(case when quoted_from is null then text else left(text, quoted_from) end, ${longestRead}) as said
    from message
    where organisation_id = ${organisationId} and conversation_id = ${conversationId} and state <> 'deleted'
    order by received_at desc, id desc limit ${mostRead}`.execute(store)
  const answered = rows.findIndex(({ direction }) => direction === 'out')
  return (answered === -1 ? rows : rows.slice(0, answered))
    .filter(({ logged }) => !logged)
    .map(({ said }) => said)
    .reverse()
}

/** Whether something is promised in a conversation, with a moment, and still to be done. */
export async function hasCommitment(store: Store, organisationId: string, conversationId: string): Promise<boolean> {
  const found = await store
    .selectFrom('task')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('conversation_id', '=', conversationId)
    .where('kind', '=', 'commitment')
    .where('due_at', 'is not', null)
    .where('done_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
