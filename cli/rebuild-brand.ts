import { closeContext, createContext } from '../server/context.ts'
import { createLog } from '../server/log.ts'
import { isWalking } from '../server/store/brand-walk.ts'
import { followBrand, rebuildBrand } from '../server/use/brand/follow-brand.ts'
import { type Command, dataOption } from './command.ts'
import { withStore } from './with-store.ts'

/** Also while the program runs: then they do it together. */
export const rebuildBrandCommand: Command = {
  words: { least: 0, most: 0 },
  options: dataOption,
  async run({ config, progress }) {
    const houses = await withStore(config, 'command', async (connect) => {
      const ctx = createContext(config, connect, { log: createLog(config.logLevel, process.stderr) })
      try {
        const organisations = await ctx.db.selectFrom('organisation').select('id').execute()
        for (const [done, { id }] of organisations.entries()) {
          await rebuildBrand(ctx, id)
          while (await isWalking(ctx.db, id)) await followBrand(ctx, id)
          progress(done + 1, organisations.length, 'organisations')
        }
        return organisations.length
      } finally {
        await closeContext(ctx)
      }
    })
    return {
      ok: true,
      words: `How people speak of you was counted anew, as far back as every message is still there.`,
      facts: { organisations: houses },
    }
  },
}
