/**
 * Facets: which bytes of a text are a link, a mention, a hashtag. Read, they tell where a shortened link leads; written, they make links
 * and mentions of ours work. Offsets count bytes of UTF-8.
 */
import { listAt, textAt } from './json.ts'
import { handleIn, isDid } from './uri.ts'

type Span = { start: number; end: number }
type Link = Span & { uri: string }
export type Facets = { links: Link[]; mentions: (Span & { did: string })[] }

/** What can be understood of the facets of a post, in the order in which they stand; of two that overlap the first. */
export function readFacets(record: unknown): Facets {
  const facets: Facets = { links: [], mentions: [] }
  for (const facet of listAt(record, 'facets')) {
    const span = spanOf(facet)
    for (const feature of span ? listAt(facet, 'features') : []) {
      const [uri, did] = [textAt(feature, 'uri'), textAt(feature, 'did')]
      if (span && textAt(feature, '$type').endsWith('#link') && /^https?:\/\//i.test(uri))
        facets.links.push({ ...span, uri })
      if (span && textAt(feature, '$type').endsWith('#mention') && isDid(did)) facets.mentions.push({ ...span, did })
    }
  }
  facets.links.sort((a, b) => a.start - b.start)
  return facets
}

function spanOf(facet: unknown): Span | null {
  const { byteStart: start, byteEnd: end } = ((facet as { index?: unknown } | null)?.index ?? {}) as Record<
    string,
    unknown
  >
  return Number.isInteger(start) && Number.isInteger(end) && Number(start) >= 0 && Number(end) > Number(start)
    ? { start: Number(start), end: Number(end) }
    : null
}

/** The text with every shortened link written out. */
export function writeOut(text: string, links: readonly Link[]): string {
  if (links.length === 0) return text
  const bytes = Buffer.from(text)
  let whole = ''
  let from = 0
  for (const { start, end, uri } of links) {
    if (start < from || end > bytes.length) continue
    const shown = bytes.toString('utf8', start, end)
    whole += bytes.toString('utf8', from, start) + written(shown, uri)
    from = end
  }
  return whole + bytes.toString('utf8', from)
}

/** A link that says where it leads stays as it is, one that is cut short is made whole, one behind other words stands after them. */
function written(shown: string, uri: string): string {
  const bare = (link: string) => link.replace(/^https?:\/\//i, '').replace(/\/$/, '')
  if (bare(shown) === bare(uri)) return shown
  const begins = bare(shown).replace(/(…|\.\.\.)$/, '')
  return begins !== bare(shown) && bare(uri).startsWith(begins) ? uri : `${shown} (${uri})`
}

/** The piece of a text between two bytes. */
export const pieceOf = (text: string, { start, end }: Span) => Buffer.from(text).toString('utf8', start, end)

export type WrittenFacet = { index: { byteStart: number; byteEnd: number }; features: Record<string, string>[] }

const links = /(?<![\w@])https?:\/\/[^\s<>"]{1,2000}/gi
const names = /(?<![\w@/.])@([a-z0-9][a-z0-9.-]{1,250}[a-z0-9])/gi
const tags = /(?<![\p{L}\p{N}_&])#([\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)/gu
const mostNames = 10

/** The facets of a text of ours. @param didOf finds the account of a handle; null when there is none: then it stays text */
export async function facetsOf(
  text: string,
  didOf: (handle: string) => Promise<string | null>,
): Promise<WrittenFacet[]> {
  const facets: WrittenFacet[] = []
  const add = (at: number, shown: string, type: string, value: Record<string, string>) => {
    const byteStart = Buffer.byteLength(text.slice(0, at))
    const index = { byteStart, byteEnd: byteStart + Buffer.byteLength(shown) }
    facets.push({ index, features: [{ $type: `app.bsky.richtext.facet#${type}`, ...value }] })
  }
  const taken: { at: number; end: number }[] = []
  for (const { 0: found, index: at } of text.matchAll(links)) {
    const uri = withoutTail(found)
    if (!URL.canParse(uri)) continue
    taken.push({ at, end: at + uri.length })
    add(at, uri, 'link', { uri })
  }
  const free = (at: number) => taken.every((link) => at < link.at || at >= link.end)
  for (const { 1: name = '', index: at } of [...text.matchAll(names)].slice(0, mostNames)) {
    const handle = free(at) ? handleIn(name) : null
    const did = handle && (await didOf(handle))
    if (did) add(at, `@${name}`, 'mention', { did })
  }
  for (const { 1: tag = '', index: at } of text.matchAll(tags))
    if (free(at) && tag.length <= 64) add(at, `#${tag}`, 'tag', { tag })
  return facets.sort((a, b) => a.index.byteStart - b.index.byteStart)
}

/** A full stop after a link is the sentence's; so is a bracket that was opened before it. */
function withoutTail(link: string): string {
  const bare = link.replace(/[.,;:!?'"]+$/, '')
  return bare.endsWith(')') && !bare.includes('(') ? withoutTail(bare.slice(0, -1)) : bare
}
