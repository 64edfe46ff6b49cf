/**
 * What GDELT 2.0 saw in the news, as its files of tab-separated lines tell: events, mentions, or the knowledge graph. Each line is a link to a page
 * that we did not read, with its title where the file has one. What kind of file it is is seen from the number of its columns.
 */
import { writeItem } from '../../channels/sites/item.ts'
import { Unusable } from '../command.ts'
import { readLines } from './ndjson.ts'
import { broken, type Found, one, type Place, start } from './record.ts'
import type { Source } from './source.ts'

/** Which column holds the address, when it was seen, and what else is known of it; counted from 0. */
const layouts: Readonly<Record<number, { url: number; seen: number; more?: number }>> = {
  61: { url: 60, seen: 59 },
  16: { url: 5, seen: 2 },
  27: { url: 4, seen: 1, more: 26 },
}
const longest = 4 * 1024 * 1024

/** @throws Unusable when its first line is of none of the three */
export async function* newsIn(source: Source, from: Place = start): AsyncGenerator<Found> {
  for await (const found of readLines(source, longest, from)) {
    const { line, after } = found
    if ('broken' in found) {
      yield broken(line, after, found.broken)
      continue
    }
    const columns = Buffer.from(found.bytes).toString('utf8').replace(/\r$/, '').split('\t')
    const layout = layouts[columns.length]
    if (!layout && line === 1) throw new Unusable(unlike(source.path, columns))
    yield layout
      ? linkIn(columns, layout, line, after)
      : broken(line, after, `it has ${columns.length} columns; 61, 16 or 27 were expected`)
  }
}

const unlike = (path: string, columns: readonly string[]) =>
  columns[0]?.startsWith('PK')
    ? `${path} is packed: unpack it first, and import the .CSV in it`
    : `${path} is no file of GDELT 2.0: its lines should have 61 columns (events), 16 (mentions) or 27 (graph), with tabs between them; the first has ${columns.length}`

function linkIn(columns: readonly string[], layout: (typeof layouts)[number], line: number, after: Place): Found {
  const page = columns[layout.url]?.trim() ?? ''
  if (!/^https?:\/\//i.test(page) || page.length > 2000 || !URL.canParse(page))
    return broken(line, after, 'it does not link to a page on the web', columns[0]?.slice(0, 100))
  const title = /<PAGE_TITLE>(.{0,1000}?)<\/PAGE_TITLE>/.exec(columns[layout.more ?? -1] ?? '')?.[1] ?? ''
  const changed = momentOf(columns[layout.seen] ?? '')
  return one(line, after, { bytes: writeItem({ is: 'link', page, changed, title }), history: true })
}

/** 20260303080000, in UTC. */
function momentOf(digits: string): number {
  const iso = digits.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z')
  return Math.max(0, Date.parse(iso) || 0)
}
