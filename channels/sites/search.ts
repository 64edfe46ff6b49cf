/** Which lists a site has: what stands at its address, the feeds that a page names, and its sitemaps. */
import { setImmediate } from 'node:timers/promises'
import { Parser } from 'htmlparser2'
import { readText } from '../kit/charset.ts'
import { readListing } from './listing.ts'
import type { Site } from './places.ts'
import { isOf } from './places.ts'
import type { Road, Visit } from './road.ts'

export const acceptPage = 'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5'
export const acceptList =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5'
const mostFeeds = 10
/** Feeds are named in the head of a page. */
const headOf = 300_000

export type Searched = { lists: string[]; title: string; state: Visit['state'] }

/** @throws Trouble when it cannot be seen now */
export async function searchSite(road: Road, site: Site, now: number): Promise<Searched> {
  const { origin } = new URL(site.home)
  const rules = await road.rulesOf(origin)
  const sitemaps = rules.sitemaps.length > 0 ? rules.sitemaps : [`${origin}/sitemap.xml`]
  const visit = await road.visit(site.home, null, acceptPage)
  if (visit.state !== 'here') return { lists: sitemaps.flatMap(ofSite(site, origin)), title: '', state: visit.state }
  const { url, bytes, header } = visit.answer
  const listing = await readListing(bytes, header('content-type'), now)
  // The address is a feed or a sitemap itself: then somebody means that one.
  if (listing) return { lists: [url], title: '', state: 'here' }
  const { feeds, title } = await readHead(readText(bytes.subarray(0, headOf), header('content-type')))
  const lists = [...feeds.slice(0, mostFeeds), ...sitemaps].flatMap(ofSite(site, url))
  return { lists: [...new Set(lists)], title, state: 'here' }
}

const ofSite = (site: Site, base: string) => (link: string) => {
  const url = URL.canParse(link, base) ? new URL(link, base).href : ''
  return /^https?:/.test(url) && url.length <= 500 && isOf({ ...site, home: new URL('/', site.home).href }, url)
    ? [url]
    : []
}

async function readHead(html: string): Promise<{ feeds: string[]; title: string }> {
  const feeds: string[] = []
  let title = ''
  let inTitle = false
  const parser = new Parser({
    onopentag(name, { rel = '', type = '', href }) {
      inTitle = name === 'title' && title === ''
      if (name === 'link' && /\balternate\b/i.test(rel) && /(?:rss|atom|feed)\+/i.test(type) && href) feeds.push(href)
    },
    ontext(text) {
      if (inTitle && title.length < 300) title += text
    },
    onclosetag() {
      inTitle = false
    },
  })
  for (let at = 0; at < html.length; at += 100_000) {
    parser.write(html.slice(at, at + 100_000))
    await setImmediate()
  }
  return { feeds, title: title.trim() }
}
