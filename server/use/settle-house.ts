/** The first run: the organisation, its teams and labels, and the owner. Of two at once, one wins. */
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { refuse } from '../problem.ts'
import { createAgent } from '../store/agent.ts'
import { transact } from '../store/database.ts'
import { recordEvents } from '../store/event.ts'
import { createLabels, type LabelSeed } from '../store/label.ts'
import { createOrganisation, firstOrganisation, setRetention } from '../store/organisation.ts'
import { createUser, setPassword } from '../store/sign-in.ts'

export type Settling = {
  organisation: string
  language: 'nl' | 'en'
  name: string
  email: string
  passwordHash: string
  retainDays?: number | undefined
}

const teams = { nl: ['Service', 'PR', 'Marketing', 'Verkoop'], en: ['Service', 'PR', 'Marketing', 'Sales'] } as const
const labels: Record<'nl' | 'en', readonly LabelSeed[]> = {
  nl: [
    { name: 'klacht', colour: 'rust', meaning: 'complaint' },
    { name: 'vraag', colour: 'blue' },
    { name: 'storing', colour: 'amber' },
    { name: 'factuur', colour: 'violet' },
    { name: 'compliment', colour: 'green' },
    { name: 'idee', colour: 'teal' },
  ],
  en: [
    { name: 'complaint', colour: 'rust', meaning: 'complaint' },
    { name: 'question', colour: 'blue' },
    { name: 'outage', colour: 'amber' },
    { name: 'invoice', colour: 'violet' },
    { name: 'compliment', colour: 'green' },
    { name: 'idea', colour: 'teal' },
  ],
}
/** Any number, as long as everybody who settles a house takes the same. */
const lock = 7_312_001

/** @throws ProblemError `already-settled` */
export async function settleHouse(ctx: Context, given: Settling): Promise<{ organisationId: string; agentId: string }> {
  const at = ctx.clock()
  const organisationId = ctx.newId()
  const agentId = ctx.newId()
  await transact(ctx.db, async (tx) => {
    await sql`select pg_advisory_xact_lock(${lock})`.execute(tx)
    if (await firstOrganisation(tx)) throw refuse('already-settled')
    await createOrganisation(tx, {
      id: organisationId,
      name: given.organisation,
      language: given.language,
      teams: teams[given.language].map((name) => ({ id: ctx.newId(), name })),
      at,
    })
    if (given.retainDays) await setRetention(tx, organisationId, given.retainDays)
    const seeds = labels[given.language].map(({ name, colour, meaning = null }) => {
      return { id: ctx.newId(), name, colour, meaning, created_at: at }
    })
    await createLabels(tx, organisationId, seeds)
    const person = { id: agentId, name: given.name, email: given.email.toLowerCase(), at }
    if (!(await createUser(tx, { ...person, organisationId }))) throw refuse('email-taken')
    await setPassword(tx, agentId, given.passwordHash, ctx.newId, at)
    const agent = await createAgent(tx, organisationId, { ...person, role: 'owner' })
    const event = { kind: 'agent.changed', objectId: agentId, version: agent.version, agentId } as const
    await recordEvents(tx, organisationId, [event], at)
  })
  return { organisationId, agentId }
}
