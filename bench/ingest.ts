/**
 * How many messages a second come in. In turns, each time into a fresh organisation of the same store:
 * - pipeline: accepted into the ledger and received side by side, by the real use-cases, 1,000 at a time (spine: no language, no terms);
 * - full: the same with language and 1,000 search terms, until the last message is judged, stored and met;
 * - store: the rows that the pipeline made, written by the store step alone (message without doubles, events, commit);
 * - copy: the same rows by COPY into the same table with a commit per 1,000, encoded beforehand. The peer.
 */
import type { Context } from '../server/context.ts'
import { batch, bring } from './ingest/bring.ts'
import { fullRound, silent } from './ingest/full.ts'
import { copyBatches, readMessages, storeBatches, withParents } from './ingest/rows.ts'
import type { Bench, Run } from './kit/bench.ts'
import { inventMessages, mix, toBytes } from './kit/messages.ts'
import { median, round, timed } from './kit/numbers.ts'
import { makeOrganisation, openContext, type Place } from './kit/organisation.ts'

type Round = { pipeline: number; full: number; accept: number; copy: number; store: number; store100: number }

export const ingest: Bench = async (run) => {
  const ctx = await openContext(run)
  const n = run.quick ? 4000 : 20_000
  const rounds: Round[] = []
  await oneRound(run, ctx, 0, Math.min(n, 5000))
  for (let i = 1; i <= (run.quick ? 3 : 5); i++) {
    const round = await oneRound(run, ctx, i, n)
    rounds.push(round)
    run.say(`round ${i}: ${words(round)}`)
  }
  const of = (value: (round: Round) => number, decimals = 0) => round(median(rounds.map(value)), decimals)
  return {
    pipeline_per_s: of((one) => one.pipeline),
    full_per_s: of((one) => one.full),
    accept_per_s: of((one) => one.accept),
    store_per_s: of((one) => one.store),
    store_100_per_s: of((one) => one.store100),
    raw_copy_per_s: of((one) => one.copy),
    pipeline_ratio: of((one) => one.pipeline / one.copy, 3),
    store_ratio: of((one) => one.store / one.copy, 3),
    store_ratio_100: of((one) => one.store100 / one.copy, 3),
    messages: n,
    rounds: rounds.length,
    mix,
  }
}

/** @returns messages a second, by each way */
async function oneRound(run: Run, ctx: Context, i: number, n: number): Promise<Round> {
  const rate = async (work: () => Promise<unknown>) => (n / (await timed(work))) * 1000
  const spine = { ...ctx, understanding: silent }
  const place = await makeOrganisation(ctx)
  const messages = inventMessages(`r${i}`, i + 1)
  // An organisation that has lived for an hour, and of which the planner has heard.
  await bring(spine, place, messages.take(2 * batch).map(toBytes))
  await ctx.pool.query('analyze')
  const items = messages.take(n).map(toBytes)
  run.say(i === 0 ? 'warming up' : `round ${i}: ${n} messages`)
  let accepting = 0
  const pipeline = await rate(async () => {
    accepting = await bring(spine, place, items)
  })
  const full = await fullRound(ctx, `f${i}`, n)
  const rows = (await readMessages(ctx, place)).slice(-n)
  const ways = {
    copy: async (to: Place) => copyBatches(ctx, to, rows, batch, rate),
    store: async (to: Place) => rate(() => storeBatches(ctx, to, rows, batch)),
    store100: async (to: Place) => rate(() => storeBatches(ctx, to, rows, 100)),
  }
  const names = ['copy', 'store', 'store100'] as const
  const rates = { pipeline, full, accept: (n / accepting) * 1000, copy: 0, store: 0, store100: 0 }
  // Whoever is first in one round is last in another.
  for (let turn = 0; turn < names.length; turn++) {
    const name = names[(turn + i) % names.length] ?? 'copy'
    rates[name] = await ways[name](await withParents(ctx, place))
  }
  return rates
}

function words(rates: Round): string {
  return Object.entries(rates)
    .map(([name, rate]) => `${name} ${round(rate)}/s`)
    .join(', ')
}
