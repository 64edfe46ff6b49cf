/** Who and what the demo firm brought along besides its channels: written down with the organisation, so that all of it can go again. */
import { sql } from 'kysely'
import type { Rule } from '../../domain/routing/rule.ts'
import type { Store, Transaction } from './database.ts'
import { forgetTools } from './demo-removal-mail.ts'

/** Ids; those of people by the names under which the firm's story knows them. */
export type Furniture = {
  staff: Readonly<Record<string, string>>
  canned: readonly string[]
  views: readonly string[]
  rules: readonly string[]
  /** Groups of search terms; a firm of before had none. */
  terms?: readonly string[]
  /** That hand over mail; a firm of before had none. */
  tools?: readonly string[]
  /** On which it keeps factors, where it was the first to say so. */
  ground?: string | undefined
}

export async function readFurniture(store: Store, organisationId: string): Promise<Furniture | null> {
  const row = await store
    .selectFrom('organisation')
    .select('settings')
    .where('id', '=', organisationId)
    .executeTakeFirst()
  const settings = row?.settings as Readonly<Record<string, unknown>> | undefined
  return (settings?.demo as Furniture | undefined) ?? null
}

export async function keepFurniture(tx: Transaction, organisationId: string, furniture: Furniture): Promise<void> {
  const kept = JSON.stringify({ demo: furniture })
  await sql`update organisation set settings = settings || ${kept}::jsonb where id = ${organisationId}`.execute(tx)
}

/** A rule that does nothing until somebody switches it on. */
export async function insertRule(
  tx: Transaction,
  organisationId: string,
  { at, moment, conditions, actions, ...rule }: Omit<Rule, 'last'> & { name: string; place: number; at: Date },
): Promise<void> {
  const says = {
    moment: JSON.stringify(moment),
    conditions: JSON.stringify(conditions),
    actions: JSON.stringify(actions),
  }
  await tx
    .insertInto('rule')
    .values({ organisation_id: organisationId, ...rule, ...says, enabled: false, last: false, changed_at: at })
    .execute()
}

/** Who of them never came in by themselves: whoever accepted an invitation is a real colleague, and stays. */
export async function withoutPassword(tx: Transaction, agents: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from sign_in_user where id = any(${agents}::uuid[])
      and not exists (select 1 from sign_in_credential c where c.user_id = sign_in_user.id)
      and not exists (select 1 from sign_in_passkey p where p.user_id = sign_in_user.id)`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Conversations that are theirs. */
export async function heldBy(tx: Transaction, organisationId: string, agents: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from conversation where organisation_id = ${organisationId} and agent_id = any(${agents}::uuid[])`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** What real tasks they were given become somebody else's. */
export async function passTasksOn(
  tx: Transaction,
  organisationId: string,
  agents: readonly string[],
  to: string,
): Promise<{ id: string; version: number }[]> {
  const { rows } = await sql<{ id: string; version: number }>`
    update task set agent_id = ${to}, version = version + 1
    where organisation_id = ${organisationId} and agent_id = any(${agents}::uuid[]) returning id, version`.execute(tx)
  return rows
}

/** What hangs on a person, in the order in which it hangs together. */
const ofAgent = [
  { table: 'team_member', key: 'agent_id' },
  { table: 'agent_skill', key: 'agent_id' },
  { table: 'signature', key: 'agent_id' },
  { table: 'draft', key: 'agent_id' },
  { table: 'notification', key: 'agent_id' },
  { table: 'notification_count', key: 'agent_id' },
  { table: 'push_subscription', key: 'agent_id' },
  { table: 'queue_count', key: 'agent_id' },
  { table: 'listed', key: 'list_id' },
  { table: 'list_count', key: 'list_id' },
  { table: 'act', key: 'agent_id' },
  { table: 'act', key: 'subject_id' },
  { table: 'agent', key: 'id' },
] as const

export async function forgetStaff(tx: Transaction, organisationId: string, agents: readonly string[]): Promise<void> {
  await forget(tx, organisationId, ofAgent, agents)
  await sql`
    delete from sign_in_verification
    where identifier like 'invitation %' and value = any(${agents}::text[])`.execute(tx)
  await sql`delete from sign_in_user where id = any(${agents}::uuid[])`.execute(tx)
}

/** What they had at hand goes, whatever was changed in it since. */
export async function forgetFurniture(
  tx: Transaction,
  organisationId: string,
  { canned, views, rules, terms = [], tools = [], ground }: Furniture,
): Promise<void> {
  await forget(tx, organisationId, ofCanned, canned)
  await forget(tx, organisationId, ofView, views)
  await forget(tx, organisationId, ofRule, rules)
  await forget(tx, organisationId, ofTerms, terms)
  await forgetTools(tx, organisationId, tools)
  if (ground) await forgetGround(tx, organisationId, ground)
  await sql`update organisation set settings = settings - 'demo' where id = ${organisationId}`.execute(tx)
}

/** Unless somebody put a ground of their own in its place. */
async function forgetGround(tx: Transaction, organisationId: string, ground: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update organisation set influence_ground = null, influence_by = null, influence_since = null
    where id = ${organisationId} and influence_ground = ${ground} returning id`.execute(tx)
  if (rows.length > 0) await sql`delete from contact_factor where organisation_id = ${organisationId}`.execute(tx)
}

const ofCanned = [
  { table: 'canned_use', key: 'canned_id' },
  { table: 'canned', key: 'id' },
] as const
const ofView = [
  { table: 'listed', key: 'list_id' },
  { table: 'list_count', key: 'list_id' },
  { table: 'view', key: 'id' },
] as const
const ofRule = [
  { table: 'rule_run', key: 'rule_id' },
  { table: 'rule', key: 'id' },
] as const
const ofTerms = [
  { table: 'hit', key: 'group_id' },
  { table: 'hit_hour', key: 'group_id' },
  { table: 'hit_day', key: 'group_id' },
  { table: 'term', key: 'group_id' },
  { table: 'term_group', key: 'id' },
] as const

async function forget(
  tx: Transaction,
  organisationId: string,
  hanging: readonly { table: string; key: string }[],
  ids: readonly string[],
): Promise<void> {
  for (const { table, key } of hanging)
    await sql`
      delete from ${sql.table(table)}
      where organisation_id = ${organisationId} and ${sql.ref(key)} = any(${ids}::uuid[])`.execute(tx)
}
