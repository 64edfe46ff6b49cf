/** A calm day or the busy evening: kept with the demo firm's first channel, so that it outlives a restart. */
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { changeChannelRow, listChannels } from '../store/channel.ts'
import { transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import { type DemoLive, openFirm, readDemoHouse } from './demo-house.ts'
import { waitForDemo } from './hold-demo.ts'

/** @returns what goes on there now; null where there is no demo firm. A busy evening that was played to its end is a calm day again. */
export async function readDemoMode(ctx: Context, organisationId: string): Promise<DemoLive['mode'] | null> {
  const house = await readDemoHouse(ctx, organisationId)
  if (house?.live.mode !== 'busy') return house?.live.mode ?? null
  const { busy } = await openFirm()
  return house.played - house.live.from < busy.length ? 'busy' : 'calm'
}

/** Begin. A busy evening begins anew each time. @throws ProblemError `not-found` where there is no demo firm */
export async function setDemoMode(
  ctx: Context,
  who: { organisationId: string; agentId: string },
  mode: DemoLive['mode'],
): Promise<void> {
  const { organisationId, agentId } = who
  await waitForDemo(ctx, organisationId, async () => {
    const house = await readDemoHouse(ctx, organisationId)
    const first = (await listChannels(ctx.db, organisationId)).find(({ demo }) => demo)
    if (!house || !first) throw refuse('not-found', { detail: 'There is no demo firm here' })
    const { liveMode: _mode, liveSince: _since, liveFrom: _from, ...same } = first.settings
    const at = ctx.clock()
    const live = mode === 'busy' ? { liveMode: mode, liveSince: at.getTime(), liveFrom: house.played } : {}
    await transact(ctx.db, async (tx) => {
      const version = await changeChannelRow(tx, organisationId, first.id, { settings: { ...same, ...live } })
      await recordEvents(tx, organisationId, [{ kind: 'channel.changed', objectId: first.id, version, agentId }], at)
    })
  })
  await ctx.wake.ring('events', organisationId)
  await ctx.wake.ring('outbox', organisationId)
}
