/** A canned response is taken up: its text filled in for this customer, its changes to go with the answer, or done at once. */
import { changesOf, fill, firstName, unknownVariables, type Variable } from '../../../domain/conversation/canned.ts'
import { type StoredChange, storedChange } from '../../../domain/conversation/draft.ts'
import { accessCanned } from '../../access/canned.ts'
import type { AgentWho } from '../../access/who.ts'
import type { Context } from '../../context.ts'
import { refuse } from '../../problem.ts'
import { readAgent } from '../../store/agent.ts'
import { countUse } from '../../store/canned.ts'
import { type Store, transact } from '../../store/database.ts'
import { readOrganisation } from '../../store/organisation.ts'
import { conversationsById } from '../../store/queue.ts'
import { changeWithin } from '../change-conversations.ts'

export type TakenUp = {
  text: string
  empty: string[]
  changes: StoredChange[]
  /** What undoes it, when it was done at once because there is nothing to say. */
  batchId: string | null
}

/** @throws ProblemError when it is not for this agent; of its changes all are done, or none */
export async function useCanned(
  ctx: Context,
  who: AgentWho,
  id: string,
  at: { conversationId: string; channelId?: string | undefined },
): Promise<TakenUp> {
  const { organisationId, agentId } = who
  const taken = await transact(ctx.db, async (tx) => {
    const row = await accessCanned(tx, who, id)
    const { values, channelId } = await valuesFor(tx, who, at)
    const now = ctx.clock()
    const changes = changesOf(row.actions, agentId, now)
    await countUse(tx, organisationId, id, at.channelId ?? channelId, now)
    const { text, empty } = fill(row.text, values)
    if (text.trim() !== '') return { text, empty, changes: changes.map(storedChange), batchId: null }
    const by = { organisationId, agentId, ruleId: null }
    const { batchId } = await changeWithin(ctx, tx, by, [at.conversationId], changes)
    return { text: '', empty, changes: [], batchId }
  })
  if (taken.batchId) await ctx.wake.ring('events', organisationId)
  return taken
}

/** A text with its variables filled in, for a conversation or as an example. */
export async function previewCanned(
  ctx: Context,
  who: AgentWho,
  text: string,
  at: { conversationId?: string | undefined; channelId?: string | undefined },
): Promise<{ text: string; empty: string[]; unknown: string[] }> {
  const { conversationId, channelId } = at
  const values = conversationId
    ? (await valuesFor(ctx.db, who, { conversationId, channelId })).values
    : { ...(await ourValues(ctx.db, who)), ...example }
  return { ...fill(text, values), unknown: unknownVariables(text) }
}

/** Somebody who does not exist, for the settings page. */
const example = {
  'klant.naam': 'Fatima Bakkali',
  'klant.voornaam': 'Fatima',
  'gesprek.nummer': '#231',
  'gesprek.onderwerp': 'Internet al twee dagen weg',
  kanaal: 'E-mail',
}

async function ourValues(store: Store, { organisationId, agentId }: AgentWho) {
  const [agent, organisation] = await Promise.all([
    readAgent(store, organisationId, agentId),
    readOrganisation(store, organisationId),
  ])
  return { 'ik.naam': agent?.alias ?? '', organisatie: organisation?.name ?? '' }
}

export async function valuesFor(
  store: Store,
  who: AgentWho,
  at: { conversationId: string; channelId?: string | undefined },
): Promise<{ values: Record<Variable, string>; channelId: string }> {
  const [of] = await conversationsById(store, who.organisationId, [at.conversationId])
  if (!of) throw refuse('not-found', { detail: 'There is no such conversation' })
  const channel = at.channelId
    ? await store
        .selectFrom('channel')
        .select('name')
        .where('organisation_id', '=', who.organisationId)
        .where('id', '=', at.channelId)
        .executeTakeFirst()
    : undefined
  const values = {
    ...(await ourValues(store, who)),
    'klant.naam': of.contact_name,
    'klant.voornaam': firstName(of.contact_name),
    'gesprek.nummer': `#${of.number}`,
    'gesprek.onderwerp': of.subject,
    kanaal: channel?.name ?? of.channel_name,
  }
  return { values, channelId: of.channel_id }
}
