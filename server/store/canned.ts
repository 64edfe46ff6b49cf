/** Canned responses, and how often each was used on which channel. */
import { type Selectable, sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

export type CannedRow = Selectable<Tables['canned']> & { uses: Record<string, number> }

/** So many can be searched while one types, and no team keeps more in its head. */
export const mostCanned = 1000

function selectCanned(store: Store, organisationId: string) {
  return store
    .selectFrom('canned')
    .selectAll('canned')
    .select(
      sql<Record<string, number>>`coalesce((
        select json_object_agg(u.channel_id, u.n) from canned_use u
        where u.organisation_id = ${organisationId} and u.canned_id = canned.id), '{}')`.as('uses'),
    )
    .where('canned.organisation_id', '=', organisationId)
}

/** Those that an agent may use: their own, and the shared ones of everybody and of their teams (or of all teams). */
export function listCanned(
  store: Store,
  organisationId: string,
  agentId: string,
  teams: readonly string[] | 'all',
): Promise<CannedRow[]> {
  const ofTeams =
    teams === 'all' ? sql<boolean>`true` : sql<boolean>`(team_ids = '{}' or team_ids && ${[...teams]}::uuid[])`
  return selectCanned(store, organisationId)
    .where((eb) => eb.or([eb('agent_id', '=', agentId), eb.and([eb('agent_id', 'is', null), ofTeams])]))
    .orderBy('name')
    .orderBy('id')
    .limit(mostCanned)
    .execute()
}

export function readCanned(store: Store, organisationId: string, id: string): Promise<CannedRow | undefined> {
  return selectCanned(store, organisationId).where('canned.id', '=', id).executeTakeFirst()
}

export async function countCanned(store: Store, organisationId: string): Promise<number> {
  const { n } = await store
    .selectFrom('canned')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow()
  return n
}

export type CannedContent = { name: string; shortcut: string; text: string; actions: string; team_ids: string[] }

export async function createCannedRow(
  tx: Transaction,
  organisationId: string,
  made: CannedContent & { id: string; agent_id: string | null; at: Date },
): Promise<void> {
  const { at, ...row } = made
  await tx
    .insertInto('canned')
    .values({ organisation_id: organisationId, ...row, created_at: at, updated_at: at })
    .execute()
}

/** @returns the new version */
export async function changeCannedRow(
  tx: Transaction,
  organisationId: string,
  id: string,
  content: CannedContent,
  at: Date,
): Promise<number> {
  const { version } = await tx
    .updateTable('canned')
    .set({ ...content, updated_at: at, version: sql`version + 1` })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

export async function deleteCanned(tx: Transaction, organisationId: string, id: string): Promise<void> {
  await tx.deleteFrom('canned_use').where('organisation_id', '=', organisationId).where('canned_id', '=', id).execute()
  await tx.deleteFrom('canned').where('organisation_id', '=', organisationId).where('id', '=', id).execute()
}

/** It was taken up once more on this channel. */
export async function countUse(tx: Transaction, organisationId: string, id: string, channelId: string, at: Date) {
  await tx
    .insertInto('canned_use')
    .values({ organisation_id: organisationId, canned_id: id, channel_id: channelId, n: 1, last_at: at })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'canned_id', 'channel_id'])
        .doUpdateSet((eb) => ({ n: eb('canned_use.n', '+', 1), last_at: eb.ref('excluded.last_at') })),
    )
    .execute()
}
