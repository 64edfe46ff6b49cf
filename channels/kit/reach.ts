/** How a channel reaches the world by HTTP: it is handed these, and has no other way out. */

/** The only way to plain HTTP: it refuses private networks, large answers and slow ones. */
export type Reach = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string | Uint8Array },
) => Promise<{
  status: number
  body: string
}>

/** The only way to read a page: as `Reach`, but redirects are followed, each of them checked. */
export type ReadPage = (
  url: string,
  headers: Readonly<Record<string, string>>,
) => Promise<{
  status: number
  /** Where it was found in the end. */
  url: string
  headers: Readonly<Record<string, unknown>>
  bytes: Uint8Array
  /** False when it is longer than fits: 5 MB. */
  whole: boolean
}>
