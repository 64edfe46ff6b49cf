/**
 * Looking at a page of reviews, and at the pages on which it goes on. What is new or says something else is handed over. What is missing was
 * taken away only when it is missing twice, and could not just have moved on to a page that we do not see: see `sureOf`.
 */
import { setTimeout } from 'node:timers/promises'
import { cleanLine } from '../../domain/message/text.ts'
import type { Listening } from '../kit/channel.ts'
import { readText } from '../kit/charset.ts'
import { newMemory } from '../kit/memory.ts'
import { checkRobots, type Robots } from '../kit/robots.ts'
import { type Found, lookInRounds } from '../kit/rounds.ts'
import { hostOf, notReached, Trouble, waitOf } from '../kit/trouble.ts'
import { findThings, type Page } from './find.ts'
import { identify, type Known } from './identity.ts'
import { writeItem } from './item.ts'
import { numberOf } from './rating.ts'
import { nameOf, type Reviewed, reviewsIn } from './things.ts'

type Seen = { mark: string /** Milliseconds; null when it does not say. */; date: number | null; missed: number }
export type Place = { etag: string; modified: string; seen: Record<string, Seen> }

const mostPages = 5
const mostSeen = 1000
const leastMinutes = 60
const usualMinutes = 360
/** Seconds between two pages of one site. */
const between = 5

export const listen = (listening: Listening) => listenAt(listening, 60_000)

/** @param minute in milliseconds: tests have shorter ones */
export function listenAt(listening: Listening, minute: number) {
  const { settings } = listening.connection
  const address = String(settings.address)
  return lookInRounds<Place>(listening, {
    of: address,
    every: Math.max(leastMinutes, Number(settings.everyMinutes ?? usualMinutes)),
    minute,
    look: (place) => look(listening, address, place ?? { etag: '', modified: '', seen: {} }, (between * minute) / 60),
  })
}

async function* look(
  listening: Listening,
  address: string,
  before: Place,
  pause: number,
): AsyncGenerator<Found<Place>> {
  const read = await readPages(listening, address, before, pause)
  if (read === null) return
  const { reviewed, isWhole, title, url, validators } = read
  const found = identify(reviewed, before.seen)
  const ours = listening.connection.settings.ours === true
  const items = found
    .filter(({ id, mark }) => before.seen[id]?.mark !== mark)
    .map(({ is, id, about, thing }) =>
      writeItem({ is, id, page: url, title, about, ours, changed: id in before.seen }, thing),
    )
    // Pages begin with the newest.
    .reverse()
  const seen: Place['seen'] = {}
  for (const one of found) seen[one.id] = { mark: one.mark, date: dateOf(one), missed: 0 }
  const isSure = sureOf(found, isWhole)
  for (const [id, held] of Object.entries(before.seen)) {
    if (id in seen) continue
    const missed = held.missed + (isSure(held) ? 1 : 0)
    if (missed >= 2) items.push(writeItem({ is: 'gone', id, at: listening.clock().toISOString() }))
    else seen[id] = { ...held, missed }
  }
  const kept = Object.fromEntries(Object.entries(seen).slice(0, mostSeen))
  yield { items, place: { ...validators, seen: kept } }
}

/**
 * Whether something that is missing was taken away, or may just stand on a page that we do not see. It was when we saw all there is; or
 * when the newest stand first, and older ones than this stand there still.
 */
function sureOf(found: readonly Known[], isWhole: boolean): (held: Seen) => boolean {
  // A page that shows none at all is rather broken, or made in another way.
  if (found.every(({ is }) => is !== 'review')) return () => false
  if (isWhole) return () => true
  const dates = found.flatMap((one) => (one.is === 'review' ? [dateOf(one)] : []))
  const inOrder =
    dates.length >= 3 && dates.every((date, i) => date !== null && (i === 0 || date <= (dates[i - 1] ?? date)))
  const oldest = dates.at(-1) ?? Number.POSITIVE_INFINITY
  return ({ date }) => inOrder && date !== null && date > oldest
}

function dateOf({ thing }: Known): number | null {
  const at = Date.parse(nameOf(thing.datePublished ?? thing.dateCreated))
  return Number.isNaN(at) ? null : at
}

type Read = {
  reviewed: Reviewed[]
  isWhole: boolean
  title: string
  url: string
  validators: Pick<Place, 'etag' | 'modified'>
}

/** The page and those on which it goes on, on the same host. @returns null when nothing changed */
async function readPages(listening: Listening, address: string, known: Place, pause: number): Promise<Read | null> {
  const first = await readPage(listening, address, known)
  if (first === null) return null
  const reviewed = reviewsIn(first.page.things)
  const seen = new Set([first.url])
  let next = nextOf(first)
  for (; next && !seen.has(next) && seen.size < mostPages; ) {
    seen.add(next)
    await setTimeout(pause, undefined, { signal: listening.signal }).catch(() => undefined)
    const more = await readPage(listening, next, null)
    if (more === null) break
    reviewed.push(...reviewsIn(more.page.things).filter(({ is }) => is === 'review'))
    next = nextOf(more)
  }
  const reviews = reviewed.filter(({ is }) => is === 'review')
  const said = Math.max(0, ...reviewed.map(({ thing }) => numberOf(nameOf(thing.reviewCount)) ?? 0))
  // What says that nothing changed is about one page: with several, a later one may have.
  const validators = seen.size === 1 ? first.validators : { etag: '', modified: '' }
  return {
    reviewed,
    isWhole: next === null && reviews.length >= said,
    title: cleanLine(first.page.title, 300),
    url: first.url,
    validators,
  }
}

type Looked = { page: Page; url: string; validators: Read['validators'] }

/** @throws Trouble when it cannot be read, or should not */
async function readPage(asking: Robots, address: string, known: Place | null): Promise<Looked | null> {
  const { readPage, clock } = asking
  await checkRobots(asking, address)
  const headers = {
    accept: 'text/html, application/xhtml+xml, application/ld+json;q=0.9, */*;q=0.5',
    ...(known?.etag && { 'if-none-match': known.etag }),
    ...(known?.modified && { 'if-modified-since': known.modified }),
  }
  const answer = await readPage(address, headers).catch((error: unknown) => {
    throw new Trouble(notReached(error, address))
  })
  const header = (name: string) => (typeof answer.headers[name] === 'string' ? answer.headers[name] : '')
  if (answer.status === 304) return null
  if (answer.status !== 200) throw new Trouble(refused(answer.status, address), waitOf(header('retry-after'), clock()))
  if (!answer.whole) throw new Trouble(`${hostOf(address)} sends a page of more than 5 MB`)
  const text = readText(answer.bytes, header('content-type'))
  const page = await findThings(
    /json/.test(header('content-type')) ? `<script type="application/ld+json">${text}</script>` : text,
  )
  return {
    page,
    url: answer.url,
    validators: { etag: header('etag').slice(0, 500), modified: header('last-modified').slice(0, 100) },
  }
}

function nextOf({ page, url }: Looked): string | null {
  if (!page.next || !URL.canParse(page.next, url)) return null
  const next = new URL(page.next, url)
  next.hash = ''
  return next.host === new URL(url).host && /^https?:$/.test(next.protocol) ? next.href : null
}

function refused(status: number, address: string): string {
  const host = hostOf(address)
  if (status === 401 || status === 403) return `${host} does not let us read this page (${status})`
  if (status === 404 || status === 410) return `There is no page at this address of ${host} (${status})`
  if (status === 429) return `${host} asks us to come less often`
  return `${host} answers with an error (${status})`
}

/** For trying a connection: what stands on the page. */
export async function readOnce(
  asking: Pick<Robots, 'readPage'>,
  address: string,
): Promise<{ reviewed: Reviewed[]; title: string }> {
  const looked = await readPage({ ...asking, memory: newMemory(), clock: () => new Date() }, address, null)
  return { reviewed: reviewsIn(looked?.page.things ?? []), title: looked?.page.title.trim() ?? '' }
}
