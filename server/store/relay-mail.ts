/** Mail on its way through the relay: taking it, what is due, and what became of it, with the counts of its campaign. */
import { type Selectable, sql } from 'kysely'
import { isWithUs, type RelayState } from '../../domain/relay/state.ts'
import type { Store, Transaction } from './database.ts'
import { count, type Move } from './relay-count.ts'
import { recordset } from './rows.ts'
import type { Tables } from './tables.ts'

export type MailRow = Selectable<Tables['relay_mail']>
export type RecipientRow = Selectable<Tables['relay_recipient']>

/** What the relay needs of a recipient whose turn it is. */
export type Due = Pick<
  RecipientRow,
  'id' | 'mail_id' | 'tool_id' | 'campaign_id' | 'address' | 'state' | 'attempts' | 'received_at'
> &
  Pick<MailRow, 'purpose' | 'sender' | 'size' | 'eight_bit' | 'expires_at'> & { campaign: string | null }

/** Whose turn it is now, oldest first. */
export async function listDue(
  store: Store,
  organisationId: string,
  toolId: string,
  now: Date,
  limit: number,
): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select r.id, r.mail_id, r.tool_id, r.campaign_id, r.address, r.state, r.attempts, r.received_at,
      m.purpose, m.sender, m.size, m.eight_bit, least(m.expires_at, c.expires_at) as expires_at, c.name as campaign
    from (
      select * from relay_recipient
      where organisation_id = ${organisationId} and tool_id = ${toolId} and ready_at <= ${now} and handed_at is null
      order by ready_at, id limit ${limit}
    ) r
    join relay_mail m on m.organisation_id = ${organisationId} and m.id = r.mail_id
    left join relay_campaign c on c.organisation_id = ${organisationId} and c.id = r.campaign_id
    order by r.ready_at, r.id`.execute(store)
  return rows
}

/** How much of a tool waits now; counted no further than `most`. */
export async function countDue(
  store: Store,
  organisationId: string,
  toolId: string,
  now: Date,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (
      select 1 from relay_recipient
      where organisation_id = ${organisationId} and tool_id = ${toolId} and ready_at <= ${now} and handed_at is null
      limit ${most}
    ) waiting`.execute(store)
  return rows[0]?.n ?? 0
}

/** When the next of what waits for its moment is due. */
export async function nextDueAfter(
  store: Store,
  organisationId: string,
  toolIds: readonly string[],
  now: Date,
): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(next.ready_at) as at from unnest(${toolIds}::uuid[]) as tool(id)
    cross join lateral (
      select ready_at from relay_recipient r
      where r.organisation_id = ${organisationId} and r.tool_id = tool.id and r.ready_at > ${now} and r.handed_at is null
      order by ready_at limit 1
    ) next`.execute(store)
  return rows[0]?.at ?? null
}

/** The bytes of mails as they were closed, in order, by mail. */
export async function readBodies(
  store: Store,
  organisationId: string,
  mailIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Uint8Array[]>> {
  const parts = await store
    .selectFrom('relay_body')
    .select(['mail_id', 'bytes'])
    .where('organisation_id', '=', organisationId)
    .where('mail_id', '=', sql<string>`any(${mailIds}::uuid[])`)
    .orderBy('mail_id')
    .orderBy('part')
    .execute()
  const bodies = new Map<string, Uint8Array[]>()
  for (const { mail_id, bytes } of parts) bodies.set(mail_id, [...(bodies.get(mail_id) ?? []), bytes])
  return bodies
}

/**
 * From its commit on the mail of these recipients may have left. In the transaction that consumes their permissions.
 * @returns how many; of others somebody else hands it over, or it is not with us any more
 */
export async function markHanded(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
  at: Date,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('relay_recipient')
    .set({ handed_at: at })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('ready_at', 'is not', null)
    .where('handed_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export async function readRecipientState(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<RelayState | undefined> {
  const row = await tx
    .selectFrom('relay_recipient')
    .select('state')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row?.state
}

/** Whether mail of a tool still waits. */
export async function isAnythingWithUs(store: Store, organisationId: string, toolId: string): Promise<boolean> {
  const row = await store
    .selectFrom('relay_recipient')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('tool_id', '=', toolId)
    .where('ready_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Handed over by a program that is not there any more, before it could write down what came of it. */
export async function listHanded(store: Store, organisationId: string): Promise<string[]> {
  const rows = await store
    .selectFrom('relay_recipient')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('ready_at', 'is not', null)
    .where('handed_at', 'is not', null)
    .execute()
  return rows.map(({ id }) => id)
}

/** What became of a recipient. One that is still with us has a moment at which it is looked at again. */
export type Conclusion = {
  id: string
  state: RelayState
  code: string
  reason: string | null
  until: Date | null
  readyAt: Date | null
}

const columns = {
  id: 'uuid',
  state: 'text',
  code: 'text',
  reason: 'text',
  until: 'timestamptz',
  readyAt: 'timestamptz',
} as const

/** Write down what became of some, and count it. What is settled already stays; only of the unknown one may still hear. */
export async function concludeRecipients(
  tx: Transaction,
  organisationId: string,
  conclusions: readonly Conclusion[],
  at: Date,
): Promise<void> {
  const before = await tx
    .selectFrom('relay_recipient')
    .select(['id', 'mail_id', 'campaign_id', 'state', 'code'])
    .where('organisation_id', '=', organisationId)
    .where(
      'id',
      'in',
      conclusions.map(({ id }) => id),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
  const rows = new Map(before.map((row) => [row.id, row]))
  const taken = conclusions.filter(({ id }) => {
    const state = rows.get(id)?.state
    return state !== undefined && (isWithUs(state) || state === 'unknown')
  })
  if (taken.length === 0) return
  await sql`
    update relay_recipient r set state = n.state, code = n.code, reason = n.reason, hold_until = n.until,
      ready_at = n."readyAt", handed_at = case when n."readyAt" is null then r.handed_at end, attempts = r.attempts + 1,
      decided_at = ${at}
    from ${recordset('n', columns, taken)} where r.organisation_id = ${organisationId} and r.id = n.id`.execute(tx)
  const moves: Move[] = taken.flatMap(({ id, state, code }) => {
    const row = rows.get(id)
    if (!row?.campaign_id) return []
    const campaignId = row.campaign_id
    return [
      { campaignId, state: row.state, code: row.code, n: -1 },
      { campaignId, state, code, n: 1 },
    ]
  })
  const done = taken.flatMap(({ id, state }) =>
    isWithUs(state) || state === 'unknown' ? [] : (rows.get(id)?.mail_id ?? []),
  )
  await forgetBodies(tx, organisationId, done)
  await count(tx, organisationId, moves)
}

/** Bytes that nobody needs any more. */
async function forgetBodies(tx: Transaction, organisationId: string, mailIds: readonly string[]): Promise<void> {
  if (mailIds.length === 0) return
  await sql`
    delete from relay_body b where b.organisation_id = ${organisationId} and b.mail_id = any(${mailIds}::uuid[])
      and not exists (
        select 1 from relay_recipient r where r.organisation_id = ${organisationId} and r.mail_id = b.mail_id
          and r.state in ('accepted', 'held', 'unknown')
      )`.execute(tx)
}
