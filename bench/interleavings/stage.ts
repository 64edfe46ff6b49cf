/** Two programs on one store, and what the people of scenes do in one organisation of it. */

import { sql } from 'kysely'
import { allChannels } from '../../channels/index.ts'
import type { Lease } from '../../contract/suppression.ts'
import type { ChannelEvent, Note } from '../../domain/message/message.ts'
import { defaultRules, written } from '../../domain/suppression/rules.ts'
import { type Context, closeContext, createContext } from '../../server/context.ts'
import { isPassing, type Transaction } from '../../server/store/database.ts'
import { recordEvents } from '../../server/store/event.ts'
import { migrate } from '../../server/store/migrate.ts'
import { openStore } from '../../server/store/open.ts'
import { together } from '../../server/together.ts'
import { acceptArrivals } from '../../server/use/accept-arrivals.ts'
import { receiveMessages } from '../../server/use/receive-messages.ts'
import { changeRules } from '../../server/use/suppression/change-rules.ts'
import { takeLeases, type Wanted } from '../../server/use/suppression/take-lease.ts'
import { makeOrganisation, plainChannel, type TestOrganisation } from '../../test/support/organisation.ts'
import type { Run } from '../kit/bench.ts'
import type { Chance } from '../kit/chance.ts'
import { makeHouse } from '../kit/house.ts'
import type { HandOver } from './planted.ts'

export type Programs = readonly [Context, Context]

export type Stage = {
  programs: Programs
  place: TestOrganisation
  chance: Chance
  /** It comes in as everything does, in whichever program is quicker. */
  say(said: Said): Promise<void>
  /** In either program; together with what comes at the same moment, or alone. */
  take(wanted: Wanted): Promise<Lease>
  handOver(id: string): Promise<void>
}

export async function openPrograms(run: Run): Promise<Programs> {
  const config = await makeHouse(run)
  const store = await openStore(config, { as: 'command' })
  run.after(() => store.stop())
  const channels = new Map([...allChannels, ['plain', plainChannel] as const])
  const open = () => createContext(config, store.connect, { channels })
  const first = open()
  await migrate(first.pool)
  await forgetTheDisk(first)
  await closeContext(first)
  const programs = [open(), open()] as const
  for (const ctx of programs) run.after(() => closeContext(ctx))
  return programs
}

/** What breaks off here are connections, never the machine: who waits for whom, and who sees what, does not depend on the disk. */
async function forgetTheDisk({ db }: Context): Promise<void> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db)
  await sql`alter database ${sql.id(rows[0]?.name ?? '')} set synchronous_commit to off`.execute(db)
}

/** An organisation in which only what hurts holds marketing: the rest would hide it. */
export async function openStage(programs: Programs, chance: Chance, handOver: HandOver): Promise<Stage> {
  const place = await makeOrganisation(programs[0])
  const { organisationId } = place
  const rules = { ...defaultRules, caps: [], sensitiveDays: [], inDialogue: { on: false, hours: 1 } }
  await changeRules(programs[0], place, written({ ...rules, consentLives: 'elsewhere' }), 0)
  const taking = (ctx: Context) => (all: readonly Wanted[]) => takeLeases(ctx, organisationId, all, 'bench')
  const using = (ctx: Context) => async (ids: readonly string[]) => {
    await handOver(ctx, organisationId, ids, (tx, consumed) => mark(tx, place, consumed))
    return ids.map(() => undefined)
  }
  const saying = together(async (all: readonly Said[]) => {
    await bringIn(programs, place, chance, all)
    return all.map(() => undefined)
  })
  const take = programs.map((ctx) => eitherWay(taking(ctx), chance))
  const use = programs.map((ctx) => eitherWay(using(ctx), chance))
  return {
    ...{ programs, place, chance, say: saying },
    take: (wanted) => chance.pick(take)(wanted),
    handOver: (id) => chance.pick(use)(id),
  }
}

/** Together with what comes at the same moment, or alone. */
function eitherWay<Call, Result>(work: (calls: readonly Call[]) => Promise<readonly Result[]>, chance: Chance) {
  const joined = together(work)
  const alone = async (call: Call): Promise<Result> => {
    const [result] = await work([call])
    return result as Result
  }
  return (call: Call) => (chance.whole(8) === 0 ? alone : joined)(call)
}

export type Said = { id: string; text: string; actor: Note['actor']; inReplyTo?: string; history?: boolean }

const noteOf = ({ id, text, actor, inReplyTo }: Said): ChannelEvent => ({
  type: 'Create',
  note: {
    ...{ id, text, actor, revision: 0, ours: false, addressed: true, published: new Date(), attachments: [] },
    ...{ visibility: 'direct' as const, thread: inReplyTo ? { inReplyTo: [inReplyTo] } : {} },
  },
})

async function bringIn(programs: Programs, place: TestOrganisation, chance: Chance, said: readonly Said[]) {
  const items = said.map((one) => ({ bytes: Buffer.from(JSON.stringify(noteOf(one))), history: one.history ?? false }))
  // A channel hands over again, and a worker works again, until it is done.
  await insist(() => acceptArrivals(chance.pick(programs), place, items))
  await Promise.all(programs.map((ctx) => insist(() => receiveAll(ctx, place.organisationId))))
}

async function receiveAll(ctx: Context, organisationId: string): Promise<void> {
  while ((await receiveMessages(ctx, organisationId)) > 0);
}

/** Whatever is committed has a place in the one order in which everything is committed: the log of events. */
export async function mark(
  tx: Transaction,
  { organisationId }: TestOrganisation,
  ids: readonly string[],
): Promise<void> {
  const marks = ids.map((objectId) => ({ kind: 'suppression.changed' as const, objectId, version: 1 }))
  if (marks.length > 0) await recordEvents(tx, organisationId, marks, new Date())
}

/** Does what may be repeated, also when a connection for it was cut. */
export async function insist<T>(work: () => Promise<T>, tries = 10): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (tries <= 1 || !isPassing(error)) throw error
    return insist(work, tries - 1)
  }
}

/** Where something stands in that order; the last time, where it happened more than once. */
export async function placesOf({ programs, place }: Stage, kind: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, number>()
  const rows = await insist(() =>
    programs[0].db
      .selectFrom('event')
      .select(['object_id', (eb) => eb.fn.max('position').as('position')])
      .where('organisation_id', '=', place.organisationId)
      .where('kind', '=', kind)
      .where('object_id', 'in', ids)
      .groupBy('object_id')
      .execute(),
  )
  return new Map(rows.map((row) => [row.object_id, Number(row.position)]))
}
