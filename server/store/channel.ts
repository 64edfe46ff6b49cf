/** Connected channels. Secrets are sealed before they come here. */
import { type Selectable, sql } from 'kysely'
import type { Store, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

export type ChannelRow = Selectable<Tables['channel']> & { team_name: string | null }

function selectChannels(store: Store, organisationId: string) {
  return store
    .selectFrom('channel')
    .leftJoin('team', (join) =>
      join
        .onRef('team.organisation_id', '=', 'channel.organisation_id')
        .onRef('team.id', '=', 'channel.team_id')
        .on('team.removed_at', 'is', null),
    )
    .selectAll('channel')
    .select('team.name as team_name')
    .where('channel.organisation_id', '=', organisationId)
}

export function listChannels(store: Store, organisationId: string): Promise<ChannelRow[]> {
  return selectChannels(store, organisationId).orderBy('channel.created_at').orderBy('channel.id').execute()
}

export function readChannel(store: Store, organisationId: string, id: string): Promise<ChannelRow | undefined> {
  return selectChannels(store, organisationId).where('channel.id', '=', id).executeTakeFirst()
}

/** Held until commit, so that of two changes at once the second sees the first. */
export function lockChannel(tx: Transaction, organisationId: string, id: string) {
  return tx
    .selectFrom('channel')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export type NewChannel = {
  id: string
  kind: string
  name: string
  address: string
  settings: Record<string, string | number | boolean>
  secrets: Uint8Array | null
  teamId: string | null
  promiseMinutes: number
  demo: boolean
  at: Date
}

export async function createChannelRow(tx: Transaction, organisationId: string, made: NewChannel): Promise<void> {
  await tx
    .insertInto('channel')
    .values({
      organisation_id: organisationId,
      id: made.id,
      kind: made.kind,
      name: made.name,
      address: made.address,
      settings: JSON.stringify(made.settings),
      secrets: made.secrets,
      team_id: made.teamId,
      promise_minutes: made.promiseMinutes,
      demo: made.demo,
      created_at: made.at,
    })
    .execute()
}

export type ChannelChange = Partial<Omit<NewChannel, 'id' | 'kind' | 'demo' | 'at'>> & {
  enabled?: boolean
  /** Since when it is an archive, and why; null when it is one no longer. */
  archived?: { at: Date; why: string } | null
}

/** @returns the new version */
export async function changeChannelRow(
  tx: Transaction,
  organisationId: string,
  id: string,
  change: ChannelChange,
): Promise<number> {
  const { version } = await tx
    .updateTable('channel')
    .set({
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.address === undefined ? {} : { address: change.address }),
      ...(change.settings === undefined ? {} : { settings: JSON.stringify(change.settings) }),
      ...(change.secrets === undefined ? {} : { secrets: change.secrets }),
      ...(change.teamId === undefined ? {} : { team_id: change.teamId }),
      ...(change.promiseMinutes === undefined ? {} : { promise_minutes: change.promiseMinutes }),
      ...(change.enabled === undefined ? {} : { enabled: change.enabled }),
      ...(change.archived === undefined
        ? {}
        : { archived_at: change.archived?.at ?? null, archived_why: change.archived?.why ?? null }),
      version: sql`version + 1`,
    })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

/** Where listening goes on after what was just written down. */
export async function keepCursor(tx: Transaction, organisationId: string, id: string, cursor: object): Promise<void> {
  await tx
    .updateTable('channel')
    .set({ cursor: JSON.stringify(cursor) })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute()
}
