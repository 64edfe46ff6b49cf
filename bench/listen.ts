/**
 * The whole of a network passes: a hundred thousand events of a stream on this machine, a thousand search terms, two events in a hundred that
 * meet one. Measured from the first event to the last row in the store, through the channel, the ledger and the pipeline as the
 * program runs them; and what it takes of memory while it passes.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Context, closeContext, createContext } from '../server/context.ts'
import { createChannelRow } from '../server/store/channel.ts'
import { transact } from '../server/store/database.ts'
import { migrate } from '../server/store/migrate.ts'
import { openStore } from '../server/store/open.ts'
import { createOrganisation } from '../server/store/organisation.ts'
import { insertGroup, insertTerm } from '../server/store/term.ts'
import { startWork } from '../server/work/index.ts'
import type { Bench, Run } from './kit/bench.ts'
import { makeHouse } from './kit/house.ts'
import { round } from './kit/numbers.ts'
import { type Task, termOf } from './listen/task.ts'

export const listen: Bench = async (run) => {
  const task: Task = { events: run.quick ? 30_000 : 100_000, terms: 1000, every: 50 }
  const { port, began } = await startNetwork(run, task)
  const host = `127.0.0.1:${port}`
  const ctx = await openContext(run, host)
  const work = startWork(ctx)
  run.after(() => work.stop())
  await makeOrganisation(ctx, task, host)
  const start = await began
  const busy = process.cpuUsage()
  const wanted = task.events / task.every
  const rows = async () =>
    (await ctx.pool.query<{ n: number }>('select count(*)::int as n from message')).rows[0]?.n ?? 0
  const seen: { rows: number; mb: number }[] = []
  for (let last = 0; last < wanted; ) {
    await setTimeout(50)
    last = await rows()
    seen.push({ rows: last, mb: process.memoryUsage().rss / 2 ** 20 })
    if (seen.length % 20 === 0) run.say(`${last} of ${wanted} are in the store`)
  }
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(busy)
  const highest = (from: number, until: number) =>
    Math.max(...seen.filter(({ rows }) => rows > from * wanted && rows <= until * wanted).map(({ mb }) => mb), 0)
  return {
    events_per_s: round(task.events / seconds),
    terms: task.terms,
    memory_growth_mb: round(highest(0.8, 1) - highest(0, 0.4)),
    events: task.events,
    matched: wanted,
    seconds: round(seconds, 1),
    /** Of the program alone: where others use the processor too, it says more than the clock. */
    cpu_seconds: round((user + system) / 1e6, 1),
    peak_mb: round(highest(0, 1)),
  }
}

/** @returns `began` resolves to the moment at which the first event left */
async function startNetwork(run: Run, task: Task): Promise<{ port: number; began: Promise<number> }> {
  const file = fileURLToPath(new URL('./listen/network.ts', import.meta.url))
  const child = fork(file, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  run.after(() => child.kill())
  child.send(task)
  const [port] = (await once(child, 'message')) as [number]
  return { port, began: once(child, 'message').then(() => performance.now()) }
}

/** The program's own parts, with no way to the public network but the one on this machine. */
async function openContext(run: Run, host: string): Promise<Context> {
  const config = await makeHouse(run, { SAMENSPRAAK_PRIVATE_HOSTS: host })
  const store = await openStore(config, { as: 'command' })
  run.after(() => store.stop())
  const readPage = () => Promise.reject(new Error('nobody is asked for names'))
  const ctx = createContext(config, store.connect, { readPage })
  run.after(() => closeContext(ctx))
  await migrate(ctx.pool)
  return ctx
}

async function makeOrganisation(ctx: Context, { terms }: Task, host: string): Promise<void> {
  const [organisationId, groupId, at] = [ctx.newId(), ctx.newId(), ctx.clock()]
  await transact(ctx.db, async (tx) => {
    await createOrganisation(tx, { id: organisationId, name: 'Proef', language: 'nl', teams: [], at })
    await insertGroup(tx, organisationId, {
      id: groupId,
      name: 'Merken',
      about: 'brand',
      competitor: null,
      colour: 'blue',
      teamId: null,
    })
    for (let i = 0; i < terms; i++)
      await insertTerm(tx, organisationId, { id: ctx.newId(), groupId, query: termOf(i), madeBy: null, at })
    await createChannelRow(tx, organisationId, {
      id: ctx.newId(),
      kind: 'bluesky',
      name: 'Bluesky',
      address: 'bluesky',
      settings: { streamAddress: `http://${host}` },
      secrets: null,
      teamId: null,
      promiseMinutes: 240,
      demo: false,
      at,
    })
  })
  await ctx.wake.ring('channels', organisationId)
}
