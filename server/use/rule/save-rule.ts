/** Make, change, order and remove rules. A new rule does nothing until it is switched on. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { possible } from '../../../domain/routing/possible.ts'
import type { Action, Condition, Moment } from '../../../domain/routing/rule.ts'
import type { Context } from '../../context.ts'
import { refuse, refuseField } from '../../problem.ts'
import { type Transaction, transact } from '../../store/database.ts'
import { recordEvents } from '../../store/event.ts'
import { listRules, type RuleRow, whatIsThere } from '../../store/rule.ts'
import { listGroups } from '../../store/term.ts'

type Who = { organisationId: string; agentId: string }

export type GivenRule = {
  name: string
  moment: Moment
  conditions: readonly Condition[]
  actions: readonly Action[]
  last: boolean
  webhookUrl: string | null
}

/** @returns it, and the secret that signs its webhooks */
export async function createRule(
  ctx: Context,
  who: Who,
  given: GivenRule,
): Promise<{ row: RuleRow; secret: string | null }> {
  const { organisationId, agentId } = who
  const id = ctx.newId()
  const secret = given.webhookUrl === null ? null : `whsec_${randomBytes(32).toString('base64')}`
  const row = await transact(ctx.db, async (tx) => {
    await checkNumber(tx, organisationId)
    await checkRule(tx, organisationId, given)
    const made = await tx
      .insertInto('rule')
      .values({
        organisation_id: organisationId,
        id,
        name: given.name,
        place: sql<number>`(select coalesce(max(place), 0) + 1 from rule where organisation_id = ${organisationId})`,
        moment: JSON.stringify(given.moment),
        conditions: JSON.stringify(given.conditions),
        actions: JSON.stringify(given.actions),
        last: given.last,
        webhook_url: given.webhookUrl,
        webhook_secret: secret === null ? null : ctx.seal.close(secret),
        made_by: agentId,
        changed_at: ctx.clock(),
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    await recordEvents(tx, organisationId, [{ kind: 'rule.changed', objectId: id, version: 1, agentId }], ctx.clock())
    return made
  })
  await ctx.wake.ring('events', organisationId)
  return { row, secret }
}

export type RuleChange = { [K in keyof GivenRule]?: GivenRule[K] | undefined } & { enabled?: boolean | undefined }

/** @throws ProblemError when it is not there, or what it names is not */
export async function changeRule(ctx: Context, who: Who, id: string, change: RuleChange): Promise<RuleRow> {
  const { organisationId, agentId } = who
  const row = await transact(ctx.db, async (tx) => {
    const before = await accessRule(tx, organisationId, id)
    const after: GivenRule = {
      name: change.name ?? before.name,
      moment: change.moment ?? before.moment,
      conditions: change.conditions ?? before.conditions,
      actions: change.actions ?? before.actions,
      last: change.last ?? before.last,
      webhookUrl: change.webhookUrl === undefined ? before.webhook_url : change.webhookUrl,
    }
    // A rule that names what is gone can still be switched off and renamed.
    const says = [change.moment, change.conditions, change.actions, change.webhookUrl].some(
      (part) => part !== undefined,
    )
    if (says || change.enabled) await checkRule(tx, organisationId, after)
    const enabled = change.enabled ?? before.enabled
    const changed = await tx
      .updateTable('rule')
      .set({
        name: after.name,
        moment: JSON.stringify(after.moment),
        conditions: JSON.stringify(after.conditions),
        actions: JSON.stringify(after.actions),
        last: after.last,
        webhook_url: after.webhookUrl,
        webhook_secret: before.webhook_secret ?? (after.webhookUrl === null ? null : newSecret(ctx)),
        enabled,
        // Whoever switches it on again has read why it was stopped.
        stopped: enabled ? null : before.stopped,
        version: before.version + 1,
        changed_at: ctx.clock(),
      })
      .where('organisation_id', '=', organisationId)
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    const event = { kind: 'rule.changed', objectId: id, version: changed.version, agentId } as const
    await recordEvents(tx, organisationId, [event], ctx.clock())
    return changed
  })
  await ctx.wake.ring('events', organisationId)
  return row
}

const newSecret = (ctx: Context) => ctx.seal.close(`whsec_${randomBytes(32).toString('base64')}`)

/** What it did stays as it is, and stays undoable. */
export async function removeRule(ctx: Context, { organisationId, agentId }: Who, id: string): Promise<void> {
  await transact(ctx.db, async (tx) => {
    const { version } = await accessRule(tx, organisationId, id)
    await tx.deleteFrom('rule').where('organisation_id', '=', organisationId).where('id', '=', id).execute()
    const event = { kind: 'rule.changed', objectId: id, version: version + 1, agentId } as const
    await recordEvents(tx, organisationId, [event], ctx.clock())
  })
  await ctx.wake.ring('events', organisationId)
}

/** Those that are left out keep their order, after these. */
export async function orderRules(
  ctx: Context,
  { organisationId, agentId }: Who,
  ids: readonly string[],
): Promise<void> {
  await transact(ctx.db, async (tx) => {
    const { rows } = await sql<{ id: string; version: number }>`
      update rule set place = wanted.place, version = version + 1
      from (
        select r.id, row_number() over (order by array_position(${ids}::uuid[], r.id), r.place, r.id) as place
        from rule r where r.organisation_id = ${organisationId}
      ) wanted
      where rule.organisation_id = ${organisationId} and rule.id = wanted.id and rule.place <> wanted.place
      returning rule.id, rule.version`.execute(tx)
    const events = rows.map(({ id, version }) => ({ kind: 'rule.changed' as const, objectId: id, version, agentId }))
    await recordEvents(tx, organisationId, events, ctx.clock())
  })
  await ctx.wake.ring('events', organisationId)
}

async function accessRule(tx: Transaction, organisationId: string, id: string): Promise<RuleRow> {
  const row = await tx
    .selectFrom('rule')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw refuse('not-found', { detail: 'There is no such rule' })
  return row
}

/** More than this nobody can oversee, and every message would wait for them. */
const most = 500

async function checkNumber(tx: Transaction, organisationId: string): Promise<void> {
  if ((await listRules(tx, organisationId)).length >= most)
    throw refuse('full', { detail: `There are ${most} rules already: remove one first.` })
}

const afterListening: readonly Action['do'][] = ['open', 'webhook', 'notify']

/** What a rule does must be possible, as for a person who does it by hand. */
async function checkRule(tx: Transaction, organisationId: string, rule: GivenRule): Promise<void> {
  const there = await whatIsThere(tx, organisationId)
  const groups = new Set((await listGroups(tx, organisationId)).map(({ id }) => id))
  for (const [i, action] of rule.actions.entries()) {
    const wrong = (message: string) => refuseField(`actions.${i}`, message)
    if (rule.moment.when === 'listened') {
      if (!afterListening.includes(action.do)) throw wrong('needs a conversation, and a post that we heard has none')
    } else if (action.do === 'open') throw wrong('is only for posts that we heard')
    if (action.do === 'webhook' && rule.webhookUrl === null)
      throw refuseField('webhookUrl', 'is needed: where should the webhook go?')
    if (action.do === 'label' && action.add.length + action.remove.length === 0) throw wrong('names no label')
    if (action.do === 'notify' && action.agentIds.length + action.teamIds.length === 0) throw wrong('names nobody')
    const { problem } = possible(action, there)
    if (problem) throw wrong(problem)
  }
  for (const [i, condition] of rule.conditions.entries()) {
    const wrong = (message: string) => refuseField(`conditions.${i}`, message)
    if (condition.if === 'team' && condition.teamIds.some((id) => !there.teams.has(id)))
      throw wrong('names a team that is not there')
    if (condition.if === 'label' && condition.labelIds.some((id) => !there.labels.has(id)))
      throw wrong('names a label that is not there')
    if (condition.if === 'term' && condition.groupIds.some((id) => !groups.has(id)))
      throw wrong('names a group of search terms that is not there')
  }
}
