/**
 * What a site says that it has: a feed (RSS, Atom, RDF, JSON), a sitemap, or an index of sitemaps, packed or not -> addresses, with when they
 * were changed. One pass over the tags; whatever comes in it ends, takes no more than so much, and others get a turn in between.
 */
import { setImmediate } from 'node:timers/promises'
import { createGunzip } from 'node:zlib'
import { Parser } from 'htmlparser2'
import { readText } from '../kit/charset.ts'
import { readJson } from '../kit/trouble.ts'

type Entry = { url: string /** Milliseconds; 0 when it does not say. */; changed: number }
export type Listing = { kind: 'feed' | 'sitemap' | 'index'; entries: Entry[] }

/** As much as a sitemap may hold (sitemaps.org). */
const mostEntries = 50_000
const mostUnpacked = 50 * 1024 * 1024
const deepest = 100
const atOnce = 200_000

/** @returns null when it is none of these */
export async function readListing(bytes: Uint8Array, contentType: string, now: number): Promise<Listing | null> {
  const text = readText(isPacked(bytes) ? await unpack(bytes) : bytes, contentType)
  return /^\s*\{/.test(text) ? readJsonFeed(text, now) : readXml(text, now)
}

const isPacked = ([a, b]: Uint8Array) => a === 0x1f && b === 0x8b

/** As far as it goes: what is cut off, broken or endless is read up to there. */
async function unpack(bytes: Uint8Array): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let size = 0
  const gunzip = createGunzip()
  gunzip.end(bytes)
  try {
    for await (const part of gunzip as AsyncIterable<Buffer>) {
      parts.push(part)
      size += part.length
      if (size > mostUnpacked) break
    }
  } catch {
    // Up to here it was whole.
  }
  return Buffer.concat(parts)
}

function readJsonFeed(text: string, now: number): Listing | null {
  const feed = readJson(text) as { items?: unknown } | null
  if (!Array.isArray(feed?.items)) return null
  const entries = feed.items.slice(0, mostEntries).flatMap((item: Record<string, unknown> | null) => {
    const url = item?.url ?? item?.external_url
    return typeof url === 'string'
      ? [{ url, changed: momentOf(String(item?.date_modified ?? item?.date_published), now) }]
      : []
  })
  return { kind: 'feed', entries }
}

const roots: Readonly<Record<string, Listing['kind']>> = {
  rss: 'feed',
  feed: 'feed',
  RDF: 'feed',
  urlset: 'sitemap',
  sitemapindex: 'index',
}
const holders = new Set(['item', 'entry', 'url', 'sitemap'])
const dates = ['lastmod', 'updated', 'modified', 'pubDate', 'published', 'date']

async function readXml(text: string, now: number): Promise<Listing | null> {
  let kind: Listing['kind'] | null = null
  const entries: Entry[] = []
  const open: string[] = []
  let entry: { link: string; said: Record<string, string> } | null = null
  let words = ''
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const name = local(tag)
        kind ??= roots[name] ?? null
        open.push(name)
        if (holders.has(name) && open.length <= 4) entry = { link: '', said: {} }
        // Of Atom the link is an attribute, and there are several kinds of it.
        if (entry && name === 'link' && attributes.href && (attributes.rel ?? 'alternate') === 'alternate')
          entry.link ||= attributes.href
        if (name === 'guid' && attributes.isPermaLink === 'false') open[open.length - 1] = 'id'
        words = ''
      },
      ontext(part) {
        if (words.length < 3000) words += part
      },
      onclosetag() {
        const name = open.pop() ?? ''
        if (entry && holders.has(name)) {
          const link = entry.link || entry.said.loc || entry.said.link || entry.said.guid || ''
          const date = dates.map((each) => momentOf(entry?.said[each], now)).find((at) => at > 0)
          if (link && entries.length < mostEntries) entries.push({ url: link, changed: date ?? 0 })
          entry = null
        } else if (entry && words.trim()) entry.said[name] ??= words.trim()
        words = ''
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  for (let at = 0; at < text.length && open.length <= deepest && entries.length < mostEntries; at += atOnce) {
    parser.write(text.slice(at, at + atOnce))
    await setImmediate()
  }
  return kind === null ? null : { kind, entries }
}

const local = (tag: string) => tag.slice(tag.indexOf(':') + 1)

/** A date to come tells nothing. */
function momentOf(text: string | undefined, now: number): number {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) || at < 0 || at > now ? 0 : at
}
