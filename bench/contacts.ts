/**
 * A million people. `resolve`: what it takes to know who speaks in one arriving message, one at a time: six of ten are known, two are new
 * with an address that is known, two are new altogether. `look_up`: who has exactly this address, number, account or handle, as telephony
 * asks. `join` and `apart`: two people become one, and two again.
 */
import pg from 'pg'
import { claimFor, keysOf } from '../domain/contact/recognise.ts'
import type { Actor } from '../domain/message/message.ts'
import type { Context } from '../server/context.ts'
import { findAccounts, findKeyOwners } from '../server/store/contact.ts'
import { type Asked, lookUp } from '../server/store/contact-look-up.ts'
import { type Transaction, transact } from '../server/store/database.ts'
import { inTurn } from '../server/store/in-turn.ts'
import { joinContacts } from '../server/use/contact/join-contacts.ts'
import { takeApart } from '../server/use/contact/take-apart.ts'
import type { Bench, Run } from './kit/bench.ts'
import { type Chance, chanceFrom } from './kit/chance.ts'
import { copyRows, type Row, withoutIndexes } from './kit/copy.ts'
import { percentile, round, timed } from './kit/numbers.ts'
import { makeOrganisation, openContext } from './kit/organisation.ts'

const network = 'forum'
const email = (i: number) => `klant${i}@waterkant.example`
const phone = (i: number) => `+316${String(10_000_000 + i)}`

export const contacts: Bench = async (run) => {
  const ctx = await openContext(run)
  const { organisationId } = await makeOrganisation(ctx)
  const n = run.quick ? 60_000 : 1_000_000
  const ids = await seed(run, ctx, organisationId, n)
  const chance = chanceFrom(7)
  const times = run.quick ? 500 : 3_000
  run.say(`${times} messages resolved`)
  const resolve = await transact(ctx.db, (tx) => each(times, () => resolveOne(tx, organisationId, actorOf(chance, n))))
  run.say(`${times} people looked up`)
  const look = await each(times, async () => {
    if ((await lookUp(ctx.db, organisationId, askedOf(chance, n))).length !== 1) throw new Error('nobody was found')
  })
  const pairs = Math.min(200, times / 5)
  run.say(`${pairs} pairs joined and taken apart`)
  const by = { organisationId, agentId: null }
  const evidence = [{ kind: 'by hand' as const, value: null, verified: false }]
  const made: string[] = []
  const joined = await each(pairs, async () => {
    const [fromId = '', intoId = ''] = [ids[2 * made.length], ids[2 * made.length + 1]]
    made.push((await joinContacts(ctx, by, { fromId, intoId, evidence })).joinId)
  })
  const apart = await each(pairs, async () => void (await takeApart(ctx, by, made.pop() ?? '', false)))
  return {
    contacts: n,
    ...spread('resolve', resolve),
    ...spread('look_up', look),
    ...spread('join', joined),
    ...spread('apart', apart),
  }
}

async function each(n: number, work: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (let i = 0; i < n; i++) took.push(await timed(work))
  return took
}

const spread = (name: string, took: readonly number[]) => ({
  [`${name}_p50_ms`]: round(percentile(took, 0.5), 2),
  [`${name}_p99_ms`]: round(percentile(took, 0.99), 2),
})

function actorOf(chance: Chance, n: number): Actor {
  const i = chance.whole(n)
  const which = chance.whole(10)
  if (which < 6) return { network, id: `f-${i}` }
  return { network, id: `new-${i}`, verifiedEmail: which < 8 ? email(i) : `nobody${i}@waterkant.example` }
}

/** The steps of the pipeline that find out who speaks; see server/use/receive/known.ts. */
async function resolveOne(tx: Transaction, organisationId: string, actor: Actor): Promise<void> {
  const keys = keysOf(actor)
  const [[account], owners] = await inTurn([
    findAccounts(tx, organisationId, [{ network: actor.network, externalId: actor.id }]),
    findKeyOwners(tx, organisationId, keys),
  ])
  if (account?.own) return
  claimFor(keys, (key) =>
    owners
      .filter(({ kind, value }) => kind === key.kind && value === key.value)
      .map((one) => ({ contactId: one.contact_id, ownContactId: one.own_id, sharers: one.sharers })),
  )
}

function askedOf(chance: Chance, n: number): Asked {
  const i = chance.whole(n)
  const asked: Asked[] = [
    { by: 'email', value: email(i) },
    { by: 'phone', value: phone(i) },
    { by: 'id', network, value: `f-${i}` },
    { by: 'handle', network, value: `klant${i}` },
  ]
  return chance.pick(asked)
}

async function seed(run: Run, ctx: Context, organisation_id: string, n: number): Promise<string[]> {
  const client = new pg.Client(ctx.store)
  await client.connect()
  const ids = Array.from({ length: n }, () => ctx.newId())
  const at = ctx.clock()
  const put = async (table: string, row: (id: string, i: number) => Row) => {
    run.say(`seeding ${table}`)
    await withoutIndexes(client, table, () => copyRows(client, table, rowsOf(ids, row)))
  }
  await client.query('begin')
  await client.query("set local session_replication_role = 'replica'")
  await put('contact', (id, i) => ({ organisation_id, id, name: `Klant ${i}`, created_at: at }))
  await put('account', (id, i) => {
    const named = { name: `Klant ${i}`, handle: `klant${i}`, first_seen: at, last_seen: at }
    return { organisation_id, id, network, external_id: `f-${i}`, ...named }
  })
  await put('account_key', (id, i) => ({ organisation_id, kind: 'email', value: email(i), account_id: id }))
  await put('account_key', (id, i) => ({ organisation_id, kind: 'phone', value: phone(i), account_id: id }))
  const claim = { evidence: 'own id', strength: 1, since: at }
  await put('claim', (id) => ({ organisation_id, id, account_id: id, contact_id: id, ...claim }))
  await client.query('commit')
  run.say('analyze')
  await client.query('analyze')
  await client.end()
  return ids
}

function* rowsOf(ids: readonly string[], row: (id: string, i: number) => Row): Generator<Row> {
  for (const [i, id] of ids.entries()) yield row(id, i)
}
