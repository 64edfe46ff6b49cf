/** What became of mail, for screens and for a spreadsheet: campaigns with their counts, and the mails behind a number. */
import { type Selectable, sql } from 'kysely'
import type { RelayState } from '../../domain/relay/state.ts'
import type { Store, Transaction } from './database.ts'
import type { MailRow, RecipientRow } from './relay-mail.ts'
import type { Tables } from './tables.ts'

export type CampaignRow = Selectable<Tables['relay_campaign']> & {
  tool_name: string
  became: { state: RelayState; code: string; n: number }[]
}
export type Place = { at: Date; id: string }

/** Newest first. @param after the last one that was seen */
export async function pageOfCampaigns(
  store: Store,
  organisationId: string,
  { tool, after }: { tool: string | null; after: Place | null },
  limit: number,
): Promise<CampaignRow[]> {
  const { rows } = await sql<CampaignRow>`
    select c.*, t.name as tool_name, coalesce((
      select json_agg(json_build_object('state', n.state, 'code', n.code, 'n', n.n) order by n.state, n.code)
      from relay_count n where n.organisation_id = ${organisationId} and n.campaign_id = c.id and n.n <> 0
    ), '[]') as became
    from (
      select * from relay_campaign
      where organisation_id = ${organisationId} and (${tool}::uuid is null or tool_id = ${tool}::uuid)
        and (${after?.at ?? null}::timestamptz is null or (last_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      order by last_at desc, id desc limit ${limit}
    ) c
    join relay_tool t on t.organisation_id = ${organisationId} and t.id = c.tool_id
    order by c.last_at desc, c.id desc`.execute(store)
  return rows
}

export type PagedMail = Pick<
  RecipientRow,
  | 'id'
  | 'address'
  | 'state'
  | 'code'
  | 'reason'
  | 'hold_until'
  | 'received_at'
  | 'decided_at'
  | 'tool_id'
  | 'campaign_id'
> &
  Pick<MailRow, 'purpose' | 'odd_purpose'> & { tool_name: string; campaign: string }

/** Newest first. @param after the id of the last one that was seen */
export async function pageOfMails(
  store: Store,
  organisationId: string,
  { campaign, state, after }: { campaign: string; state: RelayState; after: string | null },
  limit: number,
): Promise<PagedMail[]> {
  const { rows } = await sql<PagedMail>`
    select r.*, m.purpose, m.odd_purpose, t.name as tool_name, c.name as campaign
    from (
      select id, mail_id, address, state, code, reason, hold_until, received_at, decided_at, tool_id, campaign_id
      from relay_recipient
      where organisation_id = ${organisationId} and campaign_id = ${campaign} and state = ${state}
        and (${after}::uuid is null or id < ${after}::uuid)
      order by id desc limit ${limit}
    ) r
    join relay_mail m on m.organisation_id = ${organisationId} and m.id = r.mail_id
    join relay_campaign c on c.organisation_id = ${organisationId} and c.id = r.campaign_id
    join relay_tool t on t.organisation_id = ${organisationId} and t.id = r.tool_id
    order by r.id desc`.execute(store)
  return rows
}

/** @returns false when there is no such campaign */
export async function setExpiry(
  tx: Transaction,
  organisationId: string,
  campaignId: string,
  at: Date | null,
  now: Date,
): Promise<boolean> {
  const row = await tx
    .updateTable('relay_campaign')
    .set({ expires_at: at })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', campaignId)
    .returning('id')
    .executeTakeFirst()
  // What is held looks at the clock again in time.
  if (row && at)
    await tx
      .updateTable('relay_recipient')
      .set((eb) => ({ ready_at: eb.fn('greatest', [eb.val(now), eb.fn('least', ['ready_at', eb.val(at)])]) }))
      .where('organisation_id', '=', organisationId)
      .where('campaign_id', '=', campaignId)
      .where('state', '=', 'held')
      .where('handed_at', 'is', null)
      .execute()
  return row !== undefined
}
