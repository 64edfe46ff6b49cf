/**
 * A million people. `resolve`: what it takes to know who speaks in one arriving message, one at a time: six of ten are known, two are new
 * with an address that is known, two are new altogether. `look_up`: who has exactly this address, number, account or handle, as telephony
 * asks. `join` and `apart`: two people become one, and two again.
 */
import { claimFor, keysOf } from '../domain/contact/recognise.ts'
import type { Actor } from '../domain/message/message.ts'
import { findAccounts, findKeyOwners } from '../server/store/contact.ts'
import { type Asked, lookUp } from '../server/store/contact-look-up.ts'
import { type Transaction, transact } from '../server/store/database.ts'
import { inTurn } from '../server/store/in-turn.ts'
import { joinContacts } from '../server/use/contact/join-contacts.ts'
import { takeApart } from '../server/use/contact/take-apart.ts'
import type { Bench } from './kit/bench.ts'
import { type Chance, chanceFrom } from './kit/chance.ts'
import { percentile, round, timed } from './kit/numbers.ts'
import { makeOrganisation, openContext } from './kit/organisation.ts'
import { copyPeople, email, network, phone } from './kit/people.ts'

export const contacts: Bench = async (run) => {
  const ctx = await openContext(run)
  const { organisationId } = await makeOrganisation(ctx)
  const n = run.quick ? 60_000 : 1_000_000
  const ids = await copyPeople(run, ctx, { organisation_id: organisationId, n, at: ctx.clock() })
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
