/**
 * Looking again and again, politely: seldom where little happens, as late as the other side asks. The moment of the next look stands in
 * the cursor, so that neither a restart nor a fault makes us come more often. What is there at the first look is history.
 */
import { randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Cursor, Handed, Listening } from './channel.ts'
import { Trouble } from './trouble.ts'

/** A part of what one look finds, and the place from which to go on after it. */
export type Found<P> = { items: Uint8Array[]; place: P; passed?: number }

export type Rounds<P> = {
  /** What is looked at. Somewhere else we begin anew. */
  of: string
  /** Minutes between two looks, while something happens. */
  every: number
  /** Milliseconds of a minute: tests have shorter ones. */
  minute?: number
  /** The look after the first one goes on for as long as there is something to hear, so it need not wait. */
  staysOn?: boolean
  /** @throws Trouble when it cannot be seen now */
  look(place: P | null, first: boolean): AsyncIterable<Found<P>>
}

const atOnce = 200
const longestMinutes = 24 * 60

/** @throws Trouble when a look fails; whoever listens again waits until the time that stands in the cursor */
export async function* lookInRounds<P>(
  { cursor, signal, clock, progress }: Listening,
  { of, every, minute = 60_000, staysOn = false, look }: Rounds<P>,
): AsyncGenerator<Handed, void, undefined> {
  let state = readState<P>(cursor, of)
  const inMinutes = (minutes: number) => Math.round(clock().getTime() + minutes * minute)
  // What went wrong at the first look stays on the screen until the next.
  if (!state.begun && state.failures === 0) progress({ state: 'connecting' })
  while (!signal.aborted) {
    const wait = state.next - clock().getTime()
    if (wait > 0) await setTimeout(wait, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return
    let news = 0
    try {
      for await (const { items, place, passed } of look(state.place, !state.begun)) {
        news += items.length
        for (let done = 0; done < items.length - atOnce; done += atOnce)
          yield { items: raws(items.slice(done, done + atOnce), !state.begun), cursor: toCursor(of, state) }
        state = { ...state, place }
        const rest = items.slice(Math.floor(Math.max(0, items.length - 1) / atOnce) * atOnce)
        yield {
          items: raws(rest, !state.begun),
          cursor: toCursor(of, state),
          ...(passed !== undefined && { passed }),
          ...(items.length > 0 && { progress: { state: 'catching up', done: news } }),
        }
      }
    } catch (error) {
      const after = error instanceof Trouble ? (error.after ?? 0) : 0
      const minutes = Math.max(every * 2 ** Math.min(state.failures, 8), after / 60)
      const next = inMinutes(Math.min(minutes, longestMinutes))
      yield { items: [], cursor: toCursor(of, { ...state, next, failures: state.failures + 1 }) }
      throw error
    }
    const quiet = news > 0 ? 0 : Math.min(state.quiet + 1, 8)
    // Where little happens one comes less often, four times the pace at most; and never everywhere in the same second.
    const minutes = staysOn && !state.begun ? 0 : (every * (1 + (3 * quiet) / 8) * randomInt(90, 111)) / 100
    const next = inMinutes(minutes)
    state = { ...state, begun: true, quiet, failures: 0, next }
    yield { items: [], cursor: toCursor(of, state) }
    progress({ state: 'listening' })
  }
}

const raws = (items: Uint8Array[], history: boolean) => items.map((bytes) => ({ bytes, history }))

type State<P> = {
  place: P | null
  /** False until the first look is done. */
  begun: boolean
  /** Milliseconds: not before. */
  next: number
  /** Looks in a row that found nothing new, or failed. */
  quiet: number
  failures: number
}

function readState<P>(cursor: Cursor | null, of: string): State<P> {
  const kept = cursor?.of === of ? cursor : {}
  const number = (name: string) => Number(kept[name] ?? 0)
  return {
    place: JSON.parse(String(kept.place ?? 'null')) as P | null,
    begun: number('begun') === 1,
    next: number('next'),
    quiet: number('quiet'),
    failures: number('failures'),
  }
}

const toCursor = <P>(of: string, { place, begun, ...state }: State<P>): Cursor => ({
  of,
  place: JSON.stringify(place),
  begun: begun ? 1 : 0,
  ...state,
})
