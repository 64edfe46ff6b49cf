/** What the demo firm's customer system tells of people who are there. Once for each key, so that it may be done again. */
import type { Context } from '../context.ts'
import { lookUp } from '../store/contact-look-up.ts'
import { bringContactEvents } from './contact/bring-contact-events.ts'
import { bringRecords } from './contact/bring-records.ts'
import { openFirm } from './demo-house.ts'

const dayMs = 86_400_000

export async function bringDemoCustomers(ctx: Context, organisationId: string): Promise<void> {
  const { customers, elsewhere } = await openFirm()
  const by = { organisationId, agentId: null }
  // Who never wrote is no customer here: nobody would be left to take them away with.
  const isThere = async ({ email }: { email: string }) =>
    (await lookUp(ctx.db, organisationId, { by: 'email', value: email })).length > 0
  const there = []
  for (const one of customers) if (await isThere(one)) there.push(one)
  await bringRecords(
    ctx,
    by,
    there.map(({ email, ...record }, place) => ({ place, record: { ...record, emails: [email] } })),
  )
  const events = []
  for (const { daysAgo, ...event } of elsewhere)
    if (await isThere(event))
      events.push({ ...event, at: new Date(ctx.clock().getTime() - daysAgo * dayMs).toISOString() })
  await bringContactEvents(ctx, by, events)
}
