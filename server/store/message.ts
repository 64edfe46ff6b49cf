/** Messages as the pipeline writes them; reading them for screens is in `store/queue.ts`. */
import { sql } from 'kysely'
import type { Judged } from '../../domain/language/reading.ts'
import type { Automatic, CanReply, Logged, Rating, Visibility } from '../../domain/message/message.ts'
import { forgetCorrections, forgetUnjudged } from './correction.ts'
import type { Transaction } from './database.ts'
import { insertRows, recordset } from './rows.ts'
import { type Ref, refs } from './thread.ts'
import { dropWithheld } from './withheld.ts'

export type MessageRow = {
  id: string
  channel_id: string
  external_id: string
  thread_id: string | null
  conversation_id: string | null
  /** The conversation that it belongs to by itself, where that goes on as part of another. */
  home_id?: string | null
  /** When it is forgotten; null is never. */
  retain_until?: Date | null
  account_id: string | null
  agent_id: string | null
  seq: number
  direction: 'in' | 'out'
  visibility: Visibility
  state: 'present' | 'edited' | 'deleted'
  automatic: Automatic | null
  trusted: boolean
  revision: number
  fingerprint: string
  subject: string | null
  text: string
  quoted_from: number | null
  html: string | null
  audience: string[] | null
  in_reply_to: string | null
  quotes?: string | null
  can_reply: CanReply | null
  url?: string | null
  logged?: Logged | null
  language?: string | null
  addressed: boolean
  rating?: Rating | null
  published_at: Date
  received_at: Date
  attachments: number
  arrival: number | null
  judged?: Judged | null
  reads?: string[] | null
}

const columns = {
  id: 'uuid',
  channel_id: 'uuid',
  external_id: 'text',
  thread_id: 'uuid',
  conversation_id: 'uuid',
  home_id: 'uuid',
  retain_until: 'timestamptz',
  account_id: 'uuid',
  agent_id: 'uuid',
  seq: 'int',
  direction: 'text',
  visibility: 'text',
  state: 'text',
  automatic: 'text',
  trusted: 'boolean',
  revision: 'bigint',
  fingerprint: 'bytea',
  subject: 'text',
  text: 'text',
  quoted_from: 'int',
  html: 'text',
  audience: 'text[]',
  in_reply_to: 'text',
  quotes: 'text',
  can_reply: 'jsonb',
  url: 'text',
  logged: 'jsonb',
  language: 'text',
  addressed: 'boolean',
  rating: 'jsonb',
  published_at: 'timestamptz',
  received_at: 'timestamptz',
  attachments: 'smallint',
  arrival: 'bigint',
  judged: 'jsonb',
  reads: 'text[]',
} as const

/** What is held of a message that an arrival points at. */
export type HeldMessage = {
  id: string
  channel_id: string
  external_id: string
  direction: 'in' | 'out'
  /** A reply of an agent, as against words of ours that came in with an import. */
  sent_here: boolean
  state: 'present' | 'edited' | 'deleted'
  revision: number
  fingerprint: string
  /** Already resolved: the thread it counts as of now. */
  thread_id: string | null
  conversation_id: string | null
  home_id: string | null
  home_seq: number | null
  seq: number
  received_at: Date
  version: number
  arrival: number | null
}

/** Messages by channel and external id. */
export async function findMessages(
  tx: Transaction,
  organisationId: string,
  wanted: readonly Ref[],
): Promise<HeldMessage[]> {
  const { rows } = await sql<HeldMessage>`
    select m.*, coalesce(t.joined_to, m.own_thread) as thread_id
    from ${refs(wanted)}
    cross join lateral (
      select id, channel_id, external_id, direction, agent_id is not null as sent_here, state, revision, encode(fingerprint, 'hex') as fingerprint,
        thread_id as own_thread, conversation_id, home_id, home_seq, seq, received_at, version, arrival
      from message
      where organisation_id = ${organisationId} and channel_id = ref.channel_id and external_id = ref.external_id limit 1
    ) m
    left join lateral (
      select joined_to from thread where organisation_id = ${organisationId} and id = m.own_thread limit 1
    ) t on true`.execute(tx)
  return rows
}

export type Speaker = { channelId: string; network: string; externalId: string }

/** The external ids of what these said on a channel, as far as it still stands. */
export async function findSaidBy(
  tx: Transaction,
  organisationId: string,
  speakers: readonly Speaker[],
): Promise<string[]> {
  const found: string[] = []
  for (const { channelId, network, externalId } of speakers) {
    const { rows } = await sql<{ external_id: string }>`
      select m.external_id from account a
      join message m on m.organisation_id = ${organisationId} and m.account_id = a.id
      where a.organisation_id = ${organisationId} and a.network = ${network} and a.external_id = ${externalId}
        and m.channel_id = ${channelId} and m.state <> 'deleted' order by m.id`.execute(tx)
    found.push(...rows.map((row) => row.external_id))
  }
  return found
}

/** @returns how many were new; fewer than given means that somebody else was first, and the batch should be done again */
export async function insertMessages(
  tx: Transaction,
  organisationId: string,
  rows: readonly MessageRow[],
): Promise<number> {
  return insertRows(tx, organisationId, 'message', columns, rows)
}

export type Adoption = { id: string; conversation_id: string; home_id: string | null; seq: number }

/** Give messages their conversation. */
export async function adoptMessages(tx: Transaction, organisationId: string, rows: readonly Adoption[]): Promise<void> {
  if (rows.length === 0) return
  const shape = { id: 'uuid', conversation_id: 'uuid', home_id: 'uuid', seq: 'int' } as const
  await sql`
    update message set conversation_id = row.conversation_id, home_id = row.home_id, seq = row.seq, version = message.version + 1
    from ${recordset('row', shape, rows)}
    where message.organisation_id = ${organisationId} and message.id = row.id`.execute(tx)
}

/** Erase what a message said, its earlier versions included; that it was there, and when, stays. @returns the arrivals it came in */
export async function eraseMessages(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
): Promise<number[]> {
  await dropWithheld(tx, organisationId, ids)
  return blankMessages(tx, organisationId, ids)
}

/** The same, with what is withheld of them left where it is. */
export async function blankMessages(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
): Promise<number[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ arrival: number | null }>`
    with gone as (
      delete from message_revision where organisation_id = ${organisationId} and message_id = any(${ids}::uuid[]) returning arrival
    )
    select arrival from gone
    union all select arrival from message where organisation_id = ${organisationId} and id = any(${ids}::uuid[])`.execute(
    tx,
  )
  await forgetCorrections(tx, organisationId, ids)
  await forgetUnjudged(tx, organisationId, ids)
  await sql`
    update outbox set text = null
    where organisation_id = ${organisationId} and message_id = any(${ids}::uuid[]) and does <> 'send'`.execute(tx)
  await sql`
    update message set state = 'deleted', text = '', html = null, subject = null, quoted_from = null, rating = null, attachments = 0,
      judged = null, corrected = null, reads = null, version = version + 1
    where organisation_id = ${organisationId} and id = any(${ids}::uuid[])`.execute(tx)
  return rows.flatMap((row) => (row.arrival === null ? [] : [row.arrival]))
}

/** Our replies are called what the network calls them, unless another message goes by that name already. */
export async function nameMessages(
  tx: Transaction,
  organisationId: string,
  rows: readonly { id: string; external_id: string }[],
) {
  if (rows.length === 0) return
  const once = [...new Map(rows.map((row) => [row.external_id, row])).values()]
  await sql`
    update message set external_id = row.external_id
    from ${recordset('row', { id: 'uuid', external_id: 'text' }, once)}
    where message.organisation_id = ${organisationId} and message.id = row.id and message.external_id = row.id::text
      and not exists (
        select 1 from message other
        where other.organisation_id = ${organisationId} and other.channel_id = message.channel_id
          and other.external_id = row.external_id)`.execute(tx)
}
