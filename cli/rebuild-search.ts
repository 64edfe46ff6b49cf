import { format } from '../domain/search/entry.ts'
import { closeContext, createContext } from '../server/context.ts'
import { createLog } from '../server/log.ts'
import { readCounter } from '../server/store/event.ts'
import { readFill } from '../server/store/search/fill.ts'
import { followSearch, rebuildSearch } from '../server/use/follow-search.ts'
import { pause } from '../server/work/pause.ts'
import { type Command, dataOption } from './command.ts'
import { count } from './progress.ts'
import { withStore } from './with-store.ts'

const forever = new AbortController().signal

/** Also while the program runs: then they do it together, and what can be found stays so meanwhile. */
export const rebuildSearchCommand: Command = {
  words: { least: 0, most: 0 },
  options: dataOption,
  async run({ config, progress }) {
    const entries = await withStore(config, 'command', async (connect) => {
      const ctx = createContext(config, connect, { log: createLog(config.logLevel, process.stderr) })
      try {
        let all = 0
        for (const { id } of await ctx.db.selectFrom('organisation').select('id').execute()) {
          await rebuildSearch(ctx, id)
          const conversations = await readCounter(ctx.db, id, 'conversation')
          for (;;) {
            if (!(await followSearch(ctx, id))) await pause(100, forever)
            const fill = await readFill(ctx.db, id)
            progress(fill?.done ?? 0, null, `entries of ${count(conversations)} conversations`)
            if (fill?.version === format && fill.stage === null) break
          }
          all += (await readFill(ctx.db, id))?.done ?? 0
        }
        return all
      } finally {
        await closeContext(ctx)
      }
    })
    return { ok: true, words: `The index was made anew: ${count(entries)} entries.`, facts: { entries } }
  },
}
