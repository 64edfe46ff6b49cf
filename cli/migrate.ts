import { closeContext, createContext } from '../server/context.ts'
import { createLog } from '../server/log.ts'
import { backUpBefore } from '../server/store/automatic-backup.ts'
import { migrate } from '../server/store/migrate.ts'
import { type Command, dataOption } from './command.ts'
import { withStore } from './with-store.ts'

export const migrateCommand: Command = {
  words: { least: 0, most: 0 },
  options: dataOption,
  async run({ config }) {
    const applied = await withStore(config, 'command', async (connect) => {
      const context = createContext(config, connect, { log: createLog(config.logLevel, process.stderr) })
      try {
        return await migrate(context.pool, { beforeChange: () => backUpBefore(context, connect) })
      } finally {
        await closeContext(context)
      }
    })
    const words = applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The store is up to date.'
    return { ok: true, words, facts: { applied } }
  },
}
