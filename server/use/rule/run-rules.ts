/**
 * The rules look at what came in since they last looked, by a cursor over the events. What they do, that it was done, and how far they
 * are is one transaction: nothing is done twice and nothing is passed over, whatever is killed when. What a rule does is no reason for
 * a rule, so rules cannot go round in circles by themselves; one that does so by way of another program is stopped.
 */
import { applyRules, type Deed } from '../../../domain/routing/apply-rules.ts'
import { possible, type There } from '../../../domain/routing/possible.ts'
import type { Facts, Rule } from '../../../domain/routing/rule.ts'
import type { Context } from '../../context.ts'
import { ProblemError } from '../../problem.ts'
import { readArrivalCursor } from '../../store/arrival.ts'
import { readChannelFacts } from '../../store/channel-facts.ts'
import { lockConversations } from '../../store/conversation.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { newestPosition, readEvents } from '../../store/event.ts'
import { lockEventCursor, moveEventCursor, readEventCursor } from '../../store/event-cursor.ts'
import { groupsMet } from '../../store/hit.ts'
import { insertNotifications } from '../../store/notification.ts'
import { zoneOf } from '../../store/organisation.ts'
import { messagesById } from '../../store/queue.ts'
import { insertRuns, noteRun, type Run, rulesInForce, whatIsThere } from '../../store/rule.ts'
import { readTeams } from '../../store/team.ts'
import { changeWithin } from '../change-conversations.ts'
import { dueOn } from '../due-on.ts'
import { openWithin } from '../open-conversation.ts'
import { reader as termsReader } from '../term/follow-terms.ts'
import { factsOfMessage } from './facts.ts'

const reader = 'rules'
const atOnce = 200

/** One thing that happened, and the message that it was. */
export type Happened = { facts: Facts; messageId: string | null; key: string }

/** @returns whether there is more to look at */
export async function runRules(ctx: Context, organisationId: string): Promise<boolean> {
  const more = await transact(ctx.db, async (tx) => {
    const newest = await newestPosition(tx, organisationId)
    const rules = await rulesInForce(tx, organisationId)
    const position = await lockEventCursor(tx, organisationId, reader, newest)
    const upTo = await knownUpTo(tx, organisationId, rules)
    if (rules.length === 0) {
      await moveEventCursor(tx, organisationId, reader, newest)
      return false
    }
    const events = (await readEvents(tx, organisationId, position, atOnce)).filter((event) => event.position <= upTo)
    const received = events.filter(({ kind }) => kind === 'message.received').map(({ objectId }) => objectId)
    await moveEventCursor(tx, organisationId, reader, events.at(-1)?.position ?? position)
    await obey(ctx, tx, organisationId, rules, await whatWasSaid(ctx, tx, organisationId, received))
    return events.length === atOnce
  })
  await ctx.wake.ring('events', organisationId)
  return more
}

/** A rule about search terms waits until it is known what met them. */
async function knownUpTo(tx: Transaction, organisationId: string, rules: readonly Rule[]): Promise<number> {
  const asks = rules.some(({ conditions }) => conditions.some((condition) => condition.if === 'term'))
  return asks ? readEventCursor(tx, organisationId, termsReader) : Number.POSITIVE_INFINITY
}

async function whatWasSaid(
  ctx: Context,
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
): Promise<Happened[]> {
  const messages = (await messagesById(tx, organisationId, ids)).filter(({ direction }) => direction === 'in')
  // A post may become a conversation, and whoever numbers those holds this before any of them.
  if (messages.some((message) => message.conversation_id === null)) await readArrivalCursor(tx, organisationId, true)
  const conversationIds = [...new Set(messages.flatMap(({ conversation_id }) => conversation_id ?? []))]
  // All of them, in order, before anything is written: the order of locks is the same everywhere.
  const locked = await lockConversations(tx, organisationId, conversationIds)
  const conversations = new Map(locked.map((one) => [one.id, one]))
  const at = ctx.clock()
  const groups = await groupsMet(tx, organisationId, ids)
  return messages.flatMap((message) => {
    const conversation = conversations.get(message.conversation_id ?? '') ?? null
    const facts = factsOfMessage(message, conversation, groups.get(message.id) ?? [], at)
    return facts ? [{ facts, messageId: message.id, key: message.id }] : []
  })
}

/** Do what the rules say about these things. The conversations in them are locked. */
export async function obey(
  ctx: Context,
  tx: Transaction,
  organisationId: string,
  rules: readonly Rule[],
  happened: readonly Happened[],
): Promise<void> {
  if (happened.length === 0) return
  const channels = await readChannelFacts(tx, organisationId)
  const zone = await zoneOf(tx, organisationId)
  const able = ableRules(rules, await whatIsThere(tx, organisationId))
  const deeds = applyRules(
    able.rules,
    happened.map(({ facts }) => facts),
    zone,
    ({ channelId }) => dueOn(channels.get(channelId)),
  )
  const runs = deeds.flatMap((deed) => {
    const of = happened[deed.about]
    return of ? [{ deed, run: toRun(ctx, deed, of, able.problems.get(deed.ruleId) ?? null) }] : []
  })
  const fresh = await insertRuns(
    tx,
    organisationId,
    runs.map(({ run }) => run),
  )
  const done = runs.filter(({ run }) => fresh.has(run.id))
  for (const one of done) await openFor(ctx, tx, organisationId, one)
  await tellOf(ctx, tx, organisationId, done)
  for (const { deed, run } of done) {
    if (!run.conversationId || deed.changes.length === 0) continue
    const by = { organisationId, agentId: null, ruleId: deed.ruleId }
    const { batchId, changed } = await changeWithin(ctx, tx, by, [run.conversationId], deed.changes)
    if (changed.length > 0) await noteRun(tx, organisationId, run.id, { batch_id: batchId })
  }
}

type Done = { deed: Deed; run: Run }

/** The rules with what they can do now, and what is wrong with those that name what is gone. */
function ableRules(rules: readonly Rule[], there: There): { rules: Rule[]; problems: Map<string, string> } {
  const problems = new Map<string, string>()
  const able = rules.map((rule) => {
    const looked = rule.actions.map((action) => possible(action, there))
    const wrong = looked.find(({ problem }) => problem !== null)
    if (wrong) problems.set(rule.id, `One of its actions ${wrong.problem}.`)
    return { ...rule, actions: looked.flatMap(({ action }) => action ?? []) }
  })
  return { rules: able, problems }
}

function toRun(ctx: Context, deed: Deed, { facts, messageId, key }: Happened, problem: string | null): Run {
  return {
    id: ctx.newId(),
    ruleId: deed.ruleId,
    key,
    at: facts.at,
    conversationId: facts.conversation?.id ?? null,
    messageId,
    webhook: deed.webhook,
    problem,
  }
}

/** The post becomes a conversation: from here on the run is about that. */
async function openFor(ctx: Context, tx: Transaction, organisationId: string, { deed, run }: Done): Promise<void> {
  if (!deed.opens || run.messageId === null) return
  const by = { organisationId, agentId: null, ruleId: deed.ruleId }
  try {
    // No team of the rule is the team of the channel.
    run.conversationId = await openWithin(ctx, tx, by, run.messageId, deed.opens.teamId ?? undefined)
    await noteRun(tx, organisationId, run.id, { conversation_id: run.conversationId })
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    await noteRun(tx, organisationId, run.id, { problem: `No conversation was made: ${error.message}` })
  }
}

/** Whoever a rule wants told hears of it: people, and everybody in a team. */
async function tellOf(ctx: Context, tx: Transaction, organisationId: string, done: readonly Done[]): Promise<void> {
  if (!done.some(({ deed }) => deed.notify)) return
  const teams = new Map((await readTeams(tx, organisationId)).map(({ id, member_ids }) => [id, member_ids]))
  const news = done.flatMap(({ deed: { notify }, run }) => {
    const agentIds = new Set([
      ...(notify?.agentIds ?? []),
      ...(notify?.teamIds ?? []).flatMap((id) => teams.get(id) ?? []),
    ])
    return [...agentIds].map((agentId) => ({
      id: ctx.newId(),
      agentId,
      kind: 'rule' as const,
      key: `rule ${run.id}`,
      conversationId: run.conversationId,
      byAgentId: null,
      at: run.at,
    }))
  })
  await insertNotifications(tx, organisationId, news)
}
