/** Keeps the copy of the list of erasures beside the key file up to date, so that it outlives the store. */
import type { Context } from '../context.ts'
import { erasuresSince } from '../store/erasure.ts'
import { appendErasures, erasureFileIn, readErasureFile } from '../store/erasure-file.ts'
import { perOrganisation, type Worker } from './loop.ts'

/** Longer than any transaction lasts: ids are made before the commit, so a smaller one may become visible later. */
const overlapMs = 3_600_000

export function startKeepingErasures(ctx: Context): Worker {
  const file = erasureFileIn(ctx.config.data)
  let kept: Set<string> | null = null
  const until = new Map<string, Date>()
  return perOrganisation(ctx, 'keep erasures', 'events', async (organisationId) => {
    kept ??= new Set(readErasureFile(file).map(({ id }) => id))
    const written = kept
    const now = ctx.clock()
    const since = until.get(organisationId) ?? new Date(0)
    const fresh = (await erasuresSince(ctx.db, organisationId, since)).filter(({ id }) => !written.has(id))
    appendErasures(file, fresh)
    for (const { id } of fresh) written.add(id)
    until.set(organisationId, new Date(now.getTime() - overlapMs))
    return null
  })
}
