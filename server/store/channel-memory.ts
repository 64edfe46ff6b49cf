/** What the code of a channel remembers by itself, over restarts. */
import { sql } from 'kysely'
import type { Memory } from '../../channels/kit/channel.ts'
import type { Seal } from '../seal.ts'
import type { Store } from './database.ts'

const mostKeys = 1000

type House = { db: Store; seal: Seal }

export function memoryOf({ db: store, seal }: House, organisationId: string, channelId: string): Memory {
  const rows = () =>
    store.selectFrom('channel_memory').where('organisation_id', '=', organisationId).where('channel_id', '=', channelId)
  const get = async (key: string) => (await rows().select('value').where('key', '=', key).executeTakeFirst())?.value
  return {
    get,
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
    async secret(key, make) {
      const name = `secret ${key}`
      const held = openOr(seal, await get(name))
      if (held !== null) return held
      const made = await make()
      const value = JSON.stringify(Buffer.from(seal.close(made)).toString('base64'))
      // Of two that make it at once the first has it; one that was sealed with a key that is gone makes room.
      const sealed = await store
        .insertInto('channel_memory')
        .values({ organisation_id: organisationId, channel_id: channelId, key: name, value, until: null })
        .onConflict((conflict) => conflict.columns(['organisation_id', 'channel_id', 'key']).doNothing())
        .returning('key')
        .executeTakeFirst()
      if (sealed) return made
      const first = openOr(seal, await get(name))
      if (first !== null) return first
      await this.set(name, JSON.parse(value))
      return made
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

/** @returns null when there is none, or when this house no longer has the key that it was sealed with */
function openOr(seal: Seal, sealed: unknown): string | null {
  if (typeof sealed !== 'string') return null
  try {
    return seal.open(Buffer.from(sealed, 'base64'))
  } catch {
    return null
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
