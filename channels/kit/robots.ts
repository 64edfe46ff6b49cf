/**
 * What a site asks of programs that read it (robots.txt, RFC 9309), by the name that we go by. What it says of an address is remembered
 * for a day.
 */
import parser from 'robots-parser'
import type { Listening } from './channel.ts'
import { hostOf, notReached, Trouble, waitOf } from './trouble.ts'

/** Its types describe a default export where there is none: it exports the function itself. */
type Rules = {
  isAllowed(address: string, name: string): boolean | undefined
  /** Seconds. */
  getCrawlDelay(name: string): number | undefined
  getSitemaps(): string[]
}
type Parse = (place: string, text: string) => Rules
const parse = parser as unknown as Parse

export const ourName = 'Samenspraak'
/** As much as others read of it (RFC 9309, 2.5). */
const mostBytes = 500_000
const rememberedMs = 86_400_000

export type Robots = Pick<Listening, 'readPage' | 'memory' | 'clock'>

/** @throws Trouble when a site cannot say now what it wants: then nothing of it is read */
export async function checkRobots({ readPage, memory, clock }: Robots, address: string): Promise<void> {
  const key = `robots ${address}`
  const known = await memory.get(key)
  const may = typeof known === 'boolean' ? known : await ask(readPage, address, clock())
  if (known === undefined) await memory.set(key, may, new Date(clock().getTime() + rememberedMs))
  if (!may) throw new Trouble(`${hostOf(address)} asks programs not to read this page (robots.txt)`)
}

async function ask(readPage: Robots['readPage'], address: string, now: Date): Promise<boolean> {
  const place = new URL('/robots.txt', address).href
  const page = await readPage(place, { accept: 'text/plain' }).catch((error: unknown) => {
    throw new Trouble(notReached(error, place))
  })
  if (page.status === 429 || page.status >= 500)
    throw new Trouble(
      `${hostOf(place)} answers with an error (${page.status})`,
      waitOf(page.headers['retry-after'], now),
    )
  // Who has no such page asks nothing.
  if (page.status !== 200) return true
  return rulesIn(place, page.bytes).isAllowed(address, ourName) !== false
}

/** What a site asks of programs, as far as others read it. @param place of its robots.txt */
export const rulesIn = (place: string, bytes: Uint8Array): Rules =>
  parse(place, Buffer.from(bytes.subarray(0, mostBytes)).toString('utf8'))
