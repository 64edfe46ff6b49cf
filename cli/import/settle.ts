/**
 * What a conversation was, beside what was said in it: what is still to be done there is still to be done here, its labels, and what
 * colleagues noted. Only where nobody has touched it since it came in: importing the same file again never undoes what was done here.
 */
import { answering } from '../../contract/organisation.ts'
import type { Change } from '../../domain/conversation/change.ts'
import type { Context } from '../../server/context.ts'
import { type AgentRow, listAgents } from '../../server/store/agent.ts'
import { listLabels } from '../../server/store/label.ts'
import { changeConversations } from '../../server/use/change-conversations.ts'
import { createLabel } from '../../server/use/change-labels.ts'
import { isSameName } from '../../server/use/same-name.ts'
import { writeNote } from '../../server/use/write-note.ts'
import type { Aside, Found, Noted, Standing } from './record.ts'

/** @param messageId of a message of it. @returns what found no place */
export type Settler = (all: readonly { found: Found; messageId: string }[]) => Promise<{ line: number; aside: Aside }[]>

type Desk = {
  ctx: Context
  organisationId: string
  owner: string
  agents: readonly AgentRow[]
  labels: Map<string, string>
}

export async function settlerFor(ctx: Context, organisationId: string): Promise<Settler> {
  const agents = (await listAgents(ctx.db, organisationId)).filter(
    ({ active, role }) => active && answering.includes(role),
  )
  const owner = agents.find(({ role }) => role === 'owner')?.id ?? ''
  const labels = new Map((await listLabels(ctx.db, organisationId)).map(({ name, id }) => [name, id]))
  const desk: Desk = { ctx, organisationId, owner, agents, labels }
  return async (all) => {
    const told = all.filter(({ found: { standing, notes } }) => standing || notes)
    const untouched = await untouchedOf(
      desk,
      told.map(({ messageId }) => messageId),
    )
    const lost: { line: number; aside: Aside }[] = []
    for (const { found, messageId } of told) {
      const conversation = untouched.get(messageId)
      const notes = found.notes ?? []
      if (conversation === undefined)
        lost.push(...notes.map(({ id }) => ({ line: found.line, aside: { kind: 'note', id, why: noPlace } as const })))
      if (!conversation) continue
      for (const note of notes) await keepNote(desk, conversation, note)
      if (found.standing) await stand(desk, conversation, found.standing)
    }
    return lost
  }
}

const noPlace = 'A note, but no customer spoke, so there is no conversation that it could stand in.'

/** A colleague here with that mail address, or else the owner, with the name in the text. */
async function keepNote(
  { ctx, organisationId, owner, agents }: Desk,
  conversationId: string,
  note: Noted,
): Promise<void> {
  const there = await ctx.db
    .selectFrom('note')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('conversation_id', '=', conversationId)
    .where('written_at', '=', note.at)
    .executeTakeFirst()
  if (there || !note.text.trim()) return
  const agent = agents.find(({ email }) => email.toLowerCase() === note.by.email)
  const text = agent || !note.by.name ? note.text : `${note.by.name}: ${note.text}`
  const then: Context = { ...ctx, clock: () => note.at }
  await writeNote(then, { organisationId, agentId: agent?.id ?? owner, role: 'owner' }, conversationId, { text })
}

async function stand(desk: Desk, conversationId: string, standing: Standing): Promise<void> {
  const { ctx, organisationId, agents } = desk
  const changes: Change[] = []
  if (standing.workState !== 'answered') {
    const agentId = agents.find(({ email }) => email.toLowerCase() === standing.assignee?.toLowerCase())?.id
    changes.push(toState(standing, ctx.clock()), ...(agentId ? [{ do: 'assign' as const, agentId }] : []))
  }
  const add: string[] = []
  for (const name of standing.labels) add.push(await labelOf(desk, name))
  if (add.length > 0) changes.push({ do: 'label', add, remove: [] })
  if (changes.length === 0) return
  // The customer has waited since they spoke, not since we moved house.
  const then: Context = { ...ctx, clock: () => standing.since ?? ctx.clock() }
  await changeConversations(then, { organisationId, agentId: null, ruleId: null }, [conversationId], changes)
}

function toState({ workState, until }: Standing, now: Date): Change {
  if (workState === 'snoozed' && !(until && until <= now)) return { do: 'snooze', until: until ?? null }
  return { do: 'set', workState: workState === 'pending' ? 'pending' : 'open' }
}

/** The label with this name, made when there is none. */
async function labelOf({ ctx, organisationId, owner, labels }: Desk, given: string): Promise<string> {
  const name = given.trim().slice(0, 60)
  const held = [...labels].find(([known]) => isSameName(known, name))?.[1]
  if (held) return held
  const { id } = await createLabel(ctx, { organisationId, agentId: owner }, { name, colour: 'grey' })
  labels.set(name, id)
  return id
}

/**
 * Their conversations; null for one that was touched. Hearing a message raises `version` and `said` alike, so a conversation in which
 * they are equal was never changed by anybody.
 */
async function untouchedOf(
  { ctx, organisationId }: Desk,
  messageIds: readonly string[],
): Promise<Map<string, string | null>> {
  if (messageIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('message as m')
    .innerJoin('conversation as c', (join) =>
      join.onRef('c.organisation_id', '=', 'm.organisation_id').onRef('c.id', '=', 'm.conversation_id'),
    )
    .select(['m.id as messageId', 'c.id', 'c.history', 'c.version', 'c.said'])
    .where('m.organisation_id', '=', organisationId)
    .where('m.id', 'in', messageIds)
    .execute()
  return new Map(
    rows.map(({ messageId, id, history, version, said }) => [messageId, history && version === said ? id : null]),
  )
}
