/** For whom texts are judged: read at each batch, so that a model that was taken judges at once. */
import type { Context } from '../context.ts'
import { readModelBytes, readTaken } from '../store/language-model.ts'
import type { For } from './understanding.ts'

export async function readWhose(ctx: Pick<Context, 'db'>, organisationId: string): Promise<For> {
  const { language: home, modelId: id } = await readTaken(ctx.db, organisationId)
  return { home, own: id === null ? null : { id, read: () => readModelBytes(ctx.db, organisationId, id) } }
}
