/** Plays what happens at the demo firm through the house's own doors, each thing at its own time. */
import type { Context } from '../context.ts'
import { readArrivalCursor } from '../store/arrival.ts'
import { transact } from '../store/database.ts'
import { changeReply, findReply } from '../store/outbox.ts'
import { acceptStory } from './accept-arrivals.ts'
import { changeInDemo, noteInDemo, promiseInDemo } from './act-in-demo.ts'
import { changeConversation } from './change-conversation.ts'
import { leaseMs } from './deliver/claim-replies.ts'
import { deliverReply } from './deliver/deliver-reply.ts'
import { type DemoHouse, doerOf, type Place, type Step } from './demo-house.ts'
import { handOverInDemo } from './mail-in-demo.ts'
import { receiveMessages } from './receive-messages.ts'
import { sendReply } from './send-reply.ts'
import { takeReceiptsFrom } from './take-receipts-from.ts'

/** So many that arrive are written down together. */
const together = 500

/**
 * Play steps, and take in what they bring. How far the story is is written down in the very transaction that a message arrives in,
 * so none arrives twice, whatever is killed when; the rest may be repeated.
 * @param from the number of the first of them; null when they are no part of the story
 */
export async function playSteps(
  ctx: Context,
  house: DemoHouse,
  steps: readonly Step[],
  from: number | null,
): Promise<void> {
  // What arrived before the last one who played was stopped comes first.
  while ((await receiveMessages(ctx, house.organisationId)) > 0);
  let arriving: { step: Arrive; n: number }[] = []
  const takeIn = async () => {
    await receiveUpTo(ctx, house.organisationId, await arrive(ctx, house, arriving, from))
    arriving = []
  }
  for (const [n, step] of steps.entries()) {
    if (step.does === 'arrive') arriving.push({ step, n })
    // What somebody does is about what was there then.
    if (step.does !== 'arrive' || arriving.length >= together) await takeIn()
    if (step.does !== 'arrive') await act({ ...ctx, clock: () => step.at }, ctx, house, step)
  }
  await takeIn()
}

/** @returns the place of the last one in the ledger */
async function arrive(
  ctx: Context,
  house: DemoHouse,
  arriving: readonly { step: Arrive; n: number }[],
  from: number | null,
): Promise<number> {
  const arrived: { channelId: string; at: Date; bytes: Uint8Array }[] = []
  for (const { step } of arriving) {
    const channelId = house.channels.get(step.on)
    if (!channelId) continue
    arrived.push({ channelId, at: step.at, bytes: Buffer.from(await withAnswers(ctx, house.organisationId, step.raw)) })
  }
  const n = arriving.at(-1)?.n ?? 0
  const cursor = from === null ? undefined : { step: from + n + 1, at: ctx.clock().getTime() }
  return arrived.length > 0 ? acceptStory(ctx, house, arrived, cursor) : 0
}

type Arrive = Extract<Step, { does: 'arrive' }>

function act(then: Context, ctx: Context, house: DemoHouse, step: Exclude<Step, Arrive>): Promise<void> {
  switch (step.does) {
    case 'answer':
      return answer(ctx, then, house, step)
    case 'take':
      return take(then, house, step)
    case 'change':
      return changeInDemo(then, house, step)
    case 'note':
      return noteInDemo(then, house, step)
    case 'task':
      return promiseInDemo(then, house, step)
    case 'hand over':
      return handOverInDemo(then, house, step)
  }
}

async function receiveUpTo(ctx: Context, organisationId: string, last: number): Promise<void> {
  while ((await readArrivalCursor(ctx.db, organisationId, false)) < last) await receiveMessages(ctx, organisationId)
}

/** Somebody answers and the answer leaves at once, in the past, before the delivery job sees it. */
async function answer(
  ctx: Context,
  then: Context,
  house: DemoHouse,
  step: Extract<Step, { does: 'answer' }>,
): Promise<void> {
  const { organisationId } = house
  const agentId = doerOf(house, step.by)
  const conversation = await conversationWith(ctx, house, step.on, step.to)
  if (!conversation || !agentId || isTaken(house, step.by, conversation)) return
  const draft = { conversationId: conversation.id, text: step.text, said: conversation.said, key: keyOf(step.name) }
  const id = await sendReply(withoutHaste(then), { organisationId, agentId }, draft)
  const reply = await findReply(ctx.db, organisationId, id)
  if (reply?.state !== 'waiting') return
  const sending = {
    state: 'sending',
    fence: reply.fence + 1,
    attempts: 1,
    lease_until: new Date(ctx.clock().getTime() + leaseMs),
  } as const
  const version = await transact(ctx.db, (tx) => changeReply(tx, organisationId, reply, sending))
  if (version === null) return
  await deliverReply(then, organisationId, { reply: { ...reply, ...sending, version }, again: false })
  if (step.on !== 'post')
    await takeReceiptsFrom(then, { kind: 'agent', organisationId }, [{ reply: id, state: 'delivered' }])
}

/** The delivery job shall not see it before we have sent it ourselves. */
function withoutHaste(ctx: Context): Context {
  return { ...ctx, config: { ...ctx.config, limits: { ...ctx.config.limits, undo: 24 * 3_600_000 } } }
}

async function take(ctx: Context, house: DemoHouse, step: Extract<Step, { does: 'take' }>): Promise<void> {
  const agentId = doerOf(house, step.by)
  const conversation = await conversationWith(ctx, house, step.on, step.about)
  if (!conversation || !agentId || isTaken(house, step.by, conversation)) return
  const change = { agentId, ...(step.pending && { workState: 'pending' as const }) }
  await changeConversation(ctx, { organisationId: house.organisationId, agentId }, conversation.id, change)
}

/** Colleagues of the firm keep their hands off what a real person has taken or writes in. */
function isTaken(
  house: DemoHouse,
  by: string | undefined,
  held: { agentId: string | null; drafts: number | null },
): boolean {
  if (by === undefined) return false
  return (held.drafts ?? 0) > 0 || (held.agentId !== null && ![...house.staff.values()].includes(held.agentId))
}

function conversationWith(ctx: Context, { organisationId, channels }: DemoHouse, on: Place, externalId: string) {
  return ctx.db
    .selectFrom('message as m')
    .innerJoin('conversation as c', (join) =>
      join.onRef('c.organisation_id', '=', 'm.organisation_id').onRef('c.id', '=', 'm.conversation_id'),
    )
    .select(({ selectFrom, fn }) => [
      'c.id',
      'c.said',
      'c.agent_id as agentId',
      selectFrom('draft as d')
        .select(fn.countAll<number>().as('n'))
        .where('d.organisation_id', '=', organisationId)
        .whereRef('d.conversation_id', '=', 'c.id')
        .where('d.text', '<>', '')
        .as('drafts'),
    ])
    .where('m.organisation_id', '=', organisationId)
    .where('m.channel_id', '=', channels.get(on) ?? '')
    .where('m.external_id', '=', externalId)
    .executeTakeFirst()
}

/** By this the answer with a name is found again. */
const keyOf = (name: string) => `demo-answer-${name}`

/** `{{name}}` is the id of the answer with that name, which only now is known. */
async function withAnswers(ctx: Context, organisationId: string, raw: string): Promise<string> {
  let text = raw
  for (const [mark, name = ''] of raw.matchAll(/\{\{([a-z]+)\}\}/g)) {
    const row = await ctx.db
      .selectFrom('outbox')
      .select('id')
      .where('organisation_id', '=', organisationId)
      .where('request_key', '=', keyOf(name))
      .executeTakeFirst()
    text = text.replaceAll(mark, row?.id ?? name)
  }
  return text
}
