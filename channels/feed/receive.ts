/**
 * Listening to one feed, politely: conditional requests, seldom when little happens, as late as the server asks. The moment of the next
 * look stands in the cursor, so that neither a restart nor a fault makes us come more often. After the feed come the comments on its
 * newest posts. What is there at the first look is history.
 */
import { randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { cleanLine } from '../../domain/message/text.ts'
import type { Handed, Listening } from '../kit/channel.ts'
import { addressIn, idOf } from './decode.ts'
import { readEntry, readHead } from './entry.ts'
import { type Found, writeItem } from './item.ts'
import { type Look, lookAt } from './page.ts'
import { type Comments, nothingRead, type Place, readPlace, toCursor } from './place.ts'
import { unseen } from './seen.ts'

export type Pace = {
  /** Milliseconds of a minute: tests have shorter ones. */
  minute: number
}

/** Posts of which the comments are followed: the newest of the feed. */
const mostFollowed = 20
const atOnce = 200
const leastMinutes = 5
const usualMinutes = 15
const longestMinutes = 24 * 60

export const listen = (listening: Listening) => listenAt(listening, { minute: 60_000 })

/** @throws when the feed cannot be read, with the reason in words; whoever listens again waits until the time that stands in the cursor */
export async function* listenAt(listening: Listening, pace: Pace): AsyncGenerator<Handed, void, undefined> {
  const { connection, cursor, signal, clock, progress, readPage } = listening
  const address = String(connection.settings.address)
  const every = Math.max(leastMinutes, Number(connection.settings.everyMinutes ?? usualMinutes))
  const inMinutes = (minutes: number) => Math.round(clock().getTime() + minutes * pace.minute)
  let place = readPlace(cursor, address)
  // What went wrong at the first look stays on the screen until the next.
  if (!place.begun && place.failures === 0) progress({ state: 'connecting' })
  while (!signal.aborted) {
    const wait = place.next - clock().getTime()
    if (wait > 0) await setTimeout(wait, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return
    const look = await lookAt(readPage, address, place, clock())
    if (look.state === 'failed') {
      const minutes = Math.max(every * 2 ** Math.min(place.failures, 8), (look.after ?? 0) / 60)
      const next = inMinutes(Math.min(minutes, longestMinutes))
      yield { items: [], cursor: toCursor({ ...place, next, failures: place.failures + 1 }) }
      throw new Error(look.reason)
    }
    const history = !place.begun
    const found = look.state === 'changed' ? readFeed(look, place, connection.settings.ours === true) : null
    const total = found?.items.length ?? 0
    for (let done = 0; found && done < total; ) {
      const items = found.items.slice(done, done + atOnce).map((bytes) => ({ bytes, history }))
      done += items.length
      // Only behind the last of them the feed counts as read: who is stopped before hands over the same again, and nothing doubles.
      yield {
        items,
        cursor: toCursor(done < total ? place : found.place),
        progress: { state: 'catching up', done, total },
      }
    }
    place = { ...(found?.place ?? place), begun: true }
    let news = total
    for await (const [comments, after] of readComments(listening, place)) {
      news += comments.length
      place = after
      yield { items: comments.map((bytes) => ({ bytes, history })), cursor: toCursor(place) }
    }
    const quiet = news > 0 ? 0 : Math.min(place.quiet + 1, 8)
    // Where little happens one comes less often, four times the pace at most; and never all feeds in the same second.
    const minutes = (every * (1 + (3 * quiet) / 8) * randomInt(90, 111)) / 100
    place = { ...place, quiet, failures: 0, next: inMinutes(minutes) }
    yield { items: [], cursor: toCursor(place) }
    progress({ state: 'listening' })
  }
}

/** What the feed has that was not handed over yet, oldest first. */
function readFeed(
  { feed, url, validators }: Extract<Look, { state: 'changed' }>,
  place: Place,
  ours: boolean,
): { items: Uint8Array[]; place: Place } {
  const where: Found = { feed: url, title: cleanLine(readHead(feed.head).title), ...(ours && { ours }) }
  const { fresh, seen } = unseen(feed.entries, place.seen)
  const comments = feed.entries
    .slice(0, mostFollowed)
    .flatMap((entry) => commentsOn(entry, where, place.comments) ?? [])
  return { items: fresh.map((entry) => writeItem(where, entry)), place: { ...place, ...validators, seen, comments } }
}

/** The comments on a post, as we left them. Those on posts that went out of the feed are let go. */
function commentsOn(document: string, where: Found, before: readonly Comments[]): Comments | null {
  try {
    const entry = readEntry(document)
    const url = addressIn(entry.comments.feed, where.feed)
    if (!url) return null
    const known = before.find((one) => one.url === url) ?? { ...nothingRead, url, post: idOf(entry, where), read: null }
    return { ...known, count: entry.comments.count ?? null }
  } catch {
    // A broken entry is refused when it is decoded, with the reason.
    return null
  }
}

/** Look at the comments that may be new, one feed after another; one that cannot be read is left for the next time. */
async function* readComments(
  { readPage, clock, signal, connection }: Listening,
  place: Place,
): AsyncGenerator<[Uint8Array[], Place]> {
  const wanted = connection.settings.comments === false ? [] : place.comments
  let now = place
  for (const left of wanted) {
    if (signal.aborted) return
    const mayBeNew = left.count === null || left.count !== (left.read ?? 0)
    const look = mayBeNew ? await lookAt(readPage, left.url, left, clock()) : null
    if (!look || look.state === 'failed') continue
    const { fresh, seen } =
      look.state === 'changed' ? unseen(look.feed.entries, left.seen) : { fresh: [], seen: left.seen }
    const validators = look.state === 'changed' ? look.validators : {}
    const after: Comments = { ...left, ...validators, seen, read: left.count }
    now = { ...now, comments: now.comments.map((one) => (one.url === left.url ? after : one)) }
    const where = { feed: look.state === 'changed' ? look.url : left.url, title: '', post: left.post }
    yield [fresh.map((entry) => writeItem(where, entry)), now]
  }
}
