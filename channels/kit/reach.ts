/** How a channel reaches the world: it is handed these, and has no other way out. */

/** The only way to plain HTTP: it refuses private networks, large answers and slow ones. */
export type Reach = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string | Uint8Array },
) => Promise<{
  status: number
  headers: Readonly<Record<string, unknown>>
  body: string
}>

/**
 * The only way to read a page: as `Reach`, but redirects are followed, each of them checked.
 * @param more `follow: false` gives the redirect itself, for who goes there in their own time
 */
export type ReadPage = (
  url: string,
  headers: Readonly<Record<string, string>>,
  more?: { follow: boolean },
) => Promise<{
  status: number
  /** Where it was found in the end. */
  url: string
  headers: Readonly<Record<string, unknown>>
  bytes: Uint8Array
  /** False when it is longer than fits: 5 MB. */
  whole: boolean
}>

/**
 * The only way to listen to a stream: a WebSocket (`ws:` or `wss:`, addresses checked as everywhere) to which nothing is ever said. What
 * came since the last time is given together, text as text and the rest as bytes; the first time, when there is a connection, that may
 * be nothing. While nobody asks for more, the other side waits.
 * It ends when the signal aborts; it throws when the connection breaks, falls silent, or brings a message that is too large.
 */
export type OpenSocket = (
  url: string,
  signal: AbortSignal,
  headers?: Readonly<Record<string, string>>,
) => AsyncIterable<readonly (string | Uint8Array)[]>
