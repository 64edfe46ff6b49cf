/**
 * The inbox of a house with a long past: a million conversations, one in ten open, with three million messages. A reader in another
 * process asks pages through HTTP, one at a time, with filters and places that differ each time; opens conversations; searches for
 * words of every frequency, and for names while they are typed. In this process the program's own
 * query for the same pages is compared, in turns, with the bare keyset query that it cannot do without.
 */
import pg from 'pg'
import { start } from '../server/main.ts'
import { pageOfQueue } from '../server/store/queue-page.ts'
import { bareQuery } from './inbox/bare.ts'
import { type Asked, askPages, pathOf } from './inbox/pages.ts'
import type { ReaderTask } from './inbox/reader.ts'
import { askNames, askSearches } from './inbox/searches.ts'
import { type Seeded, seed } from './inbox/seed.ts'
import type { Bench, Run } from './kit/bench.ts'
import { chanceFrom } from './kit/chance.ts'
import { inChild } from './kit/child.ts'
import { makeHouse } from './kit/house.ts'
import { percentile, round, timed } from './kit/numbers.ts'
import { settleHouse } from './kit/visitor.ts'

export const inbox: Bench = async (run) => {
  const running = await start(await makeHouse(run))
  run.after(() => running.stop())
  if (!running.url) throw new Error('the program listens to nobody')
  const owner = await settleHouse(running.url)
  const { context } = running
  const client = new pg.Client(context.store)
  await client.connect()
  run.after(() => client.end())
  const seeded = await seed(run, client, context, run.quick ? 60_000 : 1_000_000)

  const n = 300
  const pages = askPages(chanceFrom(4), seeded, n)
  const read = (paths: string[]) =>
    inChild<ReaderTask, number[]>(new URL('./inbox/reader.ts', import.meta.url), {
      url: owner.url,
      headers: owner.headers,
      paths,
    })
  run.say(`${n} pages through HTTP`)
  const pageMs = await read(pages.map(pathOf))
  run.say(`${n} conversations opened through HTTP`)
  const chance = chanceFrom(5)
  const openMs = await read(Array.from({ length: n }, () => `/api/v1/conversations/${chance.pick(seeded.ids)}`))
  const countMs = await read(Array.from({ length: n / 10 }, () => '/api/v1/conversations/counts'))
  run.say(`${n} searches for two words through HTTP`)
  const searches = askSearches(chanceFrom(6), seeded.past, n)
  const searchMs = await read(searches)
  run.say(`${n} names through HTTP`)
  const names = askNames(chanceFrom(7), seeded.past, n)
  const nameMs = await read(names)
  run.say(`${n} times suggestions through HTTP`)
  const suggested = Array.from({ length: n }, () => `/api/v1/conversations/${chance.pick(seeded.ids)}/suggestions`)
  const suggestMs = await read(suggested)
  const { ours, bare } = await compare(run, pages, seeded, running.context)
  const p = (values: readonly number[], share: number) => round(percentile(values, share), 2)
  return {
    conversations: seeded.conversations,
    messages: seeded.messages,
    page_p50_ms: p(pageMs, 0.5),
    page_p95_ms: p(pageMs, 0.95),
    page_worst: worst(pages.map(pathOf), pageMs),
    count_p95_ms: p(countMs, 0.95),
    search_p50_ms: p(searchMs, 0.5),
    search_p95_ms: p(searchMs, 0.95),
    search_worst_ms: p(searchMs, 1),
    search_worst: worst(searches, searchMs),
    names_p50_ms: p(nameMs, 0.5),
    names_p95_ms: p(nameMs, 0.95),
    names_worst: worst(names, nameMs),
    open_p50_ms: p(openMs, 0.5),
    open_p95_ms: p(openMs, 0.95),
    suggest_p50_ms: p(suggestMs, 0.5),
    suggest_p95_ms: p(suggestMs, 0.95),
    suggest_worst: worst(suggested, suggestMs),
    query_p50_ms: p(ours, 0.5),
    query_p99_ms: p(ours, 0.99),
    raw_query_p50_ms: p(bare, 0.5),
    raw_query_p99_ms: p(bare, 0.99),
    query_ratio: round(percentile(ours, 0.99) / percentile(bare, 0.99), 2),
    pages: n,
  }
}

/** The same pages by the program's query and by the bare one, each through the program's own pool; who goes first changes. */
async function compare(
  run: Run,
  pages: readonly Asked[],
  { organisationId, agentId }: Seeded,
  { db, pool }: Awaited<ReturnType<typeof start>>['context'],
) {
  run.say(`${pages.length} pages by the program's query and by the bare keyset query, in turns`)
  const ours: number[] = []
  const bare: number[] = []
  for (const [i, { filters, after }] of pages.entries()) {
    const query = bareQuery(organisationId, { ...filters, agentId }, after, 50)
    let rows: unknown[] = []
    const one = async () => {
      ours.push(
        await timed(async () => {
          rows = (await pageOfQueue(db, organisationId, { ...filters, agentId, now: new Date() }, after, 50)).rows
        }),
      )
    }
    let same: unknown[] = []
    const other = async () => {
      bare.push(
        await timed(async () => {
          same = (await pool.query(query)).rows
        }),
      )
    }
    for (const turn of i % 2 ? [one, other] : [other, one]) await turn()
    // A page of a rare combination may be short: then the program goes on from where it stopped.
    if (!ids(same).startsWith(ids(rows)))
      throw new Error(`the two queries differ for ${JSON.stringify({ filters, after })}`)
  }
  return { ours, bare }
}

const ids = (rows: unknown[]) => (rows as { id: string }[]).map(({ id }) => id).join()

/** The slowest, so that somebody can look at it. */
function worst(paths: readonly string[], ms: readonly number[]): { ms: number; path: string } {
  const at = ms.indexOf(Math.max(...ms))
  return { ms: round(ms[at] ?? Number.NaN, 1), path: paths[at] ?? '' }
}
