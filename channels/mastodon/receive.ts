/**
 * Listening to one server. Looking by asking comes first, and again every ten minutes; in between the server tells, where it streams
 * and we have an account. Without one it is asked in rounds.
 */
import type { Listening } from '../kit/channel.ts'
import { type Found, lookInRounds } from '../kit/rounds.ts'
import { catchUp, type Place, type Way } from './look.ts'
import { readInstance, serverOf, whoAmI } from './server.ts'
import { follow } from './stream.ts'

export type Pace = {
  /** Milliseconds of a minute: tests have shorter ones. */
  minute: number
  /** Milliseconds that is streamed between two looks. */
  streaming: number
}
const usual: Pace = { minute: 60_000, streaming: 600_000 }
const everyMinutes = 2

export const listen = (listening: Listening) => listenAt(listening, usual)

export function listenAt(listening: Listening, { minute, streaming }: Pace) {
  const { connection, readPage, clock } = listening
  const server = serverOf(connection.settings)
  const of = [server.address, server.token ? 'with token' : ''].join(' ')
  async function* look(before: Place | null, first: boolean): AsyncGenerator<Found<Place>> {
    const { streaming: base } = await readInstance(server, readPage, clock())
    const way: Way = { listening, server, me: await whoAmI(server, readPage, clock()) }
    let place = yield* catchUp(way, before ?? {})
    // What is there at the first look is history; streaming begins after it.
    while (!first && base && way.me && !listening.signal.aborted) {
      const began = clock().getTime()
      place = yield* streamFor(way, place, base, streaming)
      // A server that is restarted hangs up, and is asked again; one that hangs up at once does not stream for us.
      if (clock().getTime() - began < streaming / 20) return
      place = yield* catchUp(way, place)
    }
  }
  return lookInRounds<Place>(listening, { of, every: everyMinutes, minute, staysOn: server.token !== null, look })
}

async function* streamFor(way: Way, before: Place, base: string, ms: number): AsyncGenerator<Found<Place>, Place> {
  const { signal, progress } = way.listening
  let place = before
  try {
    progress({ state: 'listening' })
    for await (const found of follow(way, place, base, AbortSignal.any([signal, AbortSignal.timeout(ms)]))) {
      place = found.place
      yield found
      progress({ state: 'listening' })
    }
  } catch {
    // However it ended: what was said since is asked for.
  }
  return place
}
