/**
 * May this be sent now? From memory, with a million people in it. `rebuild_s` and `memory_mb`: filling it from the store, and what it holds
 * then. `p50_us`, `p99_ms`: one decision in the program, the address as a tool writes it. `http_p99_ms`: the same asked over HTTP, 500 a
 * second. `batch_100k_ms`: a hundred thousand in one question, from making it until its answer is read, JSON included on both sides;
 * `batch_loop_ms` is the longest that anybody else waited meanwhile. `visible_ms`: from the commit in one program until a decision in
 * another sees it, without a bell; the worst.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Context, closeContext, createContext } from '../server/context.ts'
import { start } from '../server/main.ts'
import { insertHands } from '../server/store/consent.ts'
import { renewContacts } from '../server/store/contact-join.ts'
import { transact } from '../server/store/database.ts'
import { recordEvents } from '../server/store/event.ts'
import { calledOf } from '../server/suppression/called.ts'
import { newSeed } from '../server/suppression/hash.ts'
import { loadMemory } from '../server/suppression/load.ts'
import { seedPeople } from './decisions/seed.ts'
import type { ToolSeen, ToolTask } from './decisions/tool.ts'
import type { Bench, Run } from './kit/bench.ts'
import { type Chance, chanceFrom } from './kit/chance.ts'
import { inChild } from './kit/child.ts'
import { makeHouse } from './kit/house.ts'
import { median, percentile, round, timed } from './kit/numbers.ts'
import { email } from './kit/people.ts'
import { makeKey, settleHouse } from './kit/visitor.ts'

const ask = { purpose: 'newsletter', medium: 'email', campaign: 'Najaar' } as const
const perSecond = 500
const batch = 100_000

export const decisions: Bench = async (run) => {
  // What a worker does beside this is measured by other benches.
  const running = await start({ ...(await makeHouse(run)), role: 'web' })
  run.after(() => running.stop())
  const { context: ctx, url } = running
  if (!url) throw new Error('the program listens to nobody')
  const owner = await settleHouse(url)
  const tool = await makeKey(owner, ['decision.ask'])
  const agent = await ctx.db.selectFrom('agent').select(['id', 'organisation_id']).executeTakeFirstOrThrow()
  const by = { organisationId: agent.organisation_id, agentId: agent.id }
  const n = run.quick ? 60_000 : 1_000_000
  const people = await seedPeople(run, ctx, by.organisationId, n)
  const chance = chanceFrom(9)
  const filling = await fill(run, ctx, by.organisationId)
  const other = createContext(ctx.config, ctx.store)
  run.after(() => closeContext(other))
  const single = await decideSingly(run, ctx, by.organisationId, chance, n)
  const asks = { url, headers: tool.headers, perSecond }
  const singles = Array.from({ length: perSecond * (run.quick ? 4 : 20) }, () => email(chance.whole(n)))
  run.say(`${singles.length} over HTTP, ${perSecond} a second`)
  const one = await watched(singles.length, () => askAsTool({ ...asks, singles, many: [], times: 0 }))
  const many = Array.from({ length: batch }, () => email(chance.whole(Math.floor(n * 1.2))))
  const times = run.quick ? 3 : 7
  run.say(`${times} times ${batch} at once`)
  const all = await watched(times, () => askAsTool({ ...asks, singles: [], many, times }))
  await ctx.suppression.notes.settled()
  const idle = await watched(1, () => new Promise((resolve) => setTimeout(resolve, 3_000)))
  const visible = await seenElsewhere(run, [ctx, other], by, people)
  return {
    contacts: n,
    ...filling,
    ...single,
    http_p50_ms: round(percentile(one.gave.singles, 0.5), 2),
    http_p99_ms: round(percentile(one.gave.singles, 0.99), 2),
    http_cpu_ms: round(one.cpuMs, 2),
    batch_100k_ms: round(median(all.gave.batches)),
    batch_100k_worst_ms: round(percentile(all.gave.batches, 1)),
    batch_cpu_ms: round(all.cpuMs),
    batch_loop_ms: all.loopMs,
    idle_loop_ms: idle.loopMs,
    refused: one.gave.refused + all.gave.refused,
    stale: one.gave.stale + all.gave.stale,
    held: one.gave.held + all.gave.held,
    ...visible,
  }
}

const askAsTool = (task: ToolTask) => inChild<ToolTask, ToolSeen>(new URL('./decisions/tool.ts', import.meta.url), task)

/** @returns what it gave, the longest that the event loop was late, and the time of the processor for each of `n` */
async function watched<T>(n: number, work: () => Promise<T>) {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const before = process.cpuUsage()
  delay.enable()
  const gave = await work()
  delay.disable()
  const { user, system } = process.cpuUsage(before)
  return { gave, loopMs: round(Math.max(0, delay.max / 1e6 - 5), 1), cpuMs: (user + system) / 1000 / n }
}

/** Memory is filled once more than the program needs, so that it is measured alone. */
async function fill(run: Run, { db, clock, store }: Context, organisationId: string) {
  run.say('filling memory')
  const empty = heldMegabytes()
  const { gave, loopMs } = await watched(1, async () => {
    const began = performance.now()
    const memory = await loadMemory(newSeed(), { db, organisationId, now: clock() }, store)
    return { memory, seconds: (performance.now() - began) / 1000 }
  })
  const held = heldMegabytes() - empty
  if (gave.memory.contacts.size() === 0) throw new Error('memory was not filled')
  return { rebuild_s: round(gave.seconds, 2), rebuild_loop_ms: loopMs, memory_mb: round(held, 1) }
}

async function decideSingly(run: Run, ctx: Context, organisationId: string, chance: Chance, n: number) {
  const { suppression } = ctx
  const decide = (i: number) =>
    suppression.decide(organisationId, ask, calledOf(suppression.seed, [{ email: email(i) }]), 60_000)
  await decide(0)
  const times = run.quick ? 20_000 : 100_000
  run.say(`${times} decisions one by one`)
  const took: number[] = []
  for (let i = 0; i < times; i++) {
    const one = chance.whole(n)
    took.push(await timed(() => decide(one)))
    // The program has other things to do as well, and so it has when decisions are asked over HTTP.
    if (i % 20 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  return { p50_us: round(1000 * percentile(took, 0.5), 1), p99_ms: round(percentile(took, 0.99), 3) }
}

/** Somebody is held in one program; another asks about them all the time. */
async function seenElsewhere(
  run: Run,
  [here, there]: [Context, Context],
  { organisationId, agentId }: { organisationId: string; agentId: string },
  people: readonly string[],
) {
  const times = run.quick ? 30 : 100
  run.say(`${times} times a hold is seen in another program`)
  const decide = async (contact: string) => {
    const called = calledOf(there.suppression.seed, [{ contact }])
    return (await there.suppression.decide(organisationId, ask, called, 60_000))?.decisions[0]
  }
  const took: number[] = []
  for (const contact of people.filter((_, i) => i % 97 === 50).slice(0, times)) {
    await decide(contact)
    const at = here.clock()
    const said = { id: here.newId(), situation: 'farewell', reason: 'proef', agentId, at } as const
    await transact(here.db, async (tx) => {
      await insertHands(tx, organisationId, [contact], said)
      const [changed] = await renewContacts(tx, organisationId, [contact])
      const event = { kind: 'contact.changed', objectId: contact, version: changed?.version ?? 1, agentId } as const
      await recordEvents(tx, organisationId, [event], at)
    })
    const committed = performance.now()
    while ((await decide(contact))?.code !== 'dialogue') await new Promise((resolve) => setTimeout(resolve, 1))
    took.push(performance.now() - committed)
  }
  return { visible_p50_ms: round(percentile(took, 0.5), 1), visible_ms: round(percentile(took, 1), 1) }
}

function heldMegabytes(): number {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}
