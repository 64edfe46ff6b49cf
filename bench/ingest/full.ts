/** The whole way in: with language read in worker threads, and met with a thousand search terms. */

import type { Context } from '../../server/context.ts'
import { transact } from '../../server/store/database.ts'
import { newestPosition } from '../../server/store/event.ts'
import { readEventCursor } from '../../server/store/event-cursor.ts'
import { insertGroup, insertTerm } from '../../server/store/term.ts'
import type { Understanding } from '../../server/understand/understanding.ts'
import { followTerms, reader } from '../../server/use/term/follow-terms.ts'
import { inventMessages, toBytes } from '../kit/messages.ts'
import { timed } from '../kit/numbers.ts'
import { makeOrganisation } from '../kit/organisation.ts'
import { brandOf, termOf } from '../listen/task.ts'
import { bring } from './bring.ts'

const terms = 1000
/** One message in so many names a brand. */
const every = 50

/** Reads nothing: for the spine alone. */
export const silent: Understanding = {
  judgeMany: async (texts) => texts.map(() => null),
  because: async () => new Map(),
  close: async () => undefined,
}

/** @returns messages a second, until the last of them is judged, stored and met with every term */
export async function fullRound(ctx: Context, name: string, n: number): Promise<number> {
  const place = await makeOrganisation(ctx)
  const { organisationId } = place
  const at = ctx.clock()
  await transact(ctx.db, async (tx) => {
    const groupId = ctx.newId()
    await insertGroup(tx, organisationId, {
      id: groupId,
      name: 'Merken',
      about: 'brand',
      competitor: null,
      colour: 'blue',
      teamId: null,
    })
    for (let i = 0; i < terms; i++)
      await insertTerm(tx, organisationId, { id: ctx.newId(), groupId, query: termOf(i), madeBy: null, at })
  })
  const messages = inventMessages(name, 1)
  // The threads start and the terms are read before the clock does.
  await bring(ctx, place, messages.take(1000).map(toBytes))
  while (await followTerms(ctx, organisationId));
  await ctx.pool.query('analyze')
  const items = messages
    .take(n)
    .map((one, i) => (i % every ? one : { ...one, text: `${one.text} ${brandOf(i % terms)} heeft storing` }))
    .map(toBytes)
  let arriving = true
  const meet = async () => {
    for (;;) {
      const last = !arriving
      while (await followTerms(ctx, organisationId));
      if (last) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const took = await timed(() =>
    Promise.all([
      bring(ctx, place, items).finally(() => {
        arriving = false
      }),
      meet(),
    ]),
  )
  if ((await readEventCursor(ctx.db, organisationId, reader)) < (await newestPosition(ctx.db, organisationId)) - 1)
    throw new Error('the terms did not get to the end')
  return (n / took) * 1000
}
