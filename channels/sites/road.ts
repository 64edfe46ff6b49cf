/** The way to one site: in its turn, only where its robots.txt lets us, redirects one by one, and no longer than the site can bear. */
import { setTimeout } from 'node:timers/promises'
import type { Listening } from '../kit/hearing.ts'
import { ourName, rulesIn } from '../kit/robots.ts'
import { hostOf, notReached, Trouble, waitOf } from '../kit/trouble.ts'
import { siteOf } from './address.ts'
import type { Pace } from './pace.ts'

export type Tempo = {
  pace: Pace
  /** Milliseconds between two requests to a host, unless it asks for more. */
  delay: number
  /** Milliseconds of a second: tests have shorter ones. */
  second: number
}

export type Answer = { url: string; status: number; bytes: Uint8Array; header(name: string): string }
/** `closed`: its robots.txt keeps us out. `lost`: it leads us round, or away from the site. `gone`: the site says that it is not there. */
export type Visit = { state: 'here'; answer: Answer } | { state: 'same' | 'closed' | 'lost' | 'gone' | 'none' }

export type Road = Awaited<ReturnType<typeof newRoad>>

const mostRedirects = 5
const longestDelay = 86_400
const rulesMs = 86_400_000
/** A page of rules that holds more of these is made to keep us busy. */
const mostStars = 5000

type Rules = { until: number; allows(url: string): boolean; delay: number; sitemaps: string[] }

export function newRoad(listening: Pick<Listening, 'readPage' | 'signal' | 'clock'>, host: string, tempo: Tempo) {
  const { readPage, signal, clock } = listening
  const rules = new Map<string, Rules>()
  /** What the site asked for, in milliseconds. */
  let delay = tempo.delay

  async function ask(url: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
    const page = await tempo.pace
      .inTurn(host, delay, signal, () => readPage(url, headers, { follow: false }))
      .catch((error: unknown) => {
        signal.throwIfAborted()
        throw new Trouble(notReached(error, url))
      })
    const header = (name: string) => (typeof page.headers[name] === 'string' ? page.headers[name] : '')
    if (page.status === 429 || page.status >= 500)
      throw new Trouble(
        `${hostOf(url)} ${page.status === 429 ? 'asks us to come less often' : `answers with an error (${page.status})`}`,
        waitOf(header('retry-after'), clock()),
      )
    return { url, status: page.status, bytes: page.bytes, header }
  }

  /** Where the answer sends us on to, on the same site. */
  function onwards({ status, header, url }: Answer): string | null {
    const to = status >= 300 && status < 400 ? header('location') : ''
    if (!to || to.length > 2000 || !URL.canParse(to, url)) return null
    const next = new URL(to, url)
    return /^https?:$/.test(next.protocol) && siteOf(next.href) === host ? next.href : null
  }

  /** @throws Trouble when the site cannot say now what it wants: then nothing of it is read */
  async function rulesOf(origin: string): Promise<Rules> {
    const known = rules.get(origin)
    const now = clock().getTime()
    if (known && known.until > now) return known
    let answer = await ask(`${origin}/robots.txt`, { accept: 'text/plain' })
    for (let i = 0, to = onwards(answer); to && i < mostRedirects; i++, to = onwards(answer)) answer = await ask(to, {})
    // Who has no such page asks nothing.
    const bytes = answer.status === 200 ? answer.bytes : new Uint8Array()
    const found = rulesIn(`${origin}/robots.txt`, bytes)
    const isTrap = bytes.subarray(0, 500_000).reduce((n, byte) => n + (byte === 0x2a ? 1 : 0), 0) > mostStars
    const seconds = Math.min(found.getCrawlDelay(ourName) ?? 0, longestDelay)
    const made = {
      until: now + rulesMs,
      allows: (url: string) => !isTrap && found.isAllowed(url, ourName) !== false,
      delay: Math.max(tempo.delay, seconds * tempo.second),
      sitemaps: found.getSitemaps().slice(0, 50),
    }
    if (rules.size < 10) rules.set(origin, made)
    delay = made.delay
    return made
  }

  return {
    rulesOf,
    /** The host is left alone for a delay: somebody may have been there just before we began. */
    wait: () => tempo.pace.inTurn(host, delay, signal, async () => undefined),
    /** @throws Trouble when it cannot be seen now */
    async visit(address: string, known: { etag?: string; modified?: string } | null, accept: string): Promise<Visit> {
      let url = address
      for (let i = 0; i <= mostRedirects; i++) {
        if (!(await rulesOf(new URL(url).origin)).allows(url)) return { state: 'closed' }
        const answer = await ask(url, {
          accept,
          ...(known?.etag && { 'if-none-match': known.etag }),
          ...(known?.modified && { 'if-modified-since': known.modified }),
        })
        if (answer.status === 200) return { state: 'here', answer }
        if (answer.status === 304) return { state: 'same' }
        const to = onwards(answer)
        if (answer.status === 404 || answer.status === 410) return { state: 'gone' }
        if (!to) return { state: answer.status >= 400 ? 'none' : 'lost' }
        url = to
      }
      return { state: 'lost' }
    },
  }
}

/** What the server told us to say next time, so that it need not send the same again. */
export const validatorsOf = ({ header }: Answer) => ({
  ...(header('etag') && { etag: header('etag').slice(0, 200) }),
  ...(header('last-modified') && { modified: header('last-modified').slice(0, 60) }),
})

/** Sleep, or wake up because everybody goes home. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  // A timer holds 24 days.
  await setTimeout(Math.min(Math.max(0, ms), 2_000_000_000), undefined, { signal }).catch(() => undefined)
  signal.throwIfAborted()
}
