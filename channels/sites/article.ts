/** A page -> what it says: its main text without what stands around it, by the library that a browser uses for reading quietly. */
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { limits, Refusal } from '../../domain/message/message.ts'
import { cleanLine } from '../../domain/message/text.ts'
import { plainText } from '../kit/plain.ts'

export type Article = {
  title: string
  text: string
  author: string
  language: string
  published: string
  site: string
  /** Where the page says that it stands. */
  canonical: string
}

/** UTF-16 units of a text that are kept until we know whether anybody wants it. */
const mostText = 20_000
const mostElements = 30_000
/** Of beginnings and ends together: counted before anything is built of them. */
const mostTags = 100_000
/** Elements within elements: no page that somebody reads goes deeper, and a library that walks them would break. */
const deepest = 500

/** @throws Refusal when it has no words, is made to break a reader, or asks not to be kept */
export function readArticle(html: string): Article {
  if (isEndless(html)) throw new Refusal('The page is nested too deep, or has too many parts, to be read')
  const { document } = parseHTML(html)
  const meta = (name: string) =>
    document.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.getAttribute('content') ?? ''
  if (/\b(?:noindex|none)\b/i.test(meta('robots'))) throw new Refusal('The page asks programs not to keep it')
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? ''
  const language = document.querySelector('html')?.getAttribute('lang') || meta('og:locale')
  const named = meta('og:title') || (document.querySelector('title')?.textContent ?? '')
  const described = meta('og:description') || meta('description')
  const read = mainOf(document)
  const title = cleanLine(plainText(read?.title || named), limits.subject)
  const text = plainText(read?.content ?? '', mostText) || plainText(described) || title
  if (!text) throw new Refusal('The page has no text of its own')
  return {
    title,
    text,
    author: cleanLine(plainText(read?.byline ?? '')).replace(/^(?:door|by|von|par)[: ]\s*/i, ''),
    language: cleanLine(language, 35).replace('_', '-'),
    published: read?.publishedTime ?? '',
    site: cleanLine(plainText(meta('og:site_name'))),
    canonical,
  }
}

type Main = NonNullable<ReturnType<Readability['parse']>>

function mainOf(document: ConstructorParameters<typeof Readability>[0]): Main | null {
  try {
    return new Readability(document, { maxElemsToParse: mostElements }).parse()
  } catch (error) {
    throw new Refusal(`The main text cannot be found: ${cleanLine(error instanceof Error ? error.message : '', 200)}`)
  }
}

/** Elements that have no end. */
const single = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|!|p|li|td|tr|th|dd|dt|option)/i

/** Counted roughly, by beginnings and ends. */
function isEndless(html: string): boolean {
  let depth = 0
  let tags = 0
  for (const [, end, name = '', whole] of html.matchAll(/<(\/?)([a-z!][a-z0-9-]{0,30})[^<>]{0,2000}?(\/?)>/gi)) {
    if (++tags > mostTags) return true
    if (single.test(name)) continue
    depth = end ? Math.max(0, depth - 1) : whole ? depth : depth + 1
    if (depth > deepest) return true
  }
  return false
}
