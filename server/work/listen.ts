/**
 * Listens on every channel that can be listened to, each in a loop of its own, in one program at a time. What a channel hands over
 * is written down together with the place to go on from; when a connection breaks it is made again, later and later.
 */
import type { Channel, Overheard } from '../../channels/kit/channel.ts'
import type { Context } from '../context.ts'
import { standingOf } from '../standing.ts'
import { type ChannelRow, listChannels } from '../store/channel.ts'
import { aliasesIn } from '../store/channel-facts.ts'
import { memoryOf } from '../store/channel-memory.ts'
import { type Asked, holdsOf } from '../store/known-here.ts'
import type { Sole } from '../store/sole.ts'
import { acceptArrivals, Busy } from '../use/accept-arrivals.ts'
import { channelOf } from '../use/channel-of.ts'
import { openConnection } from '../use/open-connection.ts'
import { decodeOne } from '../use/receive/understand.ts'
import { perOrganisation, type Worker } from './loop.ts'
import { pause } from './pause.ts'
import { saying, tell } from './progress.ts'

const firstPauseMs = 1000
const longestPauseMs = 60_000

type Ear = { version: number; stopping: AbortController; done: Promise<void> }

export function startListening(ctx: Context, sole: Sole): Worker {
  const ears = new Map<string, Ear>()
  let closed = false

  const rounds = perOrganisation(ctx, 'listen', 'channels', async (organisationId) => {
    const { zone } = await ctx.db
      .selectFrom('organisation')
      .select('zone')
      .where('id', '=', organisationId)
      .executeTakeFirstOrThrow()
    for (const row of await listChannels(ctx.db, organisationId)) {
      const channel = channelOf(ctx, row)
      const ear = ears.get(row.id)
      if (ear && (ear.version !== row.version || !row.enabled)) ear.stopping.abort()
      if (ear || !row.enabled || !channel?.listen) continue
      const stopping = new AbortController()
      const done = hear({ ctx, sole, organisationId, zone, row, channel, stopping }).finally(() => {
        ears.delete(row.id)
        // Changed settings are picked up at once, another program's channel at the next round.
        if (!closed) void ctx.wake.ring('channels', organisationId).catch(() => undefined)
      })
      ears.set(row.id, { version: row.version, stopping, done })
    }
    return null
  })
  return {
    async stop() {
      closed = true
      await rounds.stop()
      for (const ear of ears.values()) ear.stopping.abort()
      await Promise.all([...ears.values()].map((ear) => ear.done))
    },
  }
}

type Hearing = {
  ctx: Context
  sole: Sole
  organisationId: string
  zone: string
  row: ChannelRow
  channel: Channel
  stopping: AbortController
}

/** Listen to one channel until it is changed, stopped, or taken over by another program. */
async function hear(hearing: Hearing): Promise<void> {
  const { ctx, sole, row, stopping } = hearing
  const release = await sole.hold(`listen ${row.id}`, () => stopping.abort()).catch(() => null)
  // Another program listens: look again next round.
  if (!release) return pause(5000, stopping.signal)
  try {
    for (let failures = 0; !stopping.signal.aborted; ) {
      const began = ctx.clock().getTime()
      try {
        await hearOnce(hearing)
      } catch (error) {
        if (stopping.signal.aborted) break
        if (ctx.clock().getTime() - began > longestPauseMs) failures = 0
        failures++
        ctx.log.warn({ channel: row.id, failures }, 'a channel cannot be listened to')
        const problem = error instanceof Error ? error.message : 'unknown fault'
        await tell(hearing, { state: 'broken', problem }).catch(() => undefined)
        await pause(Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1)), stopping.signal)
      }
    }
  } finally {
    await release().catch(() => undefined)
  }
}

async function hearOnce(hearing: Hearing): Promise<void> {
  const { ctx, organisationId, zone, row, channel, stopping } = hearing
  const place = { organisationId, channelId: row.id, zone }
  const { cursor } = await ctx.db
    .selectFrom('channel')
    .select('cursor')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', row.id)
    .executeTakeFirstOrThrow()
  const say = saying(hearing)
  // Whoever follows the terms keeps them new.
  const standing = await standingOf(ctx, ctx.db, organisationId)
  const listening = {
    connection: openConnection(ctx, row),
    readPage: ctx.readPage,
    openSocket: ctx.openSocket,
    cursor,
    signal: stopping.signal,
    clock: ctx.clock,
    progress: say,
    meets: ({ text, from, language, site }: Overheard) =>
      standing.meets({ text, from, lang: language, site, channel: [row.kind, row.name] }),
    holds: (asked: Asked) => holdsOf(ctx.db, organisationId, row.id, asked),
    memory: memoryOf(ctx, organisationId, row.id),
    understand: (raw: Uint8Array) =>
      decodeOne(ctx, { ...row, aliases: aliasesIn(row.settings.aliases) }, raw, ctx.clock()),
  }
  for await (const handed of channel.listen?.(listening) ?? []) {
    if (handed.progress) say(handed.progress)
    for (;;) {
      try {
        await acceptArrivals(ctx, place, handed.items, handed.cursor, handed.passed)
        break
      } catch (error) {
        if (!(error instanceof Busy)) throw error
        await pause(500, stopping.signal)
        if (stopping.signal.aborted) return
      }
    }
  }
}
