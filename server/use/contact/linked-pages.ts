/**
 * What a page says of whose it is: where its links with rel=me lead. Asked of strangers' sites with all the care of every way out, a few
 * pages for each account and never more.
 */
import { Parser } from 'htmlparser2'
import {
  isOwnDomain,
  type Pointing,
  type Presence,
  placeOf,
  pointsAt,
  presenceAt,
  samePresence,
} from '../../../domain/contact/links.ts'
import type { Context } from '../../context.ts'

/** Links of one account that are followed; profiles that a page of theirs leads to; links of a page that are read. */
const [mostLinks, mostProfiles, mostHrefs] = [5, 5, 50]
/** Bytes of a page that are read, and elements in each other: the parser takes longer for each that is open. */
const [longestPage, deepest] = [256 * 1024, 500]

export type Linked = {
  presence: Presence
  /** The page by which the two point at each other. */
  page: string
  /** All profiles that it points at. */
  among: readonly Presence[]
}
/** `sure` is false when a page could not be had now: it is worth asking again. */
export type Looked = { linked: Linked[]; sure: boolean }

/** With which other profiles this account points at each other, directly or by a page of their own. */
export async function linkedProfiles(ctx: Pick<Context, 'readPage'>, account: Pointing): Promise<Looked> {
  const looked: Looked = { linked: [], sure: true }
  const meOn = async (url: string): Promise<string[]> => {
    const hrefs = await meLinks(ctx, url)
    looked.sure &&= hrefs !== null
    return hrefs ?? []
  }
  for (const link of account.links.slice(0, mostLinks)) {
    const hrefs = await meOn(link)
    const own = isOwnDomain(account, link)
    if (!own && !pointsAt(hrefs, account)) continue
    const profile = presenceAt(link)
    if (profile) looked.linked.push({ presence: profile, page: link, among: [] })
    else looked.linked.push(...(await behind(link, hrefs, account, meOn)))
  }
  return looked
}

/** Of the profiles that a page of theirs leads to, those that lead back to it. */
async function behind(
  page: string,
  hrefs: readonly string[],
  account: Pointing,
  meOn: (url: string) => Promise<string[]>,
): Promise<Linked[]> {
  const profiles = hrefs.flatMap((href) => {
    const presence = presenceAt(href)
    return presence ? [{ href, presence }] : []
  })
  const among = profiles.map(({ presence }) => presence)
  const found: Linked[] = []
  for (const { href, presence } of profiles.slice(0, mostProfiles)) {
    if (samePresence(presence, account)) continue
    const back = isOwnDomain(presence, page) || (await meOn(href)).some((one) => placeOf(one) === placeOf(page))
    if (back) found.push({ presence, page, among })
  }
  return found
}

/** Where the links of a page lead that say "this is me too"; null when it cannot be had now. */
async function meLinks({ readPage }: Pick<Context, 'readPage'>, url: string): Promise<string[] | null> {
  try {
    const page = await readPage(url, { accept: 'text/html' })
    if (page.status >= 500 || page.status === 429) return null
    if (page.status !== 200) return []
    return hrefsIn(Buffer.from(page.bytes.subarray(0, longestPage)).toString('utf8'), page.url)
  } catch {
    return null
  }
}

function hrefsIn(html: string, base: string): string[] {
  const found = new Set<string>()
  let depth = 0
  const parser = new Parser({
    onopentag(tag, { rel = '', href = '' }) {
      if (++depth > deepest) parser.pause()
      const isMe = (tag === 'a' || tag === 'link') && rel.toLowerCase().split(/\s+/).includes('me')
      if (isMe && found.size < mostHrefs && URL.canParse(href, base)) found.add(new URL(href, base).href)
    },
    onclosetag() {
      depth--
    },
  })
  parser.end(html)
  return [...found]
}
