/** Of a long text that was overheard and that nobody engaged with for a day, a snippet around the words that were meant is kept. */
import { snippetOf } from '../../domain/listening/snippet.ts'
import type { Context } from '../context.ts'
import { transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import { hitsOf } from '../store/hit.ts'
import { longListened, shortenListened } from '../store/listening.ts'
import { foundIn } from './term/found-in.ts'

const atOnce = 100
const dayMs = 86_400_000

/** @returns whether there may be more */
export async function shortenSome(ctx: Context, organisationId: string): Promise<boolean> {
  const at = ctx.clock()
  const shortened = await transact(ctx.db, async (tx) => {
    const posts = await longListened(tx, organisationId, new Date(at.getTime() - dayMs), atOnce)
    if (posts.length === 0) return 0
    const hits = await hitsOf(
      tx,
      organisationId,
      posts.map(({ id }) => id),
    )
    const places = await foundIn(
      ctx,
      organisationId,
      hits.flatMap(({ term_ids }) => term_ids),
    )
    const short = posts.map(({ id, text }) => {
      const terms = hits.filter(({ message_id }) => message_id === id).flatMap(({ term_ids }) => term_ids)
      return { id, text: snippetOf(text, places(text, terms)) }
    })
    const rows = await shortenListened(tx, organisationId, short)
    const events = rows.map(({ id, version }) => ({ kind: 'message.shortened', objectId: id, version }) as const)
    await recordEvents(tx, organisationId, events, at)
    return rows.length
  })
  if (shortened > 0) await ctx.wake.ring('events', organisationId)
  return shortened === atOnce
}
