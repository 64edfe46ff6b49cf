/** One entry, whichever of the four formats it is written in, as the few things that we need of it. */
import { parseFeed } from 'feedsmith'

export type Entry = {
  id: string | undefined
  link: string | undefined
  title: string
  /** HTML or plain text; nobody can tell. */
  content: string
  author: { name?: string | undefined; url?: string | undefined } | undefined
  language: string | undefined
  published: string | undefined
  updated: string | undefined
  /** The feed with the comments on it, and how many there are. */
  comments: { feed: string | undefined; count: number | undefined }
  /** What it answers, by the id that the feed gives it. */
  answers: string | undefined
}

/** @throws when it is no document of a feed, or holds no entry */
export function readEntry(document: string): Entry {
  const parsed = parseFeed(document, { maxItems: 1 })
  const entry =
    parsed.format === 'atom'
      ? readAtom(parsed.feed)
      : parsed.format === 'json'
        ? readJson(parsed.feed)
        : readRss(parsed.feed)
  if (!entry) throw new Error('there is no entry in it')
  return entry
}

/** What a feed says of itself. */
export function readHead(document: string): { title: string; link: string | undefined } {
  try {
    const { format, feed } = parseFeed(document, { maxItems: 1 })
    const link = format === 'atom' ? alternate(feed.links) : format === 'json' ? feed.home_page_url : feed.link
    return { title: feed.title ?? '', link }
  } catch {
    return { title: '', link: undefined }
  }
}

type Parsed = ReturnType<typeof parseFeed>
type Feed<F extends Parsed['format']> = Extract<Parsed, { format: F }>['feed']

function readRss(feed: Feed<'rss'> | Feed<'rdf'>): Entry | undefined {
  const item = feed.items?.[0]
  if (!item) return undefined
  const rss = item as NonNullable<Feed<'rss'>['items']>[number]
  const rdf = item as NonNullable<Feed<'rdf'>['items']>[number]
  return {
    id: rss.guid?.value ?? rdf.rdf?.about ?? item.atom?.id,
    link: item.link ?? (rss.guid?.isPermaLink === false ? undefined : webAddress(rss.guid?.value)),
    title: item.title ?? '',
    content: item.content?.encoded ?? item.description ?? '',
    author: { name: rss.authors?.[0] ?? item.dc?.creators?.[0] },
    language: feed.dc?.languages?.[0] ?? (feed as Feed<'rss'>).language,
    published: rss.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published,
    updated: item.atom?.updated ?? item.dcterms?.modified,
    comments: { feed: item.wfw?.commentRss, count: item.slash?.comments },
    answers: rss.thr?.inReplyTos?.[0]?.ref,
  }
}

function readAtom(feed: Feed<'atom'>): Entry | undefined {
  const entry = feed.entries?.[0]
  if (!entry) return undefined
  const replies = entry.links?.find(({ rel }) => rel === 'replies')
  return {
    id: entry.id,
    link: alternate(entry.links),
    title: entry.title ?? '',
    content: entry.content ?? entry.summary ?? '',
    author: { name: entry.authors?.[0]?.name, url: entry.authors?.[0]?.uri },
    language: undefined,
    published: entry.published ?? entry.updated,
    updated: entry.updated,
    comments: {
      feed: entry.wfw?.commentRss ?? replies?.href,
      count: entry.slash?.comments ?? entry.thr?.total ?? replies?.thr?.count,
    },
    answers: entry.thr?.inReplyTos?.[0]?.ref,
  }
}

function readJson(feed: Feed<'json'>): Entry | undefined {
  const item = feed.items?.[0]
  if (!item) return undefined
  return {
    id: item.id,
    link: item.url ?? item.external_url,
    title: item.title ?? '',
    content: item.content_html ?? item.content_text ?? item.summary ?? '',
    author: item.authors?.[0],
    language: item.language ?? feed.language,
    published: item.date_published ?? item.date_modified,
    updated: item.date_modified,
    comments: { feed: undefined, count: undefined },
    answers: undefined,
  }
}

const alternate = (links: { href?: string; rel?: string }[] | undefined) =>
  (links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links?.[0])?.href

const webAddress = (text: string | undefined) => (text && /^https?:\/\//i.test(text) ? text : undefined)
