/** What was said with a person over all their conversations, what happened to them elsewhere, and by which channels they came. */
import { sql } from 'kysely'
import type { Spoke } from '../../domain/contact/came.ts'
import type { Store } from './database.ts'
import type { PageKey } from './queue.ts'

/** Conversations that a page looks into, from the one that was spoken in last; a look takes some ten microseconds. */
const mostConversations = 5_000

export type Moment = { kind: 'said' | 'happened' | 'called'; id: string; at: Date }

/**
 * The newest of everything before a place, newest first.
 * @param root the contact that stands for the person, @param parts those it consists of
 */
export async function momentsOf(
  store: Store,
  organisationId: string,
  { root, parts }: { root: string; parts: readonly string[] },
  before: PageKey | null,
  limit: number,
): Promise<Moment[]> {
  const earlier = (at: string) => (before ? sql`and (${sql.ref(at)}, id) < (${before.at}, ${before.id}::uuid)` : sql``)
  const { rows } = await sql<Moment>`
    select * from (
      (select 'said' as kind, m.id, m.at
        from (
          select id from conversation where organisation_id = ${organisationId} and contact_id = ${root}
          order by last_message_at desc limit ${mostConversations}
        ) few
        cross join lateral (
          select id, received_at as at from message
          where organisation_id = ${organisationId} and conversation_id = few.id ${earlier('received_at')}
          order by received_at desc, id desc limit ${limit}
        ) m
        order by m.at desc, m.id desc limit ${limit})
      union all
      (select 'happened', e.id, e.at from unnest(${parts}::uuid[]) as part(id)
        cross join lateral (
          select id, at from contact_event where organisation_id = ${organisationId} and contact_id = part.id ${earlier('at')}
          order by at desc, id desc limit ${limit}
        ) e
        order by e.at desc, e.id desc limit ${limit})
      union all
      (select 'called', p.id, p.at
        from claim c
        join account_key k on k.organisation_id = ${organisationId} and k.account_id = c.account_id and k.kind = 'phone'
        cross join lateral (
          select id, began_at as at from phone_call
          where organisation_id = ${organisationId} and number = k.value and not noted ${earlier('began_at')}
          order by began_at desc limit ${limit}
        ) p
        where c.organisation_id = ${organisationId} and c.contact_id = ${root} and c.withdrawn_at is null
        order by p.at desc, p.id desc limit ${limit})
    ) every order by at desc, id desc limit ${limit}`.execute(store)
  return rows
}

export function callsById(store: Store, organisationId: string, ids: readonly string[]) {
  return store
    .selectFrom('phone_call')
    .select(['id', 'direction', 'number', 'began_at', 'answered_at', 'ended_at'])
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', ids)
    .execute()
}

export type TriedRow = {
  channel_id: string
  kind: string
  name: string
  conversations: number
  open: number
  last_message_at: Date
}

/** Among the newest conversations, by channel. */
export async function channelsTried(store: Store, organisationId: string, contactId: string): Promise<TriedRow[]> {
  const { rows } = await sql<TriedRow>`
    select few.channel_id, h.kind, h.name, count(*) as conversations, count(*) filter (where few.work_state <> 'answered') as open,
      max(few.last_message_at) as last_message_at
    from (
      select channel_id, work_state, last_message_at from conversation
      where organisation_id = ${organisationId} and contact_id = ${contactId} and merged_into is null
      order by last_message_at desc limit 1000
    ) few
    join channel h on h.organisation_id = ${organisationId} and h.id = few.channel_id
    group by few.channel_id, h.kind, h.name order by last_message_at desc`.execute(store)
  return rows
}

/** What they said to us since a moment, the earliest first; of very much the newest. */
export async function spokenSince(
  store: Store,
  organisationId: string,
  contactId: string,
  since: Date,
): Promise<Spoke[]> {
  const { rows } = await sql<{ channel_id: string; conversation_id: string; at: Date }>`
    select m.channel_id, few.id as conversation_id, m.at
    from (
      select id from conversation
      where organisation_id = ${organisationId} and contact_id = ${contactId} and last_message_at > ${since}
      order by last_message_at desc limit 50
    ) few
    cross join lateral (
      select channel_id, received_at as at from message
      where organisation_id = ${organisationId} and conversation_id = few.id and direction = 'in' and automatic is null
        and received_at > ${since}
      order by received_at desc limit 20
    ) m
    order by m.at desc limit 200`.execute(store)
  return rows.toReversed().map(({ channel_id, conversation_id, at }) => {
    return { channelId: channel_id, conversationId: conversation_id, at }
  })
}

export type WantRow = {
  id: string
  kind: 'question' | 'idea'
  text: string
  at: Date
  conversation_id: string
  number: number
}

/** Questions in what is not finished, and ideas, as they are read in their newest messages. */
export async function wantsOf(
  store: Store,
  organisationId: string,
  contactId: string,
  most: number,
): Promise<WantRow[]> {
  const { rows } = await sql<WantRow>`
    select id, kind, left(text, 300) as text, at, conversation_id, number
    from (
      select m.id, w.kind, m.text, m.at, few.id as conversation_id, few.number,
        row_number() over (partition by w.kind order by m.at desc) as place
      from (
        select id, number, work_state from conversation
        where organisation_id = ${organisationId} and contact_id = ${contactId} and merged_into is null
        order by last_message_at desc limit 50
      ) few
      cross join lateral (
        select id, left(text, coalesce(quoted_from, 20000)) as text, received_at as at, reads from message
        where organisation_id = ${organisationId} and conversation_id = few.id and direction = 'in' and state <> 'deleted'
          and reads && array['question', 'idea']
        order by received_at desc limit 20
      ) m
      cross join lateral unnest(array['question', 'idea']) as w(kind)
      where w.kind = any(m.reads) and (w.kind = 'idea' or few.work_state <> 'answered')
    ) all_of_them
    where place <= ${most} order by at desc`.execute(store)
  return rows
}
