/** Who goes ahead because of influence, in which team's queue; see domain/routing/room.ts. Written by whoever holds the arrival cursor. */
import { sql } from 'kysely'
import type { Level } from '../../domain/influence/scale.ts'
import type { Lead } from '../../domain/routing/room.ts'
import type { Store, Transaction } from './database.ts'
import { nobody } from './queue-count.ts'
import { insertRows, recordset } from './rows.ts'

/** @param teamId null is work of no team */
export type HeldLead = Lead & { conversationId: string; teamId: string | null }

/** A stretch of the queue of a team. */
export type Stretch = { teamId: string | null; from: Date; until: Date }

/** Those of these people whose voice is known to reach far: the first level counts for nothing. */
export async function farReaching(
  store: Store,
  organisationId: string,
  contactIds: readonly string[],
): Promise<Map<string, Level>> {
  if (contactIds.length === 0) return new Map()
  const { rows } = await sql<{ contact_id: string; level: Level }>`
    select f.* from unnest(${contactIds}::uuid[]) as wanted(id)
    cross join lateral (
      select contact_id, level from contact_factor
      where organisation_id = ${organisationId} and contact_id = wanted.id and level > 1 limit 1
    ) f`.execute(store)
  return new Map(rows.map(({ contact_id, level }) => [contact_id, level]))
}

/** Leads that may lie over these stretches. Longer than this is none: four tenths of an hour. */
const longest = 24 * 60_000

export async function leadsNear(
  store: Store,
  organisationId: string,
  stretches: readonly Stretch[],
): Promise<HeldLead[]> {
  if (stretches.length === 0) return []
  const shape = { team_id: 'uuid', from_at: 'timestamptz', until_at: 'timestamptz' } as const
  const rows = stretches.map(({ teamId, from, until }) => {
    return { team_id: teamId ?? nobody, from_at: from, until_at: new Date(until.getTime() + longest) }
  })
  const found = await sql<{ conversation_id: string; team_id: string; from_at: Date; until_at: Date }>`
    select distinct l.* from ${recordset('near', shape, rows)}
    cross join lateral (
      select conversation_id, team_id, from_at, until_at from lead
      where organisation_id = ${organisationId} and team_id = near.team_id
        and until_at >= near.from_at and until_at <= near.until_at
    offset 0) l`.execute(store)
  return found.rows.map((row) => ({
    conversationId: row.conversation_id,
    teamId: row.team_id === nobody ? null : row.team_id,
    from: row.from_at.getTime(),
    until: row.until_at.getTime(),
  }))
}

/** Since when somebody who did nothing and looked at nothing is not taken to be there: milliseconds. */
const awayAfter = 30 * 60_000

/**
 * How many colleagues are at work in each team: who was seen at a screen, or did something, within half an hour. At least one: somebody
 * will answer. Presence itself is kept nowhere.
 */
export async function countAtWork(
  store: Store,
  organisationId: string,
  teams: readonly (string | null)[],
  at: Date,
): Promise<Map<string | null, number>> {
  const since = new Date(at.getTime() - awayAfter)
  const { rows } = await sql<{ id: string; team_ids: string[] }>`
    select a.id, array(
      select team_id from team_member m where m.organisation_id = ${organisationId} and m.agent_id = a.id
    ) as team_ids
    from agent a where a.organisation_id = ${organisationId} and a.active and (
      exists (
        select 1 from sign_in_session s where s.user_id = a.id and s.seen_at > ${since})
      or coalesce((
        select at from act where organisation_id = ${organisationId} and agent_id = a.id order by id desc limit 1
      ) > ${since}, false))`.execute(store)
  const working = (team: string | null) =>
    rows.filter(({ team_ids }) => team === null || team_ids.includes(team)).length
  return new Map(teams.map((team) => [team, Math.max(1, working(team))]))
}

const shape = { conversation_id: 'uuid', team_id: 'uuid', from_at: 'timestamptz', until_at: 'timestamptz' } as const
const anew = sql`on conflict (organisation_id, conversation_id) do update set
  team_id = excluded.team_id, from_at = excluded.from_at, until_at = excluded.until_at, answered_at = null`

/** A lead is of no use any more when nobody waits who came before it: nobody is let wait as long as this. */
const keptFor = 7 * 86_400_000

export async function saveLeads(
  tx: Transaction,
  organisationId: string,
  leads: readonly HeldLead[],
  at: Date,
): Promise<void> {
  if (leads.length === 0) return
  const rows = leads.map(({ conversationId, teamId, from, until }) => {
    const moments = { from_at: new Date(from), until_at: new Date(until) }
    return { conversation_id: conversationId, team_id: teamId ?? nobody, ...moments }
  })
  await insertRows(tx, organisationId, 'lead', shape, rows, anew)
  await tx
    .deleteFrom('lead')
    .where('organisation_id', '=', organisationId)
    .where('until_at', '<', new Date(at.getTime() - keptFor))
    .execute()
}

/** Conversations that go, or whose influence counts no more. */
export async function forgetLeads(tx: Transaction, organisationId: string, ids: readonly string[]): Promise<void> {
  await sql`delete from lead where organisation_id = ${organisationId} and conversation_id = any(${ids}::uuid[])`.execute(
    tx,
  )
}
