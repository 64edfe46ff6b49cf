/** The people of the demo firm and what they have at hand. They cannot sign in: nobody chose a password for them, unless they are invited. */
import { randomBytes } from 'node:crypto'
import { hashKey } from '../access/api-key.ts'
import type { Context } from '../context.ts'
import { changeAgentRow, createAgent } from '../store/agent.ts'
import { createCannedRow } from '../store/canned.ts'
import { listChannels } from '../store/channel.ts'
import type { Transaction } from '../store/database.ts'
import { insertRule, keepFurniture } from '../store/demo-furniture.ts'
import type { Happening } from '../store/event.ts'
import { readGround, writeGround } from '../store/influence-ground.ts'
import { listLabels } from '../store/label.ts'
import { listTeams, readOrganisation } from '../store/organisation.ts'
import { createToolRow } from '../store/relay.ts'
import { createUser } from '../store/sign-in.ts'
import { changeMembers, changeSkillRows, changeTeamRow } from '../store/team.ts'
import { insertGroup, insertTerm } from '../store/term.ts'
import { createViewRow, holdMovers } from '../store/view.ts'
import type { openFirm, Place } from './demo-house.ts'

type Firm = Awaited<ReturnType<typeof openFirm>>
type Named = readonly { id: string; name: string }[]

/** Nothing sounds, pushes or mails for who is not there. */
const deaf = JSON.stringify({ sound: false, push: false, mail: false })

/** @returns what it did, to be recorded at the end of the transaction */
export async function furnishDemo(
  ctx: Context,
  tx: Transaction,
  organisationId: string,
  firm: Firm,
  places: ReadonlyMap<Place, string>,
): Promise<Happening[]> {
  const at = ctx.clock()
  const events: Happening[] = []
  const add = (kind: 'agent.changed' | 'canned.changed' | 'view.changed' | 'rule.changed' | 'term-group.changed') => {
    const id = ctx.newId()
    events.push({ kind, objectId: id, version: 1 })
    return id
  }
  const [teams, labels] = [await listTeams(tx, organisationId), await listLabels(tx, organisationId)]
  const staff: Record<string, string> = {}
  const joins = new Map<string, string[]>()
  for (const [key, { name, teams: inTeams, knows }] of Object.entries(firm.staff)) {
    const id = add('agent.changed')
    const email = `${key}@demo.vonkenvezel.example`
    const person = { id, name, email, at }
    // Another organisation of this house may have its own Sanne.
    const free = await createUser(tx, { ...person, organisationId })
    const address = free ? email : `${key}+${id}@demo.vonkenvezel.example`
    if (!free) await createUser(tx, { ...person, email: address, organisationId })
    await createAgent(tx, organisationId, { ...person, email: address, role: 'agent' })
    const [first = name] = name.split(' ')
    await changeAgentRow(tx, organisationId, id, { hears: deaf, signature: first })
    await changeSkillRows(tx, organisationId, id, idsOf(labels, knows), [])
    for (const team of idsOf(teams, inTeams)) joins.set(team, [...(joins.get(team) ?? []), id])
    staff[key] = id
  }
  for (const [team, members] of joins) {
    await changeMembers(tx, organisationId, team, members, [])
    events.push({ kind: 'team.changed', objectId: team, version: await changeTeamRow(tx, organisationId, team, {}) })
  }
  const had = firm.furniture({
    language: (await readOrganisation(tx, organisationId))?.language ?? 'nl',
    label: (name) => idsOf(labels, [name])[0] ?? null,
    team: (name) => idsOf(teams, [name])[0] ?? null,
    channel: (place) => places.get(place) ?? null,
  })
  const canned: string[] = []
  for (const { teamIds, actions, ...said } of had.canned) {
    const id = add('canned.changed')
    const row = { ...said, id, actions: JSON.stringify(actions), team_ids: teamIds, agent_id: null, at }
    await createCannedRow(tx, organisationId, row)
    canned.push(id)
  }
  const views: string[] = []
  for (const [place, view] of had.views.entries()) {
    const id = add('view.changed')
    await createViewRow(tx, organisationId, { ...view, id, agent_id: null, place: place + 1, created_at: at })
    views.push(id)
  }
  const rules: string[] = []
  for (const [place, rule] of had.rules.entries()) {
    const id = add('rule.changed')
    await insertRule(tx, organisationId, { ...rule, id, place: place + 1, at })
    rules.push(id)
  }
  const terms: string[] = []
  for (const { queries, ...group } of had.terms) {
    const id = add('term-group.changed')
    await insertGroup(tx, organisationId, { ...group, id })
    for (const query of queries)
      await insertTerm(tx, organisationId, { id: ctx.newId(), groupId: id, query, madeBy: null, at })
    terms.push(id)
  }
  const tool = await makeTool(ctx, tx, organisationId, firm)
  await holdMovers(tx, organisationId)
  const ground = (await mayGround(tx, organisationId)) ? had.ground : undefined
  if (ground) await writeGround(tx, organisationId, { text: ground, by: null, since: at })
  await keepFurniture(tx, organisationId, { staff, canned, views, rules, terms, ground, tools: [tool] })
  return events
}

/** Nobody knows its password: the firm hands over its mail by itself. */
async function makeTool(
  ctx: Context,
  tx: Transaction,
  organisationId: string,
  { newsletterTool }: Firm,
): Promise<string> {
  const { id } = await createToolRow(tx, {
    ...{ id: ctx.newId(), organisation_id: organisationId, name: newsletterTool.name, demo: true },
    ...{ username: `mail-${randomBytes(5).toString('hex')}`, password_hash: hashKey(randomBytes(32).toString('hex')) },
    ...{ purpose: 'newsletter', purposes: ['offer'], host: newsletterTool.host, port: 587, security: 'starttls' },
    ...{ server_user: '', server_password: null, connections: 2, most_per_minute: 600, largest: 1024 * 1024 },
    ...{ keep_hours: 72, unsubscribe: false, created_at: ctx.clock() },
  })
  return id
}

/** Only where nobody is there but the people of the demo firm: of real customers nothing is kept on a ground that is not real. */
async function mayGround(tx: Transaction, organisationId: string): Promise<boolean> {
  const channels = await listChannels(tx, organisationId)
  return channels.every(({ demo }) => demo) && !(await readGround(tx, organisationId))
}

/** Of those that go by one of these names, in whatever language the house was settled. */
function idsOf(rows: Named, names: readonly Readonly<Record<string, string>>[]): string[] {
  const wanted = new Set(names.flatMap((name) => Object.values(name)))
  return rows.flatMap(({ id, name }) => (wanted.has(name) ? [id] : []))
}
