/** Saved views: what they ask, and filling their lists. What stands in them afterwards is kept by `store/list.ts`. */
import { type Selectable, sql, type Updateable } from 'kysely'
import { meets } from '../../domain/conversation/view.ts'
import { lockConversations } from './conversation.ts'
import type { Store, Transaction } from './database.ts'
import { addToLists, hold, listMoves } from './list.ts'
import type { Tables } from './tables.ts'

export type ViewRow = Selectable<Tables['view']>
type Place = Pick<ViewRow, 'place'>

/** Where filling begins: before every id. */
const beginning = '00000000-0000-0000-0000-000000000000'

const ofOrganisation = (store: Store, organisationId: string) =>
  store.selectFrom('view').selectAll().where('organisation_id', '=', organisationId).where('removed_at', 'is', null)

/** The views that somebody sees: everybody's, and their own. */
export function viewsFor(store: Store, organisationId: string, agentId: string | null): Promise<ViewRow[]> {
  return ofOrganisation(store, organisationId)
    .where((eb) => eb.or([eb('agent_id', 'is', null), eb('agent_id', '=', agentId)]))
    .orderBy('place')
    .orderBy('id')
    .execute()
}

/** One view, whoever's it is. */
export function readView(store: Store, organisationId: string, id: string): Promise<ViewRow | undefined> {
  return ofOrganisation(store, organisationId).where('id', '=', id).executeTakeFirst()
}

/** The same, held until commit. */
export function lockView(tx: Transaction, organisationId: string, id: string): Promise<ViewRow | undefined> {
  return ofOrganisation(tx, organisationId).where('id', '=', id).forUpdate().executeTakeFirst()
}

export type NewView = Pick<ViewRow, 'id' | 'name' | 'agent_id' | 'filters' | 'created_at'> &
  Place &
  Partial<Pick<ViewRow, 'stream'>>

export function createViewRow(tx: Transaction, organisationId: string, made: NewView): Promise<ViewRow> {
  return tx
    .insertInto('view')
    .values({
      organisation_id: organisationId,
      ...made,
      filters: JSON.stringify(made.filters),
      stream: made.stream ? JSON.stringify(made.stream) : null,
      fill_after: made.stream ? null : beginning,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

type ViewChange = Pick<Updateable<Tables['view']>, 'name' | 'agent_id' | 'place' | 'removed_at'> & {
  filters?: ViewRow['filters'] | undefined
  stream?: ViewRow['stream'] | undefined
}

/** What is asked anew is filled anew. */
export function changeViewRow(
  tx: Transaction,
  organisationId: string,
  id: string,
  { filters, stream, ...change }: ViewChange,
): Promise<ViewRow> {
  const again = filters ? { filters: JSON.stringify(filters), fill_after: beginning, fill_done: 0 } : {}
  const narrowed = stream ? { stream: JSON.stringify(stream) } : {}
  return tx
    .updateTable('view')
    .set({ ...change, ...again, ...narrowed, version: sql`version + 1` })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** The views of a group of terms that is gone. @returns them, as they are to be cleared */
export function removeStreamViews(
  tx: Transaction,
  organisationId: string,
  groupId: string,
  at: Date,
): Promise<ViewRow[]> {
  return tx
    .updateTable('view')
    .set({ removed_at: at, version: sql`version + 1` })
    .where('organisation_id', '=', organisationId)
    .where(sql<boolean>`stream->>'group' = ${groupId}`)
    .where('removed_at', 'is', null)
    .returningAll()
    .execute()
}

/**
 * Wait until every change of a conversation that is under way has ended, and let the next ones wait: from here on each of them knows
 * what the views ask now. Take it after the row of the view, and shortly before commit.
 */
export const holdMovers = (tx: Transaction, organisationId: string) => hold(tx, organisationId, 'views')

/** A view that is not whole yet, or is to go; held, unless somebody else is at it. */
export async function lockUnfinished(tx: Transaction, organisationId: string): Promise<ViewRow | undefined> {
  return tx
    .selectFrom('view')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where((eb) => eb.or([eb('fill_after', 'is not', null), eb('removed_at', 'is not', null)]))
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

type Asked = {
  id: string
  workState: Selectable<Tables['conversation']>['work_state']
  agentId: string | null
  teamId: string | null
  channelId: string
  labelIds: string[]
  contactCount: number
  lastReads: string[] | null
  listed: boolean
}

/**
 * Look at the next conversations in order of id and put them where they belong. Those that belong, or stand in the list, are held
 * while they are placed; all others are kept right by whoever changes them.
 */
export async function fillView(
  tx: Transaction,
  organisationId: string,
  view: ViewRow,
  atOnce: number,
): Promise<ViewRow> {
  const { rows } = await sql<Asked>`
    select c.id, c.work_state as "workState", c.agent_id as "agentId", c.team_id as "teamId", c.channel_id as "channelId",
      c.label_ids as "labelIds", c.contact_count as "contactCount",
      c.last_reads as "lastReads",
      exists (
        select 1 from listed where organisation_id = ${organisationId} and list_id = ${view.id} and conversation_id = c.id
      ) as listed
    from conversation c where c.organisation_id = ${organisationId} and c.id > ${view.fill_after}
    order by c.id limit ${atOnce}`.execute(tx)
  const asked = { id: view.id, filters: view.filters }
  const touched = rows.filter((one) => one.listed || meets(view.filters, one))
  const held = await lockConversations(
    tx,
    organisationId,
    touched.map(({ id }) => id),
  )
  await listMoves(
    tx,
    organisationId,
    held.map((one) => ({ before: null, after: one })),
    [asked],
    'only views',
  )
  return tx
    .updateTable('view')
    .set({
      fill_after: rows.length < atOnce ? null : (rows.at(-1)?.id ?? null),
      fill_done: sql`fill_done + ${rows.length}`,
    })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', view.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Take entries from the list of a view that is to go. @returns whether it is gone, row and all */
export async function clearView(tx: Transaction, organisationId: string, id: string, atOnce: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from listed where organisation_id = ${organisationId} and list_id = ${id} and conversation_id in (
      select conversation_id from listed where organisation_id = ${organisationId} and list_id = ${id} limit ${atOnce}
    )`.execute(tx)
  if (Number(numAffectedRows) === atOnce) {
    await addToLists(tx, organisationId, new Map([[id, -atOnce]]))
    return false
  }
  await tx.deleteFrom('list_count').where('organisation_id', '=', organisationId).where('list_id', '=', id).execute()
  await tx.deleteFrom('view').where('organisation_id', '=', organisationId).where('id', '=', id).execute()
  return true
}
