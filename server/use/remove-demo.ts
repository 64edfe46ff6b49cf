/**
 * The demo firm moves out: everything of its channels goes, and everybody who is only known from them; what belongs to real channels
 * stays as it is. The events stay, but what they are about is gone. All of it in one transaction: it is there, or it is not.
 */
import type { Context } from '../context.ts'
import { readArrivalCursor } from '../store/arrival.ts'
import { transact } from '../store/database.ts'
import { demoChannels, forgetChannels, forgetPeople, forgetSaid, hasArrivalsInFlight } from '../store/demo.ts'
import { type Happening, recordEvents, takePositions } from '../store/event.ts'
import { waitForDemo } from './hold-demo.ts'
import { receiveMessages } from './receive-messages.ts'

/** Does nothing when there is no demo firm. */
export async function removeDemo(ctx: Context, organisationId: string): Promise<void> {
  await waitForDemo(ctx, organisationId, async () => {
    // What has arrived is looked at first: the ledger is read in order and knows no gaps ahead of it.
    while (!(await remove(ctx, organisationId))) await receiveMessages(ctx, organisationId)
  })
  await ctx.wake.ring('channels', organisationId)
  await ctx.wake.ring('events', organisationId)
}

/** @returns false when something of the demo firm still waits to be looked at */
async function remove(ctx: Context, organisationId: string): Promise<boolean> {
  return transact(ctx.db, async (tx) => {
    const channels = (await demoChannels(tx, organisationId)).map(({ id }) => id)
    if (channels.length === 0) return true
    // Nobody receives, and nobody hands over, until we are done.
    const seen = await readArrivalCursor(tx, organisationId, true)
    await takePositions(tx, organisationId, 'arrival', 0)
    if (await hasArrivalsInFlight(tx, organisationId, channels, seen)) return false
    const known = await forgetSaid(tx, organisationId, channels)
    const renamed = await forgetPeople(tx, organisationId, known)
    await forgetChannels(tx, organisationId, channels)
    const events = renamed.map(({ id, version }): Happening => ({ kind: 'contact.changed', objectId: id, version }))
    events.push({ kind: 'demo.removed', objectId: organisationId, version: 1 })
    await recordEvents(tx, organisationId, events, ctx.clock())
    return true
  })
}
