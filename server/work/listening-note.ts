/** What a listening channel is doing, for its line on the screen. */
import type { ListenNote } from '../../channels/kit/channel.ts'
import type { Context } from '../context.ts'
import type { ChannelRow } from '../store/channel.ts'
import { transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import type { Listening } from '../store/tables.ts'

type Of = { ctx: Context; organisationId: string; row: ChannelRow }

/** Notes for the screen: at once when the state changes, else once in two seconds. */
export function saying(hearing: Of): (note: ListenNote) => void {
  let last: { state: string; at: number } = { state: '', at: 0 }
  let telling = Promise.resolve()
  return (note) => {
    const now = hearing.ctx.clock().getTime()
    if (note.state === last.state && now - last.at < 2000) return
    last = { state: note.state, at: now }
    telling = telling.then(() => tell(hearing, note)).catch(() => undefined)
  }
}

/** Write it down, and let the screens know. */
export async function tell(
  { ctx, organisationId, row }: Of,
  note: ListenNote | { state: 'broken'; problem: string },
): Promise<void> {
  const now = ctx.clock()
  const listening: Listening = { ...note, since: now.toISOString() }
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
