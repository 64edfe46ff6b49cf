/** The work in hand as Prometheus reads it. The store is asked at most once in a few seconds, and only when somebody looks. */
import { Gauge, type Registry } from 'prom-client'
import type { Context } from '../context.ts'
import { type Load, readLoad } from '../store/figures.ts'

const trustedMs = 5_000
const states = ['waiting', 'sending', 'failed', 'unknown', 'stale']

export function registerGauges(registry: Registry, ctx: Context): void {
  const load = remembered(ctx)
  const gauge = (name: string, help: string, label: string | null, collect: (to: Gauge) => Promise<void> | void) => {
    new Gauge({
      name: `samenspraak_${name}`,
      help,
      labelNames: label ? [label] : [],
      registers: [registry],
      collect() {
        return collect(this)
      },
    })
  }
  /** What cannot be known, because the store does not answer, is left out. */
  const ofLoad = (fill: (to: Gauge, known: Load) => void) => async (to: Gauge) => {
    const known = await load()
    to.reset()
    if (known) fill(to, known)
  }

  gauge(
    'arrivals_in_flight',
    'Items that were written down and not yet looked at',
    null,
    ofLoad((to, { inFlight }) => to.set(inFlight)),
  )
  gauge(
    'arrivals',
    'Items since the beginning, by what became of them (received is their sum, with those in flight)',
    'outcome',
    ofLoad((to, { arrivals }) => {
      for (const [outcome, n] of arrivals) to.set({ outcome }, n)
    }),
  )
  gauge(
    'outbox',
    'Replies in hand or in trouble, by state',
    'state',
    ofLoad((to, { outbox }) => {
      for (const state of states) to.set({ state }, outbox.get(state) ?? 0)
    }),
  )
  gauge(
    'event_lag',
    'Events that a reader has still to read, of the organisation where it is furthest behind',
    'reader',
    ofLoad((to, { readerLag }) => {
      for (const [reader, lag] of readerLag) to.set({ reader }, lag)
    }),
  )
  gauge('live_listeners', 'Live streams that are open in this process', null, (to) => to.set(ctx.figures.listeners))
  gauge('work_failures', 'How often background work failed in this process, by kind', 'work', (to) => {
    for (const [work, n] of ctx.figures.workFailures) to.set({ work }, n)
  })
  gauge('store_connections', 'Connections of this process to the store', 'state', (to) => {
    to.set({ state: 'open' }, ctx.pool.totalCount)
    to.set({ state: 'idle' }, ctx.pool.idleCount)
    to.set({ state: 'awaited' }, ctx.pool.waitingCount)
  })
}

function remembered({ db, log }: Context): () => Promise<Load | null> {
  let asked: { at: number; load: Promise<Load | null> } | undefined
  return () => {
    const at = performance.now()
    if (!asked || at - asked.at > trustedMs) {
      const load = readLoad(db).catch((err) => {
        log.warn({ err }, 'the work in hand could not be counted')
        return null
      })
      asked = { at, load }
    }
    return asked.load
  }
}
