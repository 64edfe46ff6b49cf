/**
 * How the channels are doing: every hour of theirs is counted as it passes, and every so often each is looked at against its own
 * rhythm. When something is wrong, who looks after the house is told, once for each time that it goes wrong.
 */
import { type Rhythm, silenceOf } from '../../domain/listening/silence.ts'
import { type ChannelState, channelState } from '../../domain/listening/trouble.ts'
import type { Context } from '../context.ts'
import { type ChannelRow, listChannels } from '../store/channel.ts'
import {
  type ChannelHour,
  channelHours,
  countHours,
  forgetHours,
  keepersOf,
  readTroubles,
  setTrouble,
} from '../store/channel-hour.ts'
import { transact } from '../store/database.ts'
import { newestPosition, readEvents } from '../store/event.ts'
import { lockEventCursor, moveEventCursor } from '../store/event-cursor.ts'
import { insertNotifications } from '../store/notification.ts'

const reader = 'channel-hours'
const atOnce = 500
const hourMs = 3_600_000
const weekMs = 7 * 24 * hourMs
/** As far back as silence compares, its own length included. */
const keptMs = 10 * weekMs

/** @returns whether there may be more to count */
export async function countChannelHours(ctx: Context, organisationId: string): Promise<boolean> {
  return transact(ctx.db, async (tx) => {
    const position = await lockEventCursor(tx, organisationId, reader, await newestPosition(tx, organisationId))
    const events = await readEvents(tx, organisationId, position, atOnce)
    const last = events.at(-1)
    if (!last) return false
    const received = events.filter(({ kind }) => kind === 'message.received').map(({ objectId }) => objectId)
    await countHours(tx, organisationId, received)
    await moveEventCursor(tx, organisationId, reader, last.position)
    return events.length === atOnce
  })
}

export type ChannelHealth = ChannelState & {
  row: ChannelRow
  /** When the last message came in, as far as we look back. */
  last: Date | null
  expected: number
  /** How many came in each of the last 24 hours, oldest first. */
  day: number[]
}

/** Every channel that is on, as it is doing now; and how many are of the demo company, where nothing real comes in. */
export async function readChannelHealth(
  ctx: Context,
  organisationId: string,
): Promise<{ health: ChannelHealth[]; demo: number }> {
  const at = ctx.clock()
  const rows = await listChannels(ctx.db, organisationId)
  const hours = await channelHours(ctx.db, organisationId, new Date(at.getTime() - keptMs))
  const on = rows.filter(({ enabled }) => enabled)
  const real = on.filter(({ demo }) => !demo)
  const health = real.map((row) =>
    healthOf(
      row,
      hours.filter(({ channel_id }) => channel_id === row.id),
      at,
    ),
  )
  return { health, demo: on.length - real.length }
}

function healthOf(row: ChannelRow, hours: readonly ChannelHour[], at: Date): ChannelHealth {
  const came = new Map(hours.map((one) => [one.hour.getTime(), one.came]))
  const now = at.getTime()
  const since = hours[0]?.hour.getTime() ?? now
  const lastHour = hours.findLast((one) => one.came > 0)?.hour
  // Somewhere in that hour: the end of it, so that silence is never called longer than it is.
  const last = lastHour ? Math.min(now, lastHour.getTime() + hourMs) : null
  const rhythm: Rhythm = {
    came: (hour) => came.get(hour) ?? 0,
    since,
    total: hours.reduce((sum, one) => sum + one.came, 0),
  }
  const silence = silenceOf(rhythm, last ?? since, now)
  const thisHour = Math.floor(now / hourMs) * hourMs
  const recent = hours.filter(({ hour }) => hour.getTime() >= thisHour - hourMs)
  const earlier = hours.filter(({ hour }) => hour.getTime() < thisHour - hourMs)
  const listening = row.listening && {
    state: row.listening.state,
    since: new Date(row.listening.since),
    ...(row.listening.problem && { problem: row.listening.problem }),
  }
  const state = channelState({ listening, silence, lag: { now: meanLag(recent), usual: meanLag(earlier) }, at })
  const day = Array.from({ length: 24 }, (_, i) => came.get(thisHour - (23 - i) * hourMs) ?? 0)
  return { ...state, row, last: last === null ? null : new Date(last), expected: silence.expected, day }
}

function meanLag(hours: readonly ChannelHour[]): number | null {
  const came = hours.reduce((sum, one) => sum + one.came, 0)
  return came === 0 ? null : hours.reduce((sum, one) => sum + one.lag_ms, 0) / came
}

/** Look at all channels, remember what is wrong, and tell who looks after the house when that is new. */
export async function watchChannels(ctx: Context, organisationId: string): Promise<void> {
  const at = ctx.clock()
  const { health } = await readChannelHealth(ctx, organisationId)
  const before = await readTroubles(ctx.db, organisationId)
  const told = await transact(ctx.db, async (tx) => {
    let news = 0
    for (const { row, state, trouble } of health) {
      const held = before.get(row.id)
      if (state !== 'wrong' || trouble === null) {
        if (held && state === 'good') await setTrouble(tx, organisationId, row.id, null)
        continue
      }
      if (held?.trouble === trouble) continue
      await setTrouble(tx, organisationId, row.id, { trouble, since: at, told: at })
      const keepers = await keepersOf(tx, organisationId)
      const notes = keepers.map((agentId) => ({
        id: ctx.newId(),
        agentId,
        kind: 'channel' as const,
        key: `channel ${row.id} ${trouble} ${at.getTime()}`,
        conversationId: null,
        byAgentId: null,
        at,
      }))
      await insertNotifications(tx, organisationId, notes)
      news++
    }
    return news
  })
  if (told > 0) await ctx.wake.ring('events', organisationId)
  await forgetHours(ctx.db, organisationId, new Date(at.getTime() - keptMs))
}
