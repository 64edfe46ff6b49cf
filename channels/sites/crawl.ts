/**
 * One site, for as long as somebody listens: round along its lists, then page after page, the newest first. Each page that was read is in the
 * book before the next, so whoever begins again goes on there.
 */

import { type Note, Refusal } from '../../domain/message/message.ts'
import type { Alike } from '../../domain/message/near-duplicate.ts'
import { signatureOf } from '../../domain/message/near-duplicate.ts'
import { readText } from '../kit/charset.ts'
import type { Listening, Raw } from '../kit/hearing.ts'
import { Trouble } from '../kit/trouble.ts'
import { type Book, openBook, type Page } from './book.ts'
import { writeItem } from './item.ts'
import type { Site } from './places.ts'
import { newRoad, type Road, sleep, type Tempo, validatorsOf } from './road.ts'
import { goRound } from './round.ts'
import { acceptPage } from './search.ts'

export type Crawl = {
  listening: Listening
  site: Site
  tempo: Tempo
  alike: Alike
  /** Pages of a site that are remembered, and that are read on one day. */
  mostKnown: number
  perDay: number
  /** Milliseconds between two rounds; and how far back the first one reads. */
  every: number
  back: number
  /** @returns when it can no longer be lost */
  hand(items: Raw[], passed: number): Promise<void>
  /** What became of a round: null when it went well. */
  tell(trouble: string | null): void
}

const mostTries = 3
const longestRest = 86_400

export async function crawl(crawling: Crawl): Promise<never> {
  const { listening, site, tempo, alike, every, tell } = crawling
  const { signal, clock, memory } = listening
  const book = await openBook(memory, site.host, crawling.mostKnown)
  const road = newRoad(listening, site.host, tempo)
  const { state } = book
  for (const [key, { near }] of book.pages) if (near) alike.add(Buffer.from(near, 'base64'), `${site.host} ${key}`)
  if (state.searched > 0) await road.wait()
  for (;;) {
    const now = clock().getTime()
    await sleep(state.rest - now, signal)
    try {
      const mayRead = mayStillRead(state, clock(), crawling.perDay)
      if (clock().getTime() >= state.next) {
        await goRound(site, book, road, clock().getTime(), crawling.back)
        state.begun = true
        state.next = clock().getTime() + every
      } else if (mayRead && book.waits() > 0) await readNext(crawling, book, road)
      else await sleep(state.next - clock().getTime(), signal)
      state.failures = 0
      state.rest = 0
      tell(null)
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof Trouble)) throw error
      const seconds = Math.max(error.after ?? 0, 60 * 2 ** Math.min(state.failures, 10))
      state.failures++
      state.rest = clock().getTime() + Math.min(seconds, longestRest) * tempo.second
      tell(error.message)
    }
    await book.save()
  }
}

function mayStillRead(state: Book['state'], now: Date, most: number): boolean {
  const day = now.toISOString().slice(0, 10)
  if (state.day !== day) Object.assign(state, { day, read: 0 })
  return state.read < most
}

/** @throws Trouble when the site cannot be read now; the page waits at the end of the line, and after three times no longer */
async function readNext({ listening, site, alike, hand }: Crawl, book: Book, road: Road): Promise<void> {
  const next = book.next()
  if (!next) return
  const { key, page } = next
  const { url, tries = 0, ...rest } = page
  try {
    const visit = await road.visit(url, page, acceptPage)
    book.state.read++
    const answer = visit.state === 'here' && isPage(visit.answer.header) ? visit.answer : null
    if (!answer) return book.set(key, rest)
    const text = readText(answer.bytes, answer.header('content-type'))
    const bytes = writeItem({ is: 'page', page: answer.url, changed: page.changed }, text)
    const note = await noteIn(listening, bytes)
    const read: Page = { ...rest, ...validatorsOf(answer) }
    const signature = note && isWanted(listening, note, site) ? signatureOf(note.text) : null
    const name = `${site.host} ${key}`
    if (signature && alike.find(signature, name) === null) {
      alike.add(signature, name)
      await hand([{ bytes, ...(page.history && { history: true }) }], 0)
      read.near = Buffer.from(signature).toString('base64')
    } else await hand([], 1)
    book.set(key, read)
  } catch (error) {
    if (error instanceof Trouble) {
      book.set(key, tries + 1 < mostTries ? { ...page, tries: tries + 1 } : rest)
      book.later(key)
    }
    throw error
  }
}

/** Pictures, films and programs are no pages, whatever they are called; nor is what asks not to be kept. */
const isPage = (header: (name: string) => string) =>
  /^\s*(?:text\/html|application\/xhtml\+xml|$)/i.test(header('content-type')) &&
  !/\b(?:noindex|none)\b/i.test(header('x-robots-tag'))

async function noteIn({ understand }: Listening, bytes: Uint8Array): Promise<Note | null> {
  try {
    const event = await understand(bytes)
    return 'note' in event ? event.note : null
  } catch (error) {
    // A page without words, or one that breaks whoever reads it: there is nothing in it for us.
    if (error instanceof Refusal || (error as { code?: string }).code === 'TOOK_TOO_LONG') return null
    throw error
  }
}

const isWanted = ({ meets }: Listening, { subject = '', text, actor, language }: Note, { host }: Site) =>
  meets({
    text: `${subject}\n${text}`,
    from: [actor.name ?? '', actor.handle ?? ''].filter(Boolean),
    site: host,
    ...(language && { language }),
  })
