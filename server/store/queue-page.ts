/**
 * A page of the queue, whatever is asked. Three ways, each of them bounded, so no request reads what grows:
 * - a list that is kept (a view, one label, what I follow) is read in its own order;
 * - what can only stand in a short list is read from that list whole, and sorted;
 * - all else goes along the index that narrows most, a step of so many entries at a time, and picks what fits.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Filters } from '../../contract/conversation.ts'
import type { Store } from './database.ts'
import { readListCounts } from './list.ts'
import { type PageKey, type ShownConversation, shown } from './queue.ts'
import { nobody } from './queue-count.ts'

/** Index entries that one request looks at. */
const mostLookedAt = 2000

export type Asked = Omit<Filters, 'view'> & {
  /** Who asks; null for a program. */
  agentId: string | null
  /** When: what is late is so now. */
  now: Date
  /** A view whose list is kept; the filters are what it asks. */
  viewId?: string | undefined
}

/** `next` is where the following page begins; null when this is the end. */
export type QueuePage = { rows: ShownConversation[]; next: PageKey | null }
/** Where in the queue it was found, and whether it is what was asked. `ends`: the step ended here, and the queue perhaps goes on. */
type Found = { at: Date; fits: boolean; ends: boolean; place: string }

const isOpen = ({ state = 'open' }: Asked) => state === 'open'
const labelsOf = ({ labels }: Asked) => labels?.split(',') ?? []

/** @param looksAt index entries; fewer only in a test */
export async function pageOfQueue(
  store: Store,
  organisationId: string,
  asked: Asked,
  after: PageKey | null,
  limit: number,
  looksAt = mostLookedAt,
): Promise<QueuePage> {
  const found = await find(store, organisationId, asked, { after, limit, looksAt })
  const { rows } = await shown<Found>(organisationId, found, sql`v.place`).execute(store)
  const fitting = rows.filter(({ fits }) => fits)
  // Beyond the last one there may be more when the page is full, or when the step ended before the queue did.
  const last = rows.at(-1)
  const more = fitting.length === limit || last?.ends === true
  return { rows: fitting, next: more && last ? { at: last.at, id: last.id } : null }
}

type Part = { after: PageKey | null; limit: number; looksAt: number }
/** Rows of conversations with `Found` beside them. */
type Finding = RawBuilder<unknown>

async function find(store: Store, organisationId: string, asked: Asked, part: Part): Promise<Finding> {
  const lists = [...(asked.following && asked.agentId ? [asked.agentId] : []), ...labelsOf(asked)]
  if (asked.viewId) return ofList(organisationId, asked.viewId, isOpen(asked), part)
  const [only] = lists
  if (only && lists.length === 1 && isBare(asked)) return ofList(organisationId, only, false, part)
  const counts = new Map((await readListCounts(store, organisationId, lists)).map(({ list_id, n }) => [list_id, n]))
  const shortest = lists.toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0))[0]
  if (shortest && (counts.get(shortest) ?? 0) <= part.looksAt) return withinList(organisationId, asked, shortest, part)
  return alongIndex(organisationId, asked, part)
}

/** Nothing is asked but the list itself. */
const isBare = ({ state, owner = 'anybody', agent, team, channel, contacts, sentiment, trait, late }: Asked) =>
  state === 'all' && owner === 'anybody' && ![agent, team, channel, contacts, sentiment, trait, late].some(Boolean)

function ofList(organisationId: string, listId: string, rising: boolean, { after, limit }: Part): Finding {
  const from = after ? beyond(rising, sql`(at, conversation_id)`, after) : sql<SqlBool>`true`
  const order = rising ? sql`at, conversation_id` : sql`at desc, conversation_id desc`
  return sql`
    select c.*, l.at, true as fits, false as ends, l.place
    from (
      select conversation_id, at, row_number() over (order by ${order}) as place from listed
      where organisation_id = ${organisationId} and list_id = ${listId} and ${from}
      order by ${order} limit ${limit}
    ) l
    cross join lateral (
      select * from conversation where organisation_id = ${organisationId} and id = l.conversation_id limit 1
    ) c`
}

function withinList(organisationId: string, asked: Asked, listId: string, { after, limit }: Part): Finding {
  const { rising, at, order } = orderOf(asked)
  const from = after ? [beyond(rising, sql`(${at}, c.id)`, after)] : []
  return sql`
    select c.*, ${at} as at, true as fits, false as ends, row_number() over (order by ${order}) as place
    from (select conversation_id from listed where organisation_id = ${organisationId} and list_id = ${listId} offset 0) l
    cross join lateral (
      select * from conversation where organisation_id = ${organisationId} and id = l.conversation_id limit 1
    ) c
    where ${sql.join([stateOf(asked), ...narrowing(asked), fitting(asked), ...from], sql` and `)}
    order by ${order} limit ${limit}`
}

function alongIndex(organisationId: string, asked: Asked, { after, limit, looksAt }: Part): Finding {
  const { rising, at, order } = orderOf(asked)
  const [narrow] = narrowing(asked)
  // Along the order of what happened last there is an index for what waits, and none for what is answered.
  const state = isOpen(asked) || (!narrow && asked.state !== 'answered') ? [stateOf(asked)] : []
  const ahead = [sql<SqlBool>`c.organisation_id = ${organisationId}`, ...state, ...(narrow ? [narrow] : [])]
  if (after) ahead.push(beyond(rising, sql`(${at}, c.id)`, after))
  const fits = sql.join([stateOf(asked), ...narrowing(asked), fitting(asked)], sql` and `)
  return sql`
    select *, place = ${looksAt} as ends from (
      select step.*, row_number() over () as place from (
        select c.*, ${at} as at, (${fits}) as fits from conversation c
        where ${sql.join(ahead, sql` and `)} order by ${order} limit ${looksAt}
      ) step
    ) looked where fits or place = ${looksAt} limit ${limit}`
}

function orderOf(asked: Asked) {
  return isOpen(asked)
    ? { rising: true, at: sql`c.due_at`, order: sql`c.due_at, c.id` }
    : { rising: false, at: sql`c.last_message_at`, order: sql`c.last_message_at desc, c.id desc` }
}

function beyond(rising: boolean, key: RawBuilder<unknown>, after: PageKey): RawBuilder<SqlBool> {
  const place = sql`(${after.at}, ${after.id}::uuid)`
  return rising ? sql<SqlBool>`${key} > ${place}` : sql<SqlBool>`${key} < ${place}`
}

function stateOf({ state = 'open', late, now }: Asked): RawBuilder<SqlBool> {
  // Written out, because an index for one state is only found when the statement names that state.
  if (state === 'open' && late) return sql<SqlBool>`c.work_state = 'open' and c.due_at < ${now}`
  if (state === 'open') return sql<SqlBool>`c.work_state = 'open'`
  return state === 'all' ? sql<SqlBool>`true` : sql<SqlBool>`c.work_state = ${sql.lit(state)}`
}

/** What there is an index for, that which narrows most first. Along the order of what happened last there is none for teams. */
function narrowing(asked: Asked): RawBuilder<SqlBool>[] {
  const { owner, agent, team, channel } = asked
  const whose = agent ?? (owner === 'mine' ? (asked.agentId ?? nobody) : undefined)
  const conditions: RawBuilder<SqlBool>[] = []
  if (whose) conditions.push(sql<SqlBool>`c.agent_id = ${whose}`)
  if (team && isOpen(asked)) conditions.push(sql<SqlBool>`c.team_id = ${team}`)
  if (channel) conditions.push(sql<SqlBool>`c.channel_id = ${channel}`)
  return conditions
}

function fitting(asked: Asked): RawBuilder<SqlBool> {
  const conditions: RawBuilder<SqlBool>[] = [sql<SqlBool>`c.merged_into is null`]
  if (asked.team && !isOpen(asked)) conditions.push(sql<SqlBool>`c.team_id is not distinct from ${asked.team}`)
  if (asked.owner === 'nobody' && !asked.agent) conditions.push(sql<SqlBool>`c.agent_id is null`)
  if (asked.labels) conditions.push(sql<SqlBool>`c.label_ids @> ${labelsOf(asked)}::uuid[]`)
  if (asked.contacts) conditions.push(sql<SqlBool>`c.contact_count >= ${asked.contacts}`)
  const reads = [asked.sentiment ?? [], asked.trait ?? []].flat()
  if (reads.length > 0) conditions.push(sql<SqlBool>`c.last_reads @> ${reads}::text[]`)
  if (asked.late) conditions.push(sql<SqlBool>`c.work_state = 'open' and c.due_at < ${asked.now}`)
  if (asked.following) conditions.push(sql<SqlBool>`c.follower_ids @> array[${asked.agentId ?? nobody}]::uuid[]`)
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`
}
