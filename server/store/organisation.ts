/** The organisation itself: the one row that everything else belongs to. A directory table, read without an organisation. */
import { type Selectable, sql } from 'kysely'
import { type LabelColour, labelColours } from '../../contract/label.ts'
import { usualBound } from '../../domain/routing/priority.ts'
import type { Store, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

export type Organisation = Pick<Selectable<Tables['organisation']>, 'id' | 'name' | 'language' | 'zone'>

const columns = ['id', 'name', 'language', 'zone'] as const

/** The oldest organisation of this house; undefined before the first run. */
export function firstOrganisation(store: Store): Promise<Organisation | undefined> {
  return store.selectFrom('organisation').select(columns).orderBy('created_at').limit(1).executeTakeFirst()
}

export function readOrganisation(store: Store, id: string): Promise<Organisation | undefined> {
  return store.selectFrom('organisation').select(columns).where('id', '=', id).executeTakeFirst()
}

/** Whether whoever signs in with a password has to have a second factor. */
/** In which the days of an organisation are counted. */
export async function zoneOf(store: Store, id: string): Promise<string> {
  return (await readOrganisation(store, id))?.zone ?? 'Europe/Amsterdam'
}

/** Days that what is overheard is kept when nobody engages with it. */
export async function readRetention(store: Store, id: string): Promise<number> {
  const row = await store.selectFrom('organisation').select('retain_days').where('id', '=', id).executeTakeFirst()
  return row?.retain_days ?? 90
}

/** Days that an objection without proof waits before it erases. */
export async function readObjectionDays(store: Store, id: string): Promise<number> {
  const row = await store.selectFrom('organisation').select('objection_days').where('id', '=', id).executeTakeFirst()
  return row?.objection_days ?? 7
}

export async function setObjectionDays(tx: Transaction, id: string, days: number): Promise<void> {
  await tx.updateTable('organisation').set({ objection_days: days }).where('id', '=', id).execute()
}

export async function setRetention(tx: Transaction, id: string, days: number): Promise<void> {
  await tx.updateTable('organisation').set({ retain_days: days }).where('id', '=', id).execute()
}

/** B: by how many minutes a boost brings somebody forward at most. */
export async function readBound(store: Store, id: string): Promise<number> {
  const row = await store.selectFrom('organisation').select('bound_minutes').where('id', '=', id).executeTakeFirst()
  return row?.bound_minutes ?? usualBound
}

/** @returns what it was */
export async function setBound(tx: Transaction, id: string, minutes: number): Promise<number> {
  const before = await readBound(tx, id)
  await tx.updateTable('organisation').set({ bound_minutes: minutes }).where('id', '=', id).execute()
  return before
}

/** The colour of the public pages; whatever else was kept there is left out. */
export async function readColour(store: Store, id: string): Promise<LabelColour> {
  const { colour } =
    (await store
      .selectFrom('organisation')
      .select(sql<string | null>`settings->>'colour'`.as('colour'))
      .where('id', '=', id)
      .executeTakeFirst()) ?? {}
  return labelColours.find((one) => one === colour) ?? 'teal'
}

export async function setColour(tx: Transaction, id: string, colour: LabelColour): Promise<void> {
  await sql`
    update organisation set settings = settings || jsonb_build_object('colour', ${colour}::text) where id = ${id}`.execute(
    tx,
  )
}

export async function needsSecondFactor(store: Store, id: string): Promise<boolean> {
  const row = await store
    .selectFrom('organisation')
    .select('needs_second_factor')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.needs_second_factor ?? false
}

/** @returns false when it was so already */
export async function requireSecondFactor(tx: Transaction, id: string, needed: boolean): Promise<boolean> {
  const changed = await tx
    .updateTable('organisation')
    .set({ needs_second_factor: needed })
    .where('id', '=', id)
    .where('needs_second_factor', '<>', needed)
    .returning('id')
    .executeTakeFirst()
  return changed !== undefined
}

/** Whether any part of the demo firm is there. */
export async function hasDemo(store: Store, organisationId: string): Promise<boolean> {
  const found = await store
    .selectFrom('channel')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('demo', '=', true)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

export type NewOrganisation = {
  id: string
  name: string
  language: 'nl' | 'en'
  teams: readonly { id: string; name: string }[]
  at: Date
}

/** The organisation with its counters, its place in the ledger and its teams. */
export async function createOrganisation(tx: Transaction, made: NewOrganisation): Promise<void> {
  const organisation_id = made.id
  await tx
    .insertInto('organisation')
    .values({ id: made.id, name: made.name, language: made.language, created_at: made.at })
    .execute()
  const counters = (['arrival', 'conversation', 'event'] as const).map((name) => ({ organisation_id, name }))
  await tx.insertInto('counter').values(counters).execute()
  await tx.insertInto('arrival_cursor').values({ organisation_id }).execute()
  if (made.teams.length === 0) return
  await tx
    .insertInto('team')
    .values(made.teams.map(({ id, name }) => ({ organisation_id, id, name })))
    .execute()
}

export function listTeams(store: Store, organisationId: string): Promise<{ id: string; name: string }[]> {
  return store
    .selectFrom('team')
    .select(['id', 'name'])
    .where('organisation_id', '=', organisationId)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .execute()
}
