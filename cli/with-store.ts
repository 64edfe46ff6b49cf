/** The store for a command that works beside the program, or without it. */
import type { Config } from '../server/config.ts'
import type { Connect } from '../server/store/database.ts'
import { type Opening, openStore } from '../server/store/open.ts'

export async function withStore<T>(
  config: Config,
  as: Opening['as'],
  work: (connect: Connect) => Promise<T>,
): Promise<T> {
  const store = await openStore(config, { as })
  try {
    return await work(store.connect)
  } finally {
    await store.stop()
  }
}
