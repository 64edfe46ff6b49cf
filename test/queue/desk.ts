/** A desk for tests of the queue: agents, teams and labels, and customers who say something. */
import type { AgentWho } from '../../server/access/who.ts'
import type { Context } from '../../server/context.ts'
import { createLabel } from '../../server/use/change-labels.ts'
import { createTeam } from '../../server/use/change-teams.ts'
import { bring, create, makeOrganisation, type TestOrganisation } from '../support/organisation.ts'

export type Desk = {
  to: TestOrganisation
  agents: AgentWho[]
  teams: string[]
  labels: string[]
}

export async function makeDesk(ctx: Context, agents = 3): Promise<Desk> {
  const to = await makeOrganisation(ctx)
  const { organisationId } = to
  const others = Array.from({ length: agents - 1 }, (_, n) => ({ id: ctx.newId(), name: `Collega ${n}` }))
  const created_at = ctx.clock()
  if (others.length > 0)
    await ctx.db
      .insertInto('agent')
      .values(
        others.map(({ id, name }) => ({
          organisation_id: organisationId,
          id,
          name,
          alias: name,
          email: `${id}@example.org`,
          role: 'agent' as const,
          created_at,
        })),
      )
      .execute()
  const teams = [await createTeam(ctx, to, { name: 'Service' }), await createTeam(ctx, to, { name: 'PR' })]
  const labels = [
    await createLabel(ctx, to, { name: 'klacht', colour: 'rust', meaning: 'complaint' }),
    await createLabel(ctx, to, { name: 'factuur', colour: 'blue' }),
  ]
  const who = (agentId: string): AgentWho => {
    return { kind: 'agent', organisationId, agentId, role: 'owner', sessionId: ctx.newId() }
  }
  return {
    to,
    agents: [to.agentId, ...others.map(({ id }) => id)].map(who),
    teams: teams.map(({ id }) => id),
    labels: labels.map(({ id }) => id),
  }
}

/** Somebody says something; in a thread of its own it is a conversation of its own. */
export function says(
  ctx: Context,
  { to }: Desk,
  id: string,
  actor = id,
  { thread, ...said }: { thread?: string; text?: string; published?: Date } = {},
): Promise<void> {
  const answers = thread ? { thread: { inReplyTo: [thread] } } : {}
  return bring(ctx, to, [create({ id, actor: { network: 'plain', id: actor, name: actor }, ...answers, ...said })])
}

/** Things that customers say, in which different things are read. */
export const sayings = [
  'Dank jullie wel, super snel opgelost!',
  'Nu wacht ik al drie weken en het is nog steeds niet opgelost, wat een waardeloze service',
  'Hoe laat gaan jullie morgen open?',
] as const

export async function conversationsOf(ctx: Context, { to }: Desk) {
  return ctx.db
    .selectFrom('conversation')
    .selectAll()
    .where('organisation_id', '=', to.organisationId)
    .orderBy('number')
    .execute()
}
