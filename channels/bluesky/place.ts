/** How far the stream was read. */
import type { Cursor } from '../kit/channel.ts'
import type { BlueskySettings } from './settings.ts'

export type Place = {
  /** Microseconds at Jetstream, whichever instance; a number of its own at any other server. Null: from now on. */
  at: number | null
  /** When we first listened, in milliseconds: what was said before it is history. */
  begun: number
  /** Which stream the number is of. */
  stream: string
}

/** What Jetstream brings of before we came: a team has something to look at, and its noise shows at once. */
const lookBackMs = 60 * 60_000

export function readPlace(cursor: Cursor | null, settings: BlueskySettings, now: Date): Place {
  const stream = settings.stream === 'jetstream' ? 'jetstream' : settings.streamAddress
  if (cursor?.stream === stream)
    return { at: cursor.at == null ? null : Number(cursor.at), begun: Number(cursor.begun), stream }
  const begun = now.getTime()
  return { at: settings.stream === 'jetstream' ? (begun - lookBackMs) * 1000 : null, begun, stream }
}

export const toCursor = ({ at, begun, stream }: Place): Cursor => ({ at, begun, stream })
