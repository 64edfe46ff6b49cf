/** The demo firm moves in: its channels, its people, and everything that happened there up to now, brought in by the doors of the house. */
import type { Context } from '../context.ts'
import { changeChannelRow, createChannelRow } from '../store/channel.ts'
import { transact } from '../store/database.ts'
import { type Happening, recordEvents } from '../store/event.ts'
import { hasDemo, listTeams } from '../store/organisation.ts'
import { bringDemoCustomers } from './bring-demo-customers.ts'
import { openFirm, type Place, readDemoHouse } from './demo-house.ts'
import { furnishDemo } from './furnish-demo.ts'
import { waitForDemo } from './hold-demo.ts'
import { playSteps } from './play-demo.ts'
import { sendDemoCampaigns } from './send-demo-campaigns.ts'

/** Once is enough: when it is there already, only what is missing of its history is brought in. */
export async function loadDemo(ctx: Context, organisationId: string): Promise<void> {
  await waitForDemo(ctx, organisationId, async () => {
    if (!(await hasDemo(ctx.db, organisationId))) await moveIn(ctx, organisationId)
    await playHistory(ctx, organisationId)
    await bringDemoCustomers(ctx, organisationId)
    await sendDemoCampaigns(ctx, organisationId)
  })
}

async function moveIn(ctx: Context, organisationId: string): Promise<void> {
  const firm = await openFirm()
  const at = ctx.clock()
  await transact(ctx.db, async (tx) => {
    const teams = await listTeams(tx, organisationId)
    const events: Happening[] = []
    const places = new Map<Place, string>()
    for (const { place, kind, name, address, promiseMinutes, archived } of firm.channels) {
      const id = ctx.newId()
      places.set(place, id)
      await createChannelRow(tx, organisationId, {
        id,
        kind,
        name,
        address,
        settings: { address },
        secrets: null,
        teamId: teams.find((team) => team.name === 'Service')?.id ?? null,
        promiseMinutes,
        demo: true,
        at,
      })
      const version =
        archived === undefined
          ? 1
          : await changeChannelRow(tx, organisationId, id, { enabled: false, archived: { at, why: archived } })
      events.push({ kind: 'channel.changed', objectId: id, version })
    }
    events.push(...(await furnishDemo(ctx, tx, organisationId, firm, places)))
    await recordEvents(tx, organisationId, events, at)
  })
  await ctx.wake.ring('events', organisationId)
  await ctx.wake.ring('views', organisationId)
}

/** Whatever is still missing of it. @returns how many steps it has */
export async function playHistory(ctx: Context, organisationId: string): Promise<number> {
  const house = await readDemoHouse(ctx, organisationId)
  if (!house?.current) return 0
  const { history } = await openFirm()
  const steps = history(house.began, house.midnight)
  if (house.played < steps.length) await playSteps(ctx, house, steps.slice(house.played), house.played)
  return steps.length
}
