/** The background jobs: started with the program, stopped before the store. */
import type { Context } from '../context.ts'

export type Work = { stop(): Promise<void> }

export function startWork(ctx: Context): Work {
  ctx.log.debug('no background jobs')
  return { stop: async () => undefined }
}
