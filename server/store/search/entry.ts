/** The rows of the index: written, taken out, and looked at slice by slice. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Asked, Kind } from '../../../domain/search/entry.ts'
import type { Store, Transaction } from '../database.ts'
import type { PageKey } from '../queue.ts'
import { recordset } from '../rows.ts'

export type EntryRow = { id: string; kind: Kind; conversation_id: string | null; at: Date; words: string }

const columns = { id: 'uuid', kind: 'text', conversation_id: 'uuid', at: 'timestamptz', words: 'tsvector' } as const

/** Entries as they are now; one that says the same as before costs no write. */
export async function putEntries(tx: Transaction, organisationId: string, rows: readonly EntryRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into search_entry (organisation_id, id, kind, conversation_id, at, words)
    select ${organisationId}::uuid, id, kind, conversation_id, at, words from ${recordset('row', columns, rows)}
    order by id
    on conflict (organisation_id, id) do update set conversation_id = excluded.conversation_id, at = excluded.at, words = excluded.words
    where (search_entry.conversation_id, search_entry.at, search_entry.words)
      is distinct from (excluded.conversation_id, excluded.at, excluded.words)`.execute(tx)
}

export async function dropEntries(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`delete from search_entry where organisation_id = ${organisationId} and id = any(${ids}::uuid[])`.execute(tx)
}

/** Ids of entries after one, in order: to see whether what they are about is still there. */
export async function entriesAfter(tx: Transaction, organisationId: string, after: string | null, limit: number) {
  return tx
    .selectFrom('search_entry')
    .select(['id', 'kind'])
    .where('organisation_id', '=', organisationId)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** What is asked besides words; all of it is looked at per entry found. */
export type Sieve = {
  state?: string | undefined
  channel?: string | undefined
  /** null: of nobody. */
  agentId?: string | null | undefined
  team?: string | undefined
  label?: string | undefined
  /** All of these are read in it: in a message, of a conversation in what the customer said last. */
  reads?: readonly string[]
}

/** `place` is that of the slice in what was asked; `passes` whether it is what was asked for, to the last word. */
export type Candidate = PageKey & { place: number; passes: boolean }

export type Look = {
  organisationId: string
  asked: Asked
  sieve: Sieve
  /** Only what comes after this place, from new to old. */
  before: PageKey | null
  from: Date | null
  until: Date | null
}

/** A slice of time as `tsquery`, and where it ends. */
export type Within = { words: string; until: Date }

/**
 * Entries within slices (newest first), slice after slice until there are enough. Within a slice they come in no
 * order. The index finds at most `limit` of them before it stops, so it costs little however many there are.
 */
export async function candidatesIn(
  store: Store,
  look: Look,
  slices: readonly Within[],
  limit: number,
): Promise<Candidate[]> {
  const [marks, until] = [slices.map((each) => each.words), slices.map((each) => each.until)]
  // Asked beside each slice, and not once: the index takes what belongs to the slice in this order, and else the slice last.
  const asked = slices.map(() => look.asked.index)
  const { rows } = await sql<Candidate>`
    select slice.place::int as place, one.id, one.at, one.passes
    from unnest(${marks}::text[], ${asked}::text[], ${until}::timestamptz[]) with ordinality as slice(mark, asked, until, place)
    cross join lateral (
      select e.id, e.at, ${passes(look)} as passes from search_entry e
      where ${conditions(look, sql`slice.mark`, sql`slice.asked`)} and e.at < slice.until limit ${limit}
    ) one limit ${limit}`.execute(store)
  return rows
}

/** The newest entries within one slice; all that it holds are looked at. */
export async function newestIn(store: Store, look: Look, slice: Within, limit: number): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select 1 as place, e.id, e.at, ${passes(look)} as passes from (
      select * from search_entry e where ${conditions(look, sql`${slice.words}`, sql`${look.asked.index}`)} and e.at < ${slice.until}
      order by e.at desc, e.id desc limit ${limit}
    ) e`.execute(store)
  return rows
}

/**
 * Slice and words are two questions to the index, the slice first: of an empty slice it then asks nothing more, and it leaps in each to
 * where the other goes on. As one question it may walk through the whole slice, because it guesses badly which list is the shorter.
 */
function conditions(look: Look, mark: RawBuilder<unknown>, asked: RawBuilder<unknown>): RawBuilder<SqlBool> {
  const { organisationId, before, from, until } = look
  const all = [
    sql<SqlBool>`e.organisation_id = ${organisationId}`,
    sql<SqlBool>`e.words @@ ${mark}::tsquery`,
    sql<SqlBool>`e.words @@ ${asked}::tsquery`,
    ...(before ? [sql<SqlBool>`(e.at, e.id) < (${before.at}, ${before.id}::uuid)`] : []),
    ...(from ? [sql<SqlBool>`e.at >= ${from}`] : []),
    ...(until ? [sql<SqlBool>`e.at < ${until}`] : []),
  ]
  return sql.join(all, sql` and `)
}

function passes({ organisationId, asked, sieve }: Look): RawBuilder<boolean> {
  const { state, channel, agentId, team, label, reads = [] } = sieve
  const of = [
    ...(state ? [sql`c.work_state = ${state}`] : []),
    ...(channel ? [sql`c.channel_id = ${channel}`] : []),
    ...(agentId === null ? [sql`c.agent_id is null`] : []),
    ...(agentId ? [sql`c.agent_id = ${agentId}`] : []),
    ...(team ? [sql`c.team_id = ${team}`] : []),
    ...(label ? [sql`${label}::uuid = any(c.label_ids)`] : []),
  ]
  const words = asked.sieve === null ? sql`true` : sql`e.words @@ ${asked.sieve}::tsquery`
  if (reads.length > 0)
    of.push(sql`case when e.kind = 'conversation' then c.last_reads else (
      select m.reads from message m where m.organisation_id = ${organisationId} and m.id = e.id limit 1
    ) end @> ${reads}::text[]`)
  if (of.length === 0) return sql<boolean>`${words}`
  // A scalar subquery, which is one look-up an entry: an `exists` may be planned as reading every conversation.
  return sql<boolean>`(${words} and coalesce((
    select true from conversation c
    where c.organisation_id = ${organisationId} and c.id = e.conversation_id and ${sql.join(of, sql` and `)} limit 1), false))`
}
