/** The demo firm lives on: now and then somebody writes, what the user answers arrives, and sometimes the customer reacts. */
import type { Context } from '../context.ts'
import { countOpen, type LeftReply, repliesSince } from '../store/demo.ts'
import { firstHeardAfter, lastHeard } from '../store/reply-address.ts'
import { type DemoHouse, openFirm, type Place, readDemoHouse } from './demo-house.ts'
import { playHistory } from './load-demo.ts'
import { playSteps } from './play-demo.ts'
import { takeReceiptsFrom } from './take-receipts-from.ts'

type Firm = Awaited<ReturnType<typeof openFirm>>

/** When so many wait nobody else writes: a room that one leaves for a weekend is not full on Monday. */
const mostOpen = 90
/** Milliseconds after which a busy evening is over, played or not. */
const tooLate = 2 * 3_600_000
/** Milliseconds that a network takes to tell that it has our reply. */
const travel = 3000
/** Who has not reacted after so many milliseconds will not. */
const patience = 1_800_000

/** Play what is due by now. @returns when something more is due, or null when that depends on somebody */
export async function liveDemo(ctx: Context, organisationId: string): Promise<Date | null> {
  const told = await playHistory(ctx, organisationId)
  const house = await readDemoHouse(ctx, organisationId)
  if (!house) return null
  const firm = await openFirm()
  const dues = [...(await react(ctx, house, firm)), await goOn(ctx, house, firm, told)]
  const next = Math.min(...dues.flatMap((due) => due ?? []))
  return Number.isFinite(next) ? new Date(next) : null
}

/** The next beat of the story, when it is time. @returns when the one after it is due */
async function goOn(ctx: Context, house: DemoHouse, firm: Firm, told: number): Promise<number | null> {
  const now = ctx.clock()
  if (house.live.mode === 'busy') {
    const { since, from } = house.live
    const n = house.played - from
    const [next, after] = [firm.busy[n], firm.busy[n + 1]]
    // An evening that nobody was there for is over.
    if (next && now.getTime() - since < tooLate) {
      const due = since + next.after
      if (due > now.getTime()) return due
      const at = new Date(due)
      await playSteps(
        ctx,
        house,
        [
          next.step(at, from),
          ...next.answers.map((answer) => answer(at, from)),
          ...(next.mails ? [next.mails(at, from)] : []),
        ],
        house.played,
      )
      return after ? since + after.after : now.getTime() + firm.pauseBefore(0)
    }
  }
  const n = house.played - told
  const due = house.playedAt.getTime() + firm.pauseBefore(n)
  if (due > now.getTime()) return due
  if ((await countOpen(ctx.db, house.organisationId, [...house.channels.values()])) >= mostOpen) return null
  await playSteps(ctx, house, [firm.beat(n, now), ...firm.answersAfter(n, now)], house.played)
  return now.getTime() + firm.pauseBefore(n + 1)
}

/** What becomes of the replies that left lately. @returns when something more becomes of them */
async function react(ctx: Context, house: DemoHouse, firm: Firm): Promise<number[]> {
  const now = ctx.clock()
  const since = new Date(Math.max(house.began.getTime(), now.getTime() - patience))
  const replies = await repliesSince(ctx.db, house.organisationId, [...house.channels.values()], since)
  const dues: number[] = []
  for (const reply of replies) {
    const on = [...house.channels].find(([, id]) => id === reply.channelId)?.[0]
    const due = on && (await reactTo(ctx, house, firm, reply, on))
    if (due) dues.push(due)
  }
  return dues
}

async function reactTo(
  ctx: Context,
  house: DemoHouse,
  firm: Firm,
  reply: LeftReply,
  on: Place,
): Promise<number | null> {
  const { organisationId } = house
  const now = ctx.clock()
  const arrives = reply.sentAt.getTime() + travel
  if (arrives > now.getTime()) return arrives
  const heard = await lastHeard(ctx.db, organisationId, reply.conversationId, reply.said)
  if (!heard) return null
  const answered = { id: reply.id, on, heard: heard.externalId, subject: reply.subject, customer: heard.to.id }
  // Mail tells nothing when it has arrived.
  if (reply.state === 'sent' && on !== 'post') {
    const shown = firm.echo(now, answered, reply.text)
    if (shown) await playSteps(ctx, house, [shown], null)
    await takeReceiptsFrom(ctx, { kind: 'agent', organisationId }, [{ reply: reply.id, state: 'delivered' }])
  }
  const reaction = firm.reaction(answered)
  if (!reaction || (await firstHeardAfter(ctx.db, organisationId, reply.conversationId, reply.said))) return null
  const due = reply.sentAt.getTime() + reaction.after
  if (due > now.getTime()) return due
  await playSteps(ctx, house, [reaction.step(now)], null)
  return null
}
