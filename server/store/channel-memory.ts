/** What the code of a channel remembers by itself, over restarts. */
import { sql } from 'kysely'
import type { Memory } from '../../channels/kit/channel.ts'
import type { Store } from './database.ts'

const mostKeys = 1000

export function memoryOf(store: Store, organisationId: string, channelId: string): Memory {
  const rows = () =>
    store.selectFrom('channel_memory').where('organisation_id', '=', organisationId).where('channel_id', '=', channelId)
  return {
    async get(key) {
      const row = await rows().select('value').where('key', '=', key).executeTakeFirst()
      return row?.value
    },
    async set(key, value, until) {
      const held = { value: JSON.stringify(value), until: until ?? null }
      await store
        .insertInto('channel_memory')
        .values({ organisation_id: organisationId, channel_id: channelId, key, ...held })
        .onConflict((conflict) => conflict.columns(['organisation_id', 'channel_id', 'key']).doUpdateSet(held))
        .execute()
    },
    async delete(key) {
      await store
        .deleteFrom('channel_memory')
        .where('organisation_id', '=', organisationId)
        .where('channel_id', '=', channelId)
        .where('key', '=', key)
        .execute()
    },
    async keys(beginning) {
      const found = await rows()
        .select('key')
        .where(sql<boolean>`starts_with(key, ${beginning})`)
        .orderBy('key')
        .limit(mostKeys)
        .execute()
      return found.map(({ key }) => key)
    },
  }
}

/** @returns how many were forgotten */
export async function forgetMemories(store: Store, organisationId: string, at: Date): Promise<number> {
  const { numDeletedRows } = await store
    .deleteFrom('channel_memory')
    .where('organisation_id', '=', organisationId)
    .where('until', '<', at)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
