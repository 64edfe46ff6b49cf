/** The demo firm is read from the disk only where somebody wants it. */
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'

type Verb = (ctx: Context, organisationId: string) => Promise<unknown>

/** Begin to load; it takes longer than a request, and shows up by its events. @throws ProblemError when there is no demo firm */
export async function startDemo(ctx: Context, organisationId: string): Promise<void> {
  const load = await find('./load-demo.ts', 'loadDemo')
  load(ctx, organisationId).catch((err) => ctx.log.error({ err }, 'the demo firm could not be loaded'))
}

export async function removeDemo(ctx: Context, organisationId: string): Promise<void> {
  const remove = await find('./remove-demo.ts', 'removeDemo')
  await remove(ctx, organisationId)
}

async function find(file: string, name: string): Promise<Verb> {
  const found = await import(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw refuse('conflict', { detail: 'The demo firm is not part of this version.' })
  })
  return found[name] as Verb
}
