/**
 * Standing queries: how many messages of thirty words a second one core holds against a thousand, ten thousand and a hundred thousand search
 * terms, beside the plainest loop over all of them; what it costs to add one, and what they hold in memory. In seconds of the processor, so
 * that others who use it count for less.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Message } from '../domain/listening/keys.ts'
import { meets, readMessage } from '../domain/listening/meets.ts'
import { createPercolator, type Percolator } from '../domain/listening/percolator.ts'
import type { Query } from '../domain/listening/query.ts'
import type { Bench, Run } from './kit/bench.ts'
import { median, percentile, round } from './kit/numbers.ts'
import { type Mix, makeMix } from './terms/mix.ts'

const sizes = { '1k': 1_000, '10k': 10_000, '100k': 100_000 } as const
const passes = 3

export const terms: Bench = async (run) => {
  const messages = makeMix(2).messages(run.quick ? 4_000 : 20_000)
  const { per_s: per_s_1k, ...small } = measure(run, messages, sizes['1k'])
  const { per_s: per_s_10k } = measure(run, messages, sizes['10k'])
  const { per_s: per_s_100k, ...large } = measure(run, messages, sizes['100k'])
  const sample = messages.slice(0, run.quick ? 100 : 1_000)
  const brute = bruteForce(run, sample)
  return {
    per_s_1k,
    per_s_10k,
    per_s_100k,
    ...brute,
    hits_1k: small.hits,
    hits_100k: large.hits,
    add_ms: large.add_ms,
    add_worst_ms: large.add_worst_ms,
    memory_mb: large.memory_mb,
    memory_after_mb: large.memory_after_mb,
    messages: messages.length,
  }
}

/** `hits` of one message; `memory_after_mb` when all messages went by and each query was replaced once. */
function measure(run: Run, messages: readonly Message[], count: number) {
  const mix = makeMix(1)
  const empty = heldMegabytes()
  const percolator = filled(mix, count)
  const memory = heldMegabytes() - empty
  let hits = 0
  const rates: number[] = []
  for (let pass = 0; pass <= passes; pass++) {
    hits = 0
    const seconds = cpuSeconds(() => {
      for (const message of messages) hits += percolator.match(message).length
    })
    // The first pass learns, and is compiled.
    if (pass > 0) rates.push(messages.length / seconds)
    run.say(`${count} terms: ${round(messages.length / seconds)} messages a second`)
  }
  const adding = addTimes(percolator, mix, count)
  const after = count === sizes['100k'] ? replaced(percolator, mix, count) - empty : memory
  return {
    per_s: round(median(rates)),
    hits: round(hits / messages.length, 2),
    add_ms: round(percentile(adding, 0.99), 3),
    add_worst_ms: round(Math.max(...adding), 3),
    memory_mb: round(memory, 1),
    memory_after_mb: round(after, 1),
  }
}

function filled(mix: Mix, count: number): Percolator {
  const percolator = createPercolator()
  // A thousand at a time: what was parsed is not held.
  for (let from = 0; from < count; from += 1000)
    mix.queries(1000).forEach((query, i) => {
      percolator.add(`term-${from + i}`, query)
    })
  return percolator
}

/** Milliseconds of the processor for each of a thousand that are added to what is there, and removed again. */
function addTimes(percolator: Percolator, mix: Mix, count: number): number[] {
  return mix.queries(1000).map((query, i) => {
    const took = 1000 * cpuSeconds(() => percolator.add(`more-${i}`, query))
    percolator.remove(`more-${i}`)
    if (percolator.size() !== count) throw new Error('what was added is not gone')
    return took
  })
}

function replaced(percolator: Percolator, mix: Mix, count: number): number {
  for (let from = 0; from < count; from += 1000)
    mix.queries(1000).forEach((query, i) => {
      percolator.add(`term-${from + i}`, query)
    })
  return heldMegabytes()
}

/** The loop over all queries, and whether both find the same. */
function bruteForce(run: Run, messages: readonly Message[]) {
  const queries: Query[] = makeMix(1).queries(sizes['1k'])
  const percolator = filled(makeMix(1), sizes['1k'])
  const found: string[] = []
  const seconds = cpuSeconds(() => {
    for (const message of messages) {
      const reading = readMessage(message)
      found.push(queries.flatMap((query, i) => (meets(query, reading) ? [`term-${i}`] : [])).join())
    }
  })
  const inOrder = (ids: readonly string[]) => [...ids].sort((a, b) => Number(a.slice(5)) - Number(b.slice(5))).join()
  const identical = messages.every((message, i) => inOrder(percolator.match(message)) === found[i])
  run.say(`the plain loop: ${round(messages.length / seconds)} messages a second`)
  return { brute_per_s_1k: round(messages.length / seconds), identical }
}

function cpuSeconds(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

function heldMegabytes(): number {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}
