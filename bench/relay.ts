/**
 * The relay between a tool and a real mail server, each in a process of its own: how many mails a second go through, decided for each
 * recipient and written down before and after; and then the program and the mail server are killed in turns, in the middle of it.
 * In the end the journal of the mail server, which alone knows what it was given, is held beside what the tool was told and what the
 * program says became of it.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Config } from '../server/config.ts'
import { query } from './crash/store.ts'
import type { Bench, Run } from './kit/bench.ts'
import { freshCopy } from './kit/fresh-copy.ts'
import { makeHouse } from './kit/house.ts'
import { round } from './kit/numbers.ts'
import { cpuOf, withChildren } from './kit/processes.ts'
import { databasePid, freePort, type Program, startProgram } from './kit/program.ts'
import { settleHouse, type Visitor } from './kit/visitor.ts'
import { type RealServer, startRealServer } from './relay/server.ts'
import { startTool } from './relay/tool.ts'

type World = {
  folder: string
  port: number
  environment: Record<string, string>
  config: Config
  server: RealServer
  program: Program
  tool: { port: number; user: string; pass: string }
}

/** A round lasts until so much was taken from the tool and by the mail server, and a moment of chance longer. */
const enough = { mails: 150, longestMs: 15_000, jitterMs: 600 }

export const relay: Bench = async (run) => {
  const world = await openWorld(run)
  const campaign = await oneCampaign(run, world, run.quick ? 500 : 6000)
  run.say(`${campaign.per_s} a second`)
  const kills = run.quick ? 4 : 20
  const shaken = await shake(run, world, kills)
  const [sums] = await query<{ adds: boolean }>(world.config, sumsUp)
  return { ...campaign, ...shaken, kills, sums_up: sums?.adds ?? false }
}

/** What was offered of each campaign is the sum of what became of it, and a recount says the same. */
const sumsUp = `
  select bool_and(c.offered = n.sum and c.offered = r.count) as adds from relay_campaign c
  join lateral (select sum(n.n) from relay_count n where n.campaign_id = c.id) n on true
  join lateral (select count(*) from relay_recipient r where r.campaign_id = c.id) r on true`

async function openWorld(run: Run): Promise<World> {
  const relayPort = await freePort()
  const environment = { SAMENSPRAAK_RELAY_PORT: String(relayPort) }
  const folder = freshCopy(run)
  const config = await makeHouse(run, environment)
  const port = await freePort()
  const server = await startRealServer(run, await freePort())
  await server.start(false)
  run.say('building')
  await promisify(execFile)(process.execPath, ['cli/build.mjs'], { cwd: folder })
  run.say('starting')
  const program = await startProgram(run, config, port, { folder, environment })
  const owner = await settleHouse(program.url)
  await allowMarketing(owner)
  const made = await owner.ask<{ tool: { username: string }; secret: string }>('POST', '/api/v1/relay/tools', {
    ...{ name: 'Nieuwsbrief', purpose: 'newsletter', purposes: [], password: null, unsubscribe: false },
    server: { host: '127.0.0.1', port: server.port, security: 'none', user: '' },
    ...{ connections: 16, mostPerMinute: 100_000, largest: 1_000_000, keepHours: 72 },
  })
  const tool = { port: relayPort, user: made.tool.username, pass: made.secret }
  return { folder, port, environment, config, server, program, tool }
}

/** Whoever is not known here may have mail: the tool keeps who agreed to it. */
async function allowMarketing(owner: Visitor): Promise<void> {
  type Kept = { rules: Record<string, unknown>; version: number }
  const { rules, version } = await owner.ask<Kept>('GET', '/api/v1/suppression/rules')
  await owner.ask('PATCH', '/api/v1/suppression/rules', { rules: { ...rules, consentLives: 'elsewhere' }, version })
}

/** @returns mails a second, from the first that the tool hands over to the last that the mail server took; and what each cost */
async function oneCampaign(run: Run, { tool, server, program, config }: World, n: number) {
  const warm = startTool({ ...tool, name: 'warm', most: 200, isAhead: () => false })
  await until(() => server.read().taken.size >= 200)
  await warm.stop()
  const before = server.read().taken.size
  const store = () => withChildren(databasePid(config.data) ?? -1)
  const parts = { program: () => [program.pid], store, tool: () => [process.pid], mail_server: () => [server.pid()] }
  const used = () => Object.entries(parts).map(([name, pids]) => [name, cpuOf(pids())] as const)
  const [began, usedBefore] = [performance.now(), new Map(used())]
  const sending = startTool({ ...tool, name: 'campagne', most: n, isAhead: () => false })
  run.after(() => sending.stop())
  await until(() => server.read().taken.size - before >= n)
  const seconds = (performance.now() - began) / 1000
  const cpu_ms = Object.fromEntries(
    used().map(([name, ms]) => [name, round((ms - (usedBefore.get(name) ?? 0)) / n, 2)]),
  )
  await sending.stop()
  return { per_s: round(n / seconds, 0), cpu_ms }
}

async function shake(run: Run, world: World, kills: number) {
  const { tool, server, config } = world
  await server.kill()
  await server.start(true)
  const start = server.read().taken.size
  let told = 0
  const taken = () => server.read().taken.size - start
  const isAhead = (acknowledged: number) => acknowledged - told > 300
  const sending = startTool({ ...tool, name: 'schok', most: 1e9, isAhead })
  run.after(() => sending.stop())
  let inFlight = 0
  for (let i = 0; i < kills; i++) {
    const at = { told: sending.acknowledged.size, taken: taken() }
    const began = performance.now()
    await until(() => {
      told = taken()
      const done = sending.acknowledged.size - at.told >= enough.mails && told - at.taken >= enough.mails
      return done || performance.now() - began > enough.longestMs
    })
    await pause(Math.random() * enough.jitterMs)
    const victim = i % 2 === 0 ? 'program' : 'mail server'
    const open = victim === 'program' ? await killProgram(run, world) : await killServer(world)
    inFlight += open
    run.say(
      `round ${i + 1}: killed the ${victim}; ${sending.acknowledged.size} acknowledged, ${taken()} taken, ${open} in flight`,
    )
  }
  await sending.stop()
  const settled = await settle(run, config)
  const journal = server.read().taken
  const states = await query<{ address: string; state: string }>(config, 'select address, state from relay_recipient')
  const stateOf = new Map(states.map(({ address, state }) => [address, state]))
  const acknowledged = [...sending.acknowledged]
  const inState = (...wanted: string[]) =>
    states.filter(({ state }) => wanted.includes(state)).map(({ address }) => address)
  for (const complaint of sending.complaints.slice(0, 5)) run.say(complaint)
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((to) => !journal.has(to) && stateOf.get(to) !== 'unknown').length,
    doubled: [...journal.values()].filter((times) => times > 1).length,
    unknown: inState('unknown').length,
    in_flight_at_kills: inFlight,
    // Said to be forwarded and never taken, or taken and said to be anything else that is certain.
    misreported:
      inState('forwarded').filter((to) => !journal.has(to)).length +
      inState('accepted', 'held', 'dropped', 'expired', 'refused').filter((to) => journal.has(to)).length,
    settled,
    complaints: sending.complaints.length,
  }
}

/** @returns mails that were being handed over */
async function killProgram(run: Run, world: World): Promise<number> {
  process.kill(world.program.pid, 'SIGKILL')
  await world.program.ended
  const text = 'select count(*) as n from relay_recipient where ready_at is not null and handed_at is not null'
  const [row] = await query<{ n: string }>(world.config, text)
  const { folder, environment, port, config } = world
  world.program = await startProgram(run, config, port, { folder, environment })
  return Number(row?.n ?? 0)
}

async function killServer({ server }: World): Promise<number> {
  const open = await server.kill()
  await pause(Math.random() * enough.jitterMs)
  await server.start(true)
  return open
}

async function settle(run: Run, config: Config): Promise<boolean> {
  run.say('no more traffic; waiting until everything has come to rest')
  const end = performance.now() + 120_000
  for (;;) {
    const [row] = await query<{ n: string }>(
      config,
      'select count(*) as n from relay_recipient where ready_at is not null',
    )
    if (Number(row?.n) === 0) return true
    if (performance.now() > end) return false
    await pause(500)
  }
}

async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 300_000
  while (!holds()) {
    if (performance.now() > end) throw new Error('it takes longer than five minutes')
    await pause(20)
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
