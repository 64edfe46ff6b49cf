/** The list of sites, as somebody typed it: one address a line. */
import { pageAddress, siteOf } from './address.ts'

export type Site = {
  /** By what it is known, and politeness is counted. */
  host: string
  /** Where it begins: pages elsewhere on the host are left alone. */
  home: string
}

const mostSites = 200

/** @returns the sites, and the lines that are no address */
export function readPlaces(list: string): { sites: Site[]; odd: string[] } {
  const sites = new Map<string, Site>()
  const odd: string[] = []
  for (const line of list.split(/[\r\n,]+/).map((each) => each.trim())) {
    if (!line) continue
    const home = pageAddress(/^[a-z]+:\/\//i.test(line) ? line : `https://${line}`, 'https://x.invalid/')
    if (!home || !/[.\]]/.test(new URL(home).host)) odd.push(line.slice(0, 100))
    // Of one site asked for twice the first place counts: one host is read in one line.
    else if (sites.size < mostSites && !sites.has(siteOf(home))) sites.set(siteOf(home), { host: siteOf(home), home })
  }
  return { sites: [...sites.values()], odd }
}

/** Whether a page belongs to a site, and stands below the place where it begins. */
export function isOf({ host, home }: Site, address: string): boolean {
  const { pathname } = new URL(home)
  const below = pathname.slice(0, pathname.lastIndexOf('/') + 1)
  return siteOf(address) === host && new URL(address).pathname.startsWith(isDocument(pathname) ? '/' : below)
}

/** An address of a feed or a sitemap says nothing of where the pages stand. */
const isDocument = (pathname: string) => /\.\w{2,5}$|\/(?:feed|rss|atom|sitemap)[^/]*\/?$/i.test(pathname)
