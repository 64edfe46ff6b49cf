/** Listening to a list of sites: each in a loop of its own, what they find handed over together. */
import { setMaxListeners } from 'node:events'
import { newAlike } from '../../domain/message/near-duplicate.ts'
import type { Handed, Listening, Raw } from '../kit/hearing.ts'
import { type Crawl, crawl } from './crawl.ts'
import { pace } from './pace.ts'
import { readPlaces } from './places.ts'
import type { Tempo } from './road.ts'

/** Pages that all sites of a connection together are remembered of, and one. */
const mostKnown = { together: 200_000, each: 20_000 }
/** Posts among which one that says nearly the same is looked for, and how alike that is. */
const mostAlike = 5000
const alikeFrom = 0.9
const atOnce = 50
/** Milliseconds that what is under way gets to come in when we stop. */
const patience = 2000
const usual = { everyMinutes: 60, delaySeconds: 5, perDay: 500, backDays: 7 }

export const listen = (listening: Listening) => listenAt(listening, 1000, pace)

/** @param second in milliseconds: tests have shorter ones @throws when no site can be read at all */
export async function* listenAt(
  listening: Listening,
  second: number,
  turns: Tempo['pace'],
): AsyncGenerator<Handed, void, undefined> {
  const { settings } = listening.connection
  const { sites } = readPlaces(String(settings.address ?? ''))
  const number = (name: keyof typeof usual, least: number) => Math.max(least, Number(settings[name] ?? usual[name]))
  const stop = new AbortController()
  const outlet = newOutlet()
  const troubles = new Map<string, string>()
  const signal = AbortSignal.any([listening.signal, stop.signal])
  // Each site waits for its end.
  setMaxListeners(0, signal)
  const common = {
    listening: { ...listening, signal },
    tempo: { pace: turns, second, delay: number('delaySeconds', 1) * second },
    alike: newAlike(alikeFrom, mostAlike),
    mostKnown: Math.min(mostKnown.each, Math.floor(mostKnown.together / Math.max(1, sites.length))),
    perDay: number('perDay', 1),
    every: number('everyMinutes', 15) * 60 * second,
    back: number('backDays', 0) * 86_400_000,
    hand: outlet.hand,
  } satisfies Omit<Crawl, 'site' | 'tell'>
  let said = 0
  const loops = sites.map((site) =>
    crawl({
      ...common,
      site,
      tell(trouble) {
        if (trouble === null) troubles.delete(site.host)
        else troubles.set(site.host, trouble)
        if (trouble === null && said++ === 0) listening.progress({ state: 'listening' })
        // One that cannot be read is left alone for a while; when it is all of them, somebody has to know.
        if (troubles.size === sites.length) outlet.fail(new Error(trouble ?? ''))
      },
    }).catch((error: unknown) => {
      if (!signal.aborted) outlet.fail(error)
    }),
  )
  // Who stops lets what was asked for come in first, so that nobody has to be asked again; but nobody waits long for it.
  listening.signal.addEventListener('abort', () => setTimeout(outlet.end, patience).unref(), { once: true })
  void Promise.all(loops).then(outlet.end)
  try {
    for await (const { items, passed, done } of outlet.read()) {
      yield { items, passed, cursor: { at: listening.clock().getTime() } }
      done()
    }
  } finally {
    stop.abort()
    outlet.end()
  }
}

type Laid = { items: Raw[]; passed: number; resolve: () => void; reject: (error: Error) => void }
type Taken = { items: Raw[]; passed: number /** It can no longer be lost. */; done: () => void }

/** Where many loops lay down what one reader takes away. */
function newOutlet() {
  const open = new Set<Laid>()
  let waiting: Laid[] = []
  let ring = () => {}
  let ended = false
  let fault: unknown = null
  return {
    /** @throws when everybody goes home before it was taken */
    hand: (items: Raw[], passed: number) =>
      new Promise<void>((resolve, reject) => {
        const laid = { items, passed, resolve, reject }
        if (ended) return reject(gone())
        open.add(laid)
        waiting.push(laid)
        ring()
      }),
    fail(error: unknown) {
      fault ??= error
      ring()
    },
    end() {
      ended = true
      for (const { reject } of open) reject(gone())
      open.clear()
      waiting = []
      ring()
    },
    /** @throws what a loop failed with, when everything before that was taken */
    async *read(): AsyncGenerator<Taken> {
      for (;;) {
        const taken = waiting.slice(0, atOnce)
        waiting = waiting.slice(atOnce)
        if (taken.length > 0) {
          const items = taken.flatMap((one) => one.items)
          const passed = taken.reduce((sum, one) => sum + one.passed, 0)
          const done = () => {
            for (const one of taken) {
              open.delete(one)
              one.resolve()
            }
          }
          yield { items, passed, done }
        } else if (ended) return
        else if (fault !== null) throw fault
        else await new Promise<void>((resolve) => (ring = resolve))
      }
    },
  }
}

const gone = () => new Error('Nobody listens any more')
