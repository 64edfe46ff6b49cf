/**
 * A million reactions among some hundred thousand people, in circles of all sizes: finding the circles from the first row read to the last place
 * written, with the memory that it took; and what it takes to answer with a picture of twenty thousand people, and with one around a person.
 */
import pg from 'pg'
import { mostPeople } from '../contract/circle.ts'
import type { Context } from '../server/context.ts'
import { readRun } from '../server/store/circle.ts'
import { drawPicture } from '../server/use/circle/draw-picture.ts'
import { findCircles } from '../server/use/circle/find-circles.ts'
import type { Bench, Run } from './kit/bench.ts'
import { type Chance, chanceFrom } from './kit/chance.ts'
import { copyRows, type Row, withoutIndexes } from './kit/copy.ts'
import { percentile, round, timed } from './kit/numbers.ts'
import { makeOrganisation, openContext } from './kit/organisation.ts'

/** Of ten reactions so many stay within a circle. */
const within = 8

export const circles: Bench = async (run) => {
  const ctx = await openContext(run)
  const { organisationId } = await makeOrganisation(ctx)
  const size = run.quick ? { people: 20_000, reactions: 100_000 } : { people: 200_000, reactions: 1_000_000 }
  const ids = await seed(run, ctx, organisationId, size)
  run.say('finding circles')
  const memory = watchMemory()
  const before = process.cpuUsage()
  const took = await timed(() => findCircles(ctx, organisationId, new AbortController().signal))
  const { user, system } = process.cpuUsage(before)
  const grown = memory.stop()
  const found = await readRun(ctx.db, organisationId)
  run.say('drawing')
  const whole = await timed(() => drawPicture(ctx, organisationId, {}, mostPeople))
  const around: number[] = []
  for (let i = 0; i < 40; i++)
    around.push(await timed(() => drawPicture(ctx, organisationId, { contact: ids[i * 37] }, mostPeople)))
  return {
    people: found?.people ?? 0,
    reactions: found?.edges ?? 0,
    circles: found?.circles ?? 0,
    find_s: round(took / 1000, 1),
    /** Of the processor, in our own process and its thread. */
    find_cpu_s: round((user + system) / 1e6, 1),
    memory_mb: grown,
    picture_20k_ms: round(whole),
    picture_person_p50_ms: round(percentile(around, 0.5)),
    picture_person_p95_ms: round(percentile(around, 0.95)),
  }
}

/** How much more the whole program held at its most, in megabytes. */
function watchMemory() {
  const now = () => process.memoryUsage().rss / 2 ** 20
  const before = now()
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, now())
  }, 50)
  return {
    stop() {
      clearInterval(timer)
      return round(Math.max(most, now()) - before)
    },
  }
}

async function seed(run: Run, ctx: Context, organisation_id: string, size: { people: number; reactions: number }) {
  const client = new pg.Client(ctx.store)
  await client.connect()
  const ids = Array.from({ length: size.people }, () => ctx.newId())
  const at = ctx.clock()
  const put = async (table: string, rows: Iterable<Row>) => {
    run.say(`seeding ${table}`)
    await withoutIndexes(client, table, () => copyRows(client, table, rows))
  }
  const each = (row: (id: string, i: number) => Row) => rowsOf(ids, row)
  await client.query('begin')
  await client.query("set local session_replication_role = 'replica'")
  await put(
    'contact',
    each((id, i) => ({ organisation_id, id, name: `Klant ${i}`, created_at: at })),
  )
  await put(
    'account',
    each((id, i) => {
      const named = { name: `Klant ${i}`, handle: `klant${i}`, first_seen: at, last_seen: at }
      return { organisation_id, id, network: 'forum', external_id: `f-${i}`, ...named }
    }),
  )
  const claim = { evidence: 'own id', strength: 1, since: at }
  await put(
    'claim',
    each((id) => ({ organisation_id, id, account_id: id, contact_id: id, ...claim })),
  )
  const reactors = new Map<string, number>()
  const drawn = [...reactionsAmong(ids, size.reactions, chanceFrom(5))]
  for (const [to] of drawn) reactors.set(to, (reactors.get(to) ?? 0) + 1)
  const reaction = { organisation_id, weight: 1, at, count: 1 }
  await put(
    'interaction',
    rowsOf(drawn, ([to_account_id, from_account_id]) => ({ ...reaction, to_account_id, from_account_id })),
  )
  await put(
    'account_evidence',
    each((account_id, i) => ({
      organisation_id,
      account_id,
      addressed: i % 20 === 0,
      reactors: reactors.get(account_id) ?? 0,
    })),
  )
  await client.query('commit')
  run.say('analyze')
  await client.query('analyze')
  await client.end()
  return ids
}

function* rowsOf<T>(all: readonly T[], row: (one: T, i: number) => Row): Generator<Row> {
  for (const [i, one] of all.entries()) yield row(one, i)
}

/** Each two at most once. Some are reacted to much more than others, and circles are of some ten to some hundreds. */
function* reactionsAmong(ids: readonly string[], many: number, chance: Chance): Generator<[to: string, from: string]> {
  const seen = new Set<number>()
  const skewed = (n: number) => Math.floor(n * chance.next() ** 3)
  while (seen.size < many) {
    const from = chance.whole(ids.length)
    const circle = circleOf(from)
    const to = chance.whole(10) < within ? circle.first + skewed(circle.size) : skewed(ids.length)
    const key = to * ids.length + from
    if (to === from || to >= ids.length || seen.has(key)) continue
    seen.add(key)
    yield [ids[to] ?? '', ids[from] ?? '']
  }
}

/** Every thousand people are in circles of 20, 40, 80, 160 and 700. */
function circleOf(person: number): { first: number; size: number } {
  const base = person - (person % 1000)
  let first = base
  for (const size of [20, 40, 80, 160, 700]) {
    if (person < first + size) return { first, size }
    first += size
  }
  throw new Error('a thousand is no thousand')
}
