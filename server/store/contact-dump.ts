/** Everything that is held of a person, as it stands in the tables, for who asks what we know of them. */
import { type RawBuilder, sql } from 'kysely'
import { ofContact } from './contact-erase.ts'
import type { Store } from './database.ts'

type Rows = Record<string, unknown>[]

/** What is ours alone: a fingerprint of our words to them. */
const left = ['told']

/** @param root the contact that stands for them, @param parts those it consists of */
export async function dumpPerson(store: Store, organisationId: string, root: string, parts: readonly string[]) {
  const these = sql`any(${parts}::uuid[])`
  const accounts = sql`any(array(select account_id from claim where organisation_id = ${organisationId} and contact_id = ${root} and withdrawn_at is null))`
  const asked: Record<string, RawBuilder<Record<string, unknown>>> = {
    contact: sql`select * from contact where organisation_id = ${organisationId} and id = ${these}`,
    account: sql`select * from account where organisation_id = ${organisationId} and id = ${accounts}`,
    account_key: sql`select * from account_key where organisation_id = ${organisationId} and account_id = ${accounts}`,
    applause: sql`select * from applause where organisation_id = ${organisationId} and account_id = ${accounts}`,
    claim: sql`select * from claim where organisation_id = ${organisationId} and contact_id = ${root}`,
    contact_join: sql`select * from contact_join where organisation_id = ${organisationId} and (from_id = ${these} or into_id = ${these})`,
    conversation: sql`
      select id, number, channel_id, subject, work_state, opened_at, last_message_at, danger, label_ids from conversation
      where organisation_id = ${organisationId} and contact_id = ${root} order by number`,
    objection: sql`
      select o.network, o.account, o.said_at, o.how, o.note from objection o
      join account a on a.organisation_id = ${organisationId} and a.id = ${accounts} and a.network = o.network
        and o.account in (lower(a.external_id), lower(a.handle))
      where o.organisation_id = ${organisationId}`,
  }
  for (const { table, keys } of ofContact) {
    if (left.includes(table)) continue
    const theirs = sql.join(
      keys.map((key) => sql`${sql.ref(key)} = ${these}`),
      sql` or `,
    )
    asked[table] = sql`select * from ${sql.table(table)} where organisation_id = ${organisationId} and (${theirs})`
  }
  const found: Record<string, Rows> = {}
  for (const [name, query] of Object.entries(asked)) found[name] = (await query.execute(store)).rows.map(bare)
  return found
}

function bare({ organisation_id: _, ...row }: Record<string, unknown>): Record<string, unknown> {
  return row
}

export type SaidRow = { id: string; at: Date; [column: string]: unknown }

/** What they said, wherever, with what is read in it; a page at a time, in the order in which it came. */
export async function saidByAfter(
  store: Store,
  organisationId: string,
  root: string,
  after: string,
  limit: number,
): Promise<SaidRow[]> {
  const { rows } = await sql<SaidRow>`
    select m.id, m.received_at as at, m.published_at, h.name as channel, m.conversation_id, m.visibility, m.state, m.subject, m.text,
      m.url, m.language, m.judged, m.corrected, m.reads, m.retain_until
    from claim c
    cross join lateral (
      select * from message
      where organisation_id = ${organisationId} and account_id = c.account_id and id > ${after}::uuid and state <> 'deleted'
      order by id limit ${limit}
    ) m
    join channel h on h.organisation_id = ${organisationId} and h.id = m.channel_id
    where c.organisation_id = ${organisationId} and c.contact_id = ${root} and c.withdrawn_at is null
    order by m.id limit ${limit}`.execute(store)
  return rows
}

/** Their files, and those that we sent them; a page at a time. */
export async function filesWithAfter(
  store: Store,
  organisationId: string,
  root: string,
  after: { number: number; id: string },
  limit: number,
) {
  const { rows } = await sql<{ id: string; number: number; name: string; at: Date }>`
    select f.id, c.number, f.name, m.received_at as at
    from conversation c
    join message m on m.organisation_id = ${organisationId} and m.conversation_id = c.id and m.attachments > 0
    join attachment f on f.organisation_id = ${organisationId} and f.message_id = m.id
    where c.organisation_id = ${organisationId} and c.contact_id = ${root} and (c.number, f.id) > (${after.number}::bigint, ${after.id}::uuid)
    order by c.number, f.id limit ${limit}`.execute(store)
  return rows
}
