/** Taking mail from a tool: all of it is in the store before the tool is told so. */
import { sql } from 'kysely'
import type { Transaction } from './database.ts'
import { count } from './relay-count.ts'
import type { MailRow } from './relay-mail.ts'
import { hexBytes, insertRows, recordset } from './rows.ts'

export type Accepted = {
  mail: Omit<MailRow, 'organisation_id' | 'campaign_id' | 'received_at'>
  /** Null for a report of ours. */
  campaign: string | null
  recipients: readonly { id: string; address: string; key: string }[]
  /** Hex. */
  digest: string
  /** Closed. */
  parts: readonly Uint8Array[]
}

const recipientColumns = {
  id: 'uuid',
  mail_id: 'uuid',
  tool_id: 'uuid',
  campaign_id: 'uuid',
  address: 'text',
  address_key: 'text',
  digest: 'bytea',
  state: 'text',
  ready_at: 'timestamptz',
  received_at: 'timestamptz',
} as const

/** @returns ids of the recipients that are new; the others were taken before, with the same bytes from the same tool */
export async function acceptMails(
  tx: Transaction,
  organisationId: string,
  newId: () => string,
  accepted: readonly Accepted[],
  at: Date,
): Promise<ReadonlySet<string>> {
  const campaigns = await campaignsOf(tx, organisationId, newId, accepted, at)
  const idOf = ({ mail, campaign }: Accepted) =>
    campaign === null ? null : (campaigns.get(keyOf(mail.tool_id, campaign)) ?? null)
  const rows = accepted.flatMap((one) =>
    one.recipients.map(({ id, address, key }) => ({
      ...{ id, mail_id: one.mail.id, tool_id: one.mail.tool_id, campaign_id: idOf(one) },
      ...{ address, address_key: key, digest: hexBytes(one.digest) },
      ...{ state: 'accepted', ready_at: at, received_at: at },
    })),
  )
  const { rows: fresh } = await sql<{ id: string; mail_id: string; campaign_id: string | null }>`
    insert into relay_recipient (organisation_id, ${sql.join(Object.keys(recipientColumns).map((name) => sql.ref(name)))})
    select ${organisationId}::uuid, ${sql.join(Object.keys(recipientColumns).map((name) => sql.ref(name)))}
    from ${recordset('row', recipientColumns, rows)} order by tool_id, digest, address
    on conflict do nothing returning id, mail_id, campaign_id`.execute(tx)
  const mailIds = new Set(fresh.map(({ mail_id }) => mail_id))
  const kept = accepted.filter(({ mail }) => mailIds.has(mail.id))
  if (kept.length === 0) return new Set()
  await tx
    .insertInto('relay_mail')
    .values(
      kept.map((one) => ({ organisation_id: organisationId, ...one.mail, campaign_id: idOf(one), received_at: at })),
    )
    .execute()
  await tx
    .insertInto('relay_body')
    .values(
      kept.flatMap(({ mail, parts }) =>
        parts.map((bytes, part) => ({ organisation_id: organisationId, mail_id: mail.id, part, bytes })),
      ),
    )
    .execute()
  const offered = fresh.flatMap(({ campaign_id }) => campaign_id ?? [])
  await offer(tx, organisationId, offered, at)
  await count(
    tx,
    organisationId,
    offered.map((campaignId) => ({ campaignId, state: 'accepted', code: '', n: 1 })),
  )
  return new Set(fresh.map(({ id }) => id))
}

const keyOf = (toolId: string, name: string) => `${toolId} ${name}`

/** Find the campaigns, or make them. */
async function campaignsOf(
  tx: Transaction,
  organisationId: string,
  newId: () => string,
  accepted: readonly Accepted[],
  at: Date,
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map<string, { id: string; tool_id: string; name: string; first_at: Date; last_at: Date }>()
  for (const { mail, campaign: name } of accepted)
    if (name !== null && !wanted.has(keyOf(mail.tool_id, name)))
      wanted.set(keyOf(mail.tool_id, name), { id: newId(), tool_id: mail.tool_id, name, first_at: at, last_at: at })
  const rows = [...wanted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  if (rows.length === 0) return new Map()
  const columns = {
    id: 'uuid',
    tool_id: 'uuid',
    name: 'text',
    first_at: 'timestamptz',
    last_at: 'timestamptz',
  } as const
  await insertRows(tx, organisationId, 'relay_campaign', columns, rows)
  const found = await sql<{ id: string; tool_id: string; name: string }>`
    select c.id, w.tool_id, w.name from ${recordset('w', columns, rows)}
    cross join lateral (
      select id from relay_campaign c
      where c.organisation_id = ${organisationId} and c.tool_id = w.tool_id and c.name = w.name limit 1
    ) c`.execute(tx)
  return new Map(found.rows.map(({ id, tool_id, name }) => [keyOf(tool_id, name), id]))
}

async function offer(tx: Transaction, organisationId: string, campaignIds: readonly string[], at: Date): Promise<void> {
  const sums = new Map<string, number>()
  for (const id of campaignIds) sums.set(id, (sums.get(id) ?? 0) + 1)
  const rows = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, n]) => ({ id, n }))
  if (rows.length === 0) return
  await sql`
    update relay_campaign c set offered = c.offered + s.n, last_at = ${at}
    from ${recordset('s', { id: 'uuid', n: 'bigint' }, rows)} where c.organisation_id = ${organisationId} and c.id = s.id`.execute(
    tx,
  )
}
