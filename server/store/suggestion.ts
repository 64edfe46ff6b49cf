/** What suggestions are made of: a sample of what people write, what a customer asks now, and answers that were given before. */
import { sql } from 'kysely'
import type { Corrected, Judged } from '../../domain/language/reading.ts'
import { withWord } from '../../domain/search/entry.ts'
import type { Outcome } from '../../domain/suggestion/rank.ts'
import type { Store } from './database.ts'

const eachMoment = 40

/**
 * In how many messages of a sample each word stands. @param moments ids at which the sample is taken: the entries just before each
 * @returns the size of the sample too
 */
export async function seenInSample(
  store: Store,
  organisationId: string,
  words: readonly string[],
  moments: readonly string[],
): Promise<{ seen: Map<string, number>; size: number }> {
  const { rows } = await sql<{ size: number; word: string | null; n: number }>`
    with sample as materialized (
      select distinct on (e.id) e.id, e.words from unnest(${moments}::uuid[]) as moment(id)
      cross join lateral (
        select id, words from search_entry
        where organisation_id = ${organisationId} and id < moment.id and kind = 'message' order by id desc limit ${eachMoment}
      ) e
    )
    select (select count(*) from sample)::int as size, asked.word, count(*)::int as n
    from unnest(${words}::text[], ${words.map(withWord)}::text[]) as asked(word, query)
    join sample on sample.words @@ asked.query::tsquery group by asked.word
    union all select (select count(*) from sample)::int, null, 0`.execute(store)
  const found = rows.flatMap(({ word, n }) => (word === null ? [] : [[word, n] as const]))
  return { seen: new Map(found), size: rows[0]?.size ?? 0 }
}

type Read = { judged: Judged | null; corrected: Corrected | null }
export type Said = Read & { direction: 'in' | 'out'; text: string; subject: string | null; language: string | null }

/** What was said last in a conversation, newest first; without what was erased, quoted or sent by a machine. */
export async function lastSaid(store: Store, organisationId: string, conversationId: string, limit: number) {
  const { rows } = await sql<Said>`
    select direction, left(coalesce(left(text, quoted_from), text), 4000) as text, subject, language, judged, corrected from message
    where organisation_id = ${organisationId} and conversation_id = ${conversationId} and state <> 'deleted' and automatic is null
    order by received_at desc, id desc limit ${limit}`.execute(store)
  return rows
}

export type EarlierAnswer = Read & {
  id: string
  question: string
  answer: string
  at: Date
  outcome: Outcome
  /** Of its conversation. */
  labelIds: string[]
  conversationId: string
  number: number
  contactId: string
  /** Of whoever answered; null when it came from elsewhere. */
  alias: string | null
}

/**
 * To each of these messages the answer that was written next (what a colleague noted of a call is none), where the customer agreed with it,
 * or said nothing more in that conversation for a week. Not to the same customer, and of the demo firm only for the demo firm.
 */
export async function answersTo(
  store: Store,
  organisationId: string,
  messageIds: readonly string[],
  of: { contactId: string; demo: boolean },
  now: Date,
): Promise<EarlierAnswer[]> {
  if (messageIds.length === 0) return []
  const { rows } = await sql<EarlierAnswer>`
    select a.id, concat_ws(' ', m.subject, m.text) as question, a.text as answer, a.received_at as at,
      case when v.customer_word = 'agreed' then 'agreed' else 'quiet' end as outcome,
      v.label_ids as "labelIds", m.judged, m.corrected, v.id as "conversationId", v.number, v.contact_id as "contactId", g.alias
    from unnest(${messageIds}::uuid[]) as wanted(id)
    cross join lateral (
      select conversation_id, seq, subject, received_at, judged, corrected, left(coalesce(left(text, quoted_from), text), 4000) as text from message
      where organisation_id = ${organisationId} and id = wanted.id and state <> 'deleted' and automatic is null limit 1
    ) m
    cross join lateral (
      select * from conversation where organisation_id = ${organisationId} and id = m.conversation_id limit 1
    ) v
    join channel h on h.organisation_id = ${organisationId} and h.id = v.channel_id and h.demo = ${of.demo}
    cross join lateral (
      select id, agent_id, received_at, left(coalesce(left(text, quoted_from), text), 4000) as text from message
      where organisation_id = ${organisationId} and conversation_id = v.id and received_at >= m.received_at and seq > m.seq
        and direction = 'out' and state <> 'deleted' and automatic is null and logged is null
      order by received_at, id limit 1
    ) a
    left join outbox o on o.organisation_id = ${organisationId} and o.id = a.id
    left join agent g on g.organisation_id = ${organisationId} and g.id = a.agent_id
    where v.contact_id <> ${of.contactId} and coalesce(o.state, 'sent') in ('sent', 'delivered') and (
      v.customer_word = 'agreed' or v.customer_word <> 'refused' and a.received_at < ${now}::timestamptz - interval '7 days' and not exists (
        select 1 from message n
        where n.organisation_id = ${organisationId} and n.conversation_id = v.id and n.direction = 'in' and n.automatic is null
          and n.received_at > a.received_at and n.received_at < a.received_at + interval '7 days'
      ))`.execute(store)
  return rows
}
