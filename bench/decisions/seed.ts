/** People of an organisation who may get marketing: a million with four names each; three in a hundred are in a dialogue, half of them hurt. */
import pg from 'pg'
import type { Context } from '../../server/context.ts'
import type { Run } from '../kit/bench.ts'
import { chanceFrom } from '../kit/chance.ts'
import { copyRows, type Row, withoutIndexes } from '../kit/copy.ts'

export const email = (i: number) => `klant${i}@waterkant.example`
const phone = (i: number) => `+316${String(10_000_000 + i)}`
const network = 'forum'
const day = 86_400_000

/** Of a hundred people so many have a dialogue, consent here, were sent something this week, may be somebody else. */
const share = { dialogue: 3, consent: 10, sent: 20, alike: 1 }

export async function seedPeople(run: Run, ctx: Context, organisation_id: string, n: number): Promise<string[]> {
  const chance = chanceFrom(8)
  const ids = Array.from({ length: n }, () => ctx.newId())
  const at = new Date(ctx.clock().getTime() - day)
  const today = ctx.clock().toISOString().slice(0, 10)
  const client = new pg.Client(ctx.store)
  await client.connect()
  const put = async (table: string, row: (id: string, i: number) => Row, percent = 100) => {
    run.say(`seeding ${table}`)
    await withoutIndexes(client, table, () => copyRows(client, table, rowsOf(row, percent)))
  }
  function* rowsOf(row: (id: string, i: number) => Row, percent: number): Generator<Row> {
    for (const [i, id] of ids.entries()) if ((i * 7919) % 100 < percent) yield row(id, i)
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
  await put(
    'conversation',
    (id, i) => conversation({ organisation_id, id, i, at, hurts: chance.whole(2) === 0 }),
    share.dialogue,
  )
  const said = { kind: 'consent', purpose: 'marketing', medium: 'any', source: 'formulier', since: at, noted_at: at }
  await put('consent', (id, i) => ({ organisation_id, id, network: 'email', value: email(i), ...said }), share.consent)
  const sent = { day: today, purpose: 'newsletter', medium: 'email', n: 1 }
  await put('sent_count', (_, i) => ({ organisation_id, key: `a:email:${email(i)}`, ...sent }), share.sent)
  const alike = { evidence: '[]', strength: 0.7, since: at }
  await put(
    'contact_suggestion',
    (id, i) => pair({ organisation_id, ...alike }, id, ids[(i + 1) % n] ?? id),
    share.alike,
  )
  await client.query('commit')
  run.say('analyze')
  await client.query('analyze')
  await client.end()
  return ids
}

type Talking = { organisation_id: string; id: string; i: number; at: Date; hurts: boolean }

function conversation({ organisation_id, id, i, at, hurts }: Talking): Row {
  const work = {
    subject: '',
    snippet: '',
    work_state: 'open',
    last_direction: 'in',
    last_reads: hurts ? ['complaint'] : [],
  }
  return {
    ...{
      organisation_id,
      id,
      number: i + 1,
      token: `t${i}`,
      channel_id: id,
      thread_id: id,
      contact_id: id,
      matter_id: id,
    },
    ...{ ...work, opened_at: at, last_message_at: at, waits_since: at, heard_at: at },
    ...{ pain_since: hurts ? at : null, pain_at: hurts ? at : null, pain_for: hurts ? 'complaint' : null },
  }
}

const pair = (row: Row, one: string, other: string): Row => ({
  ...row,
  one_id: one < other ? one : other,
  other_id: one < other ? other : one,
})
