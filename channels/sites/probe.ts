/** "Test this connection": may we read it, does it say what is new, and can a page be read. The first three sites of the list. */
import type { Channel, TestStep, Words } from '../kit/channel.ts'
import { readText } from '../kit/charset.ts'
import { pageAddress } from './address.ts'
import { decode } from './decode.ts'
import { writeItem } from './item.ts'
import { readListing } from './listing.ts'
import { newPace } from './pace.ts'
import { isOf, readPlaces, type Site } from './places.ts'
import { newRoad, type Road } from './road.ts'
import { acceptList, acceptPage, searchSite } from './search.ts'

const mostTried = 3
const mostLists = 3
/** Milliseconds between two requests while somebody waits for the outcome. */
const delay = 1000

export const test: NonNullable<Channel['test']> = async function* ({ address }, signal, readPage) {
  const { sites, odd } = readPlaces(String(address ?? ''))
  const reading: Words = { nl: 'De lijst lezen', en: 'Read the list' }
  if (sites.length === 0 || odd.length > 0) {
    const line = odd[0] ?? ''
    yield {
      step: reading,
      ok: false,
      detail: { nl: `"${line}" is geen adres van een website`, en: `"${line}" is no address of a website` },
    }
  }
  const clock = () => new Date(0)
  const seats = newPace(1)
  for (const site of sites.slice(0, mostTried)) {
    const road = newRoad({ readPage, signal, clock }, site.host, { pace: seats, delay, second: 1000 })
    try {
      yield* trySite(site, road)
    } catch (error) {
      const reason = error instanceof Error ? error.message : ''
      yield step(site, 'De site bereiken', 'Reach the site', false, { nl: reason, en: reason })
    }
  }
}

async function* trySite(site: Site, road: Road): AsyncGenerator<TestStep> {
  const now = Number.MAX_SAFE_INTEGER
  const searched = await searchSite(road, site, now)
  const may = searched.state !== 'closed'
  yield step(site, 'Vragen of we mogen lezen', 'Ask whether we may read', may, {
    nl: may
      ? 'robots.txt laat het toe'
      : 'robots.txt vraagt programma’s om deze site niet te lezen, dus dat doen we niet',
    en: may ? 'robots.txt allows it' : 'robots.txt asks programs not to read this site, so we do not',
  })
  if (!may) return
  const found = await pagesOf(site, road, searched.lists, now)
  const [page] = found
  yield step(site, 'Zien wat er nieuw is', 'See what is new', page !== undefined, {
    nl: page
      ? `${found.length} pagina’s in feed of sitemap`
      : 'Er is geen feed en geen sitemap met pagina’s van deze site',
    en: page
      ? `${found.length} pages in its feed or sitemap`
      : 'There is no feed and no sitemap with pages of this site',
  })
  if (!page) return
  const visit = await road.visit(page, null, acceptPage)
  const title = visit.state === 'here' ? await titleOf(visit.answer) : null
  yield step(site, 'Een pagina lezen', 'Read a page', title !== null, {
    nl: title ?? `${page} is niet te lezen`,
    en: title ?? `${page} cannot be read`,
  })
}

async function pagesOf(site: Site, road: Road, lists: readonly string[], now: number): Promise<string[]> {
  const queue = [...lists]
  for (let i = 0; i < mostLists && queue.length > 0; i++) {
    const visit = await road.visit(queue.shift() ?? '', null, acceptList)
    if (visit.state !== 'here') continue
    const { bytes, header, url } = visit.answer
    const listing = await readListing(bytes, header('content-type'), now)
    if (listing?.kind === 'index') queue.unshift(...listing.entries.slice(0, 1).map((entry) => entry.url))
    else {
      const pages = (listing?.entries ?? []).flatMap((entry) => pageAddress(entry.url, url) ?? [])
      const own = pages.filter((each) => isOf(site, each))
      if (own.length > 0) return own
    }
  }
  return []
}

async function titleOf({ url, bytes, header }: { url: string; bytes: Uint8Array; header(name: string): string }) {
  const item = writeItem(
    { is: 'page', page: url, changed: 0 },
    readText(bytes, header('content-type')).slice(0, 300_000),
  )
  const connection = { id: 'new', name: 'new', address: url }
  const event = await decode(item, { connection, received: new Date(0) }).catch(() => null)
  return event && 'note' in event ? (event.note.subject ?? event.note.text.slice(0, 80)) : null
}

const step = ({ host }: Site, nl: string, en: string, ok: boolean, detail: Words): TestStep => ({
  step: { nl: `${host}: ${nl}`, en: `${host}: ${en}` },
  ok,
  detail,
})
