/** How the channels are doing. */
import { listChannelHealth } from '../../../contract/channel.ts'
import { passedSince } from '../../store/passed.ts'
import { readChannelHealth } from '../../use/watch-channels.ts'
import type { Mount } from '../mount.ts'

const hourMs = 3_600_000

export function channelHealthRoutes(mount: Mount): void {
  mount(listChannelHealth, async ({ ctx, who }) => {
    const hourAgo = new Date(ctx.clock().getTime() - hourMs)
    const [{ health, demo }, passed] = await Promise.all([
      readChannelHealth(ctx, who.organisationId),
      passedSince(ctx.db, who.organisationId, hourAgo),
    ])
    const streams = new Map(passed.map((one) => [one.channel_id, one]))
    return {
      demo,
      channels: health.map(({ row, state, trouble, last, expected, day }) => {
        const stream = streams.get(row.id)
        return {
          channelId: row.id,
          name: row.name,
          kind: row.kind,
          state,
          trouble,
          said: row.listening?.problem ?? null,
          since: row.listening?.since ?? null,
          last: last?.toISOString() ?? null,
          expected: Math.round(expected),
          day,
          passed: stream ? { passed: stream.passed, met: stream.met } : null,
        }
      }),
    }
  })
}
