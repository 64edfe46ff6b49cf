/** What a listening channel is doing, for its line on the screen. */
import type { Progress } from '../../channels/kit/channel.ts'
import type { Context } from '../context.ts'
import type { ChannelRow } from '../store/channel.ts'
import { transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import type { Listening } from '../store/listening-tables.ts'

type Of = { ctx: Context; organisationId: string; row: ChannelRow }

/** For the screen: at once when the state changes, else once in two seconds. */
export function saying(of: Of): (progress: Progress) => void {
  let last: { state: string; at: number } = { state: '', at: 0 }
  let telling = Promise.resolve()
  return (progress) => {
    const at = of.ctx.clock().getTime()
    if (progress.state === last.state && at - last.at < 2000) return
    last = { state: progress.state, at }
    telling = telling.then(() => tell(of, progress)).catch(() => undefined)
  }
}

/** Write it down, and let the screens know. */
export async function tell(
  { ctx, organisationId, row }: Of,
  progress: Progress | { state: 'broken'; problem: string },
): Promise<void> {
  const now = ctx.clock()
  const listening: Listening = { ...progress, since: now.toISOString() }
  await transact(ctx.db, async (tx) => {
    await tx
      .updateTable('channel')
      .set({ listening: JSON.stringify(listening) })
      .where('organisation_id', '=', organisationId)
      .where('id', '=', row.id)
      .execute()
    await recordEvents(tx, organisationId, [{ kind: 'channel.changed', objectId: row.id, version: row.version }], now)
  })
  await ctx.wake.ring('events', organisationId)
}
