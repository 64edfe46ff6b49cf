/** A round along the lists of a site: what they name that is new, or was changed, is written in the book to be read. */
import { pageAddress, siteOf } from './address.ts'
import type { Book, List } from './book.ts'
import { keyOf } from './book.ts'
import { readListing } from './listing.ts'
import { isOf, type Site } from './places.ts'
import { type Road, validatorsOf } from './road.ts'
import { acceptList, searchSite } from './search.ts'

const mostLists = 60
const searchedMs = 7 * 86_400_000

/**
 * @param back milliseconds: what was changed longer ago than that, when we first came, is not read
 * @throws Trouble when the site cannot be seen now
 */
export async function goRound(site: Site, book: Book, road: Road, now: number, back: number): Promise<void> {
  const { state } = book
  if (state.lists.length === 0 || now - state.searched > searchedMs) {
    const { lists } = await searchSite(road, site, now)
    const known = new Map(state.lists.map((list) => [list.url, list]))
    state.lists = lists.map((url) => known.get(url) ?? { url, etag: '', modified: '', changed: 0 })
    state.searched = now
    await book.save()
  }
  const listed = new Set<string>()
  let isWhole = true
  const queue = [...state.lists]
  const after = new Map<string, List>()
  for (let list = queue.shift(); list && after.size < mostLists; list = queue.shift()) {
    if (after.has(list.url)) continue
    const looked = await lookAt(road, list, now)
    after.set(list.url, looked.list)
    isWhole &&= !looked.isSame
    for (const { url, changed } of looked.listing?.entries ?? []) {
      if (looked.listing?.kind === 'index') {
        const known = state.lists.find((each) => each.url === url)
        const isOld = !state.begun && changed > 0 && changed < now - back
        // An index tells which of its sitemaps changed: the others need not be asked.
        const isSame = changed > 0 && known?.changed === changed
        if (known && isSame) {
          after.set(url, known)
          isWhole = false
        } else if (!isOld && URL.canParse(url) && siteOf(url) === site.host)
          queue.push({ url, etag: '', modified: '', ...known, changed })
        continue
      }
      const address = pageAddress(url, looked.list.url)
      if (!address || !isOf(site, address)) continue
      listed.add(keyOf(address))
      const unread = !state.begun && changed > 0 && changed < now - back
      book.add(address, changed, { history: !state.begun, unread })
    }
  }
  state.lists = [...after.values()]
  if (!book.isNearlyFull()) return
  // What can be forgotten shows only when all lists are read, and what has room then only when they are read again.
  if (!isWhole || book.forget(listed) > 0)
    state.lists = state.lists.map(({ url }) => ({ url, etag: '', modified: '', changed: 0 }))
}

/** @returns `listing` null when it says nothing new, or cannot be understood */
async function lookAt(road: Road, list: List, now: number) {
  const visit = await road.visit(list.url, list, acceptList)
  if (visit.state !== 'here') return { list, listing: null, isSame: visit.state === 'same' }
  const { bytes, header } = visit.answer
  const listing = await readListing(bytes, header('content-type'), now)
  return {
    list: { url: list.url, changed: list.changed, etag: '', modified: '', ...validatorsOf(visit.answer) },
    listing,
    isSame: false,
  }
}
