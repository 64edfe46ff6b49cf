/**
 * The demo firm moves out: everything of its channels goes, everybody who is only known from them, and its own people; what belongs to
 * real channels stays as it is. The events stay, but what they are about is gone.
 *
 * First all that was said, in one short transaction that keeps everybody from receiving; then, beside everything else, what takes
 * longer beside much data; at last the channels. Whatever is killed when: removing it again goes on from there.
 */
import type { Context } from '../context.ts'
import { readArrivalCursor } from '../store/arrival.ts'
import { type Transaction, transact } from '../store/database.ts'
import { demoChannels, type Known, markLeaving } from '../store/demo.ts'
import { forgetChannels, forgetPeople, forgetSaid, forgetThreads, hasArrivals } from '../store/demo-removal.ts'
import { type Happening, recordEvents, takePositions } from '../store/event.ts'
import { waitForDemo } from './hold-demo.ts'
import { letGoOfStaff, takeFromStaff } from './let-go-of-staff.ts'
import { receiveMessages } from './receive-messages.ts'

/** Does nothing when there is no demo firm. */
export async function removeDemo(ctx: Context, organisationId: string): Promise<void> {
  await waitForDemo(ctx, organisationId, async () => {
    const renamed: { id: string; version: number }[] = []
    do {
      // What has arrived is looked at first: the ledger is read in order and knows no gaps ahead of it.
      while (!(await forgetWhatWasSaid(ctx, organisationId))) await receiveMessages(ctx, organisationId)
      const { ids, leaving } = await demoChannels(ctx.db, organisationId)
      if (!leaving) return
      await forgetThreads(ctx.db, organisationId, ids)
      renamed.push(...(await forgetPeople(ctx.db, organisationId, leaving)))
      await takeFromStaff(ctx, organisationId)
      // Somebody with a key may have brought something meanwhile.
    } while (!(await closeDoor(ctx, organisationId, renamed)))
  })
  await ctx.wake.ring('channels', organisationId)
  await ctx.wake.ring('events', organisationId)
}

/** @returns false when something still waits to be looked at */
async function forgetWhatWasSaid(ctx: Context, organisationId: string): Promise<boolean> {
  return transact(ctx.db, async (tx) => {
    const { ids, leaving } = await demoChannels(tx, organisationId)
    if (ids.length === 0) return true
    const seen = await stopArrivals(tx, organisationId)
    if (await hasArrivals(tx, organisationId, ids, seen)) return false
    const known = await forgetSaid(tx, organisationId, ids)
    await markLeaving(tx, organisationId, ids, leaving ? together(leaving, known) : known)
    return true
  })
}

/** Nobody hands over and nobody receives until this transaction ends. @returns up to where was received */
async function stopArrivals(tx: Transaction, organisationId: string): Promise<number> {
  const seen = await readArrivalCursor(tx, organisationId, true)
  await takePositions(tx, organisationId, 'arrival', 0)
  return seen
}

const together = (a: Known, b: Known): Known => ({
  accounts: [...new Set([...a.accounts, ...b.accounts])],
  contacts: [...new Set([...a.contacts, ...b.contacts])],
})

/** @returns false when something has arrived since, or was given to who leaves */
async function closeDoor(
  ctx: Context,
  organisationId: string,
  renamed: readonly { id: string; version: number }[],
): Promise<boolean> {
  return transact(ctx.db, async (tx) => {
    const { ids } = await demoChannels(tx, organisationId)
    await stopArrivals(tx, organisationId)
    if (await hasArrivals(tx, organisationId, ids, 0)) return false
    const passedOn = await letGoOfStaff(tx, organisationId)
    if (!passedOn) return false
    await forgetChannels(tx, organisationId, ids)
    const events = renamed.map(({ id, version }): Happening => ({ kind: 'contact.changed', objectId: id, version }))
    events.push(...passedOn, { kind: 'demo.removed', objectId: organisationId, version: 1 })
    await recordEvents(tx, organisationId, events, ctx.clock())
    return true
  })
}
