/** In the place of `server/thread.ts` when `npm test` has just built: a thread of what is built starts in a third of the time. */
import { pathToFileURL } from 'node:url'
import { root } from '../../server/root.ts'
import { startThread as start } from '../../server/thread.ts'

export * from '../../server/thread.ts'

const sources = pathToFileURL(root).href

export const startThread: typeof start = (module, beside, limits) =>
  start(module, beside.replace(sources, `${sources}/dist`).replace(/\.ts$/, '.js'), limits)
