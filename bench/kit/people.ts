/** Very many people of an organisation, straight into the store: each with an account, a mail address and a telephone number. */
import pg from 'pg'
import type { Context } from '../../server/context.ts'
import type { Run } from './bench.ts'
import { copyRows, type Row, withoutIndexes } from './copy.ts'

export const network = 'forum'
export const email = (i: number) => `klant${i}@waterkant.example`
export const phone = (i: number) => `+316${String(10_000_000 + i)}`

/** A row of a table for each of them, or for so many of a hundred. */
export type Put = (table: string, row: (id: string, i: number) => Row, percent?: number) => Promise<void>

/**
 * @param at when they came
 * @param more what else they have; `ids` are of their contacts, and of their accounts as well
 */
export async function copyPeople(
  run: Run,
  ctx: Context,
  { organisation_id, n, at }: { organisation_id: string; n: number; at: Date },
  more: (put: Put, ids: readonly string[]) => Promise<void> = async () => undefined,
): Promise<string[]> {
  const ids = Array.from({ length: n }, () => ctx.newId())
  const client = new pg.Client(ctx.store)
  await client.connect()
  const put: Put = async (table, row, percent = 100) => {
    run.say(`seeding ${table}`)
    await withoutIndexes(client, table, () => copyRows(client, table, rowsOf(ids, row, percent)))
  }
  await client.query('begin')
  await client.query("set local session_replication_role = 'replica'")
  await client.query("set local maintenance_work_mem = '1GB'")
  await put('contact', (id, i) => ({ organisation_id, id, name: `Klant ${i}`, created_at: at }))
  await put('account', (id, i) => {
    const named = { name: `Klant ${i}`, handle: `klant${i}`, first_seen: at, last_seen: at }
    return { organisation_id, id, network, external_id: `f-${i}`, ...named }
  })
  await put('account_key', (id, i) => ({ organisation_id, kind: 'email', value: email(i), account_id: id }))
  await put('account_key', (id, i) => ({ organisation_id, kind: 'phone', value: phone(i), account_id: id }))
  const claim = { evidence: 'own id', strength: 1, since: at }
  await put('claim', (id) => ({ organisation_id, id, account_id: id, contact_id: id, ...claim }))
  await more(put, ids)
  await client.query('commit')
  run.say('analyze')
  await client.query('analyze')
  await client.end()
  return ids
}

function* rowsOf(ids: readonly string[], row: (id: string, i: number) => Row, percent: number): Generator<Row> {
  for (const [i, id] of ids.entries()) if ((i * 7919) % 100 < percent) yield row(id, i)
}
