import type { Context } from '../context.ts'
import { loadDemo } from './load-demo.ts'

/** Let the demo firm move in; it takes longer than a request should, and shows up by its events. */
export async function startDemo(ctx: Context, organisationId: string): Promise<void> {
  loadDemo(ctx, organisationId).catch((err) => ctx.log.error({ err }, 'the demo firm could not be loaded'))
}
