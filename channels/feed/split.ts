/**
 * One document of a feed -> its entries, each as a small document of its own. So each entry is one item of the ledger, a broken one
 * costs only itself, and a feed of thousands is never parsed at once. It looks for tags and at nothing else: one pass, linear, whatever
 * comes in. The document type goes: nothing that a stranger declares there is ever read.
 */

export type Split = {
  /** The document without its entries: what the feed says of itself. */
  head: string
  entries: string[]
}

type Tag = { name: string; text: string; at: number; end: number; kind: 'open' | 'close' | 'whole' }

/** More than any feed holds, and deeper than any goes before its entries. */
const mostEntries = 20_000
const deepest = 50

/** @returns null when it is no feed: there is no element that a feed begins with */
export function splitFeed(document: string): Split | null {
  return /^\s*[{[]/.test(document) ? splitJson(document) : splitXml(document)
}

function splitJson(document: string): Split | null {
  try {
    const { items, ...head } = JSON.parse(document) as { items?: unknown }
    if (!Array.isArray(items)) return null
    const whole = items.slice(0, mostEntries).map((item: unknown) => JSON.stringify({ ...head, items: [item] }))
    return { head: JSON.stringify({ ...head, items: [] }), entries: whole }
  } catch {
    return null
  }
}

function splitXml(document: string): Split | null {
  const find = finder(document)
  const around: Tag[] = []
  const entries: string[] = []
  let head = ''
  let from = 0
  for (let at = 0; entries.length < mostEntries; ) {
    const tag = nextTag(document, at)
    if (!tag || around.length > deepest) break
    at = tag.end
    if (tag.kind === 'open' && isEntry(tag.name, around)) {
      head += document.slice(from, tag.at)
      at = from = endOfEntry(document, find, tag)
      entries.push(wrap(around, document.slice(tag.at, from)))
    } else if (tag.kind === 'open') around.push(tag)
    else if (tag.kind === 'close') closeUntil(around, tag.name)
  }
  const isFeed = /<(?:\w+:)?(?:rss|feed|RDF)[\s>]/.test(document.slice(0, 10_000))
  return isFeed ? { head: withoutDoctype(head + document.slice(from)), entries } : null
}

/** Behind the end of an entry; one that is never closed ends where the next begins. */
function endOfEntry(document: string, find: Find, { name, end }: Tag): number {
  for (let at = end; ; ) {
    const places = [`</${name}`, `<${name}`, '<![CDATA[', '<!--'].map((mark) => find(mark, at))
    const [close = 0, open = 0, data = 0, comment = 0] = places
    const first = Math.min(...places)
    if (first === document.length) return first
    if (first === data) at = find(']]>', data) + 3
    else if (first === comment) at = find('-->', comment) + 3
    else if (nameAt(document, first) !== name) at = first + 1
    else return first === close ? endOfTag(document, close) : open
  }
}

/** Where a mark is next, else the end. Asked with rising places it looks at each character once a mark, whatever comes in. */
type Find = (mark: string, from: number) => number

function finder(document: string): Find {
  const known = new Map<string, number>()
  return (mark, from) => {
    const held = known.get(mark) ?? -1
    if (held >= from) return held
    const at = document.indexOf(mark, from)
    known.set(mark, at === -1 ? document.length : at)
    return at === -1 ? document.length : at
  }
}

/** `item` inside a channel or RDF, `entry` inside an Atom feed; not the items of something embedded. */
function isEntry(name: string, around: readonly Tag[]): boolean {
  const local = name.slice(name.indexOf(':') + 1)
  const within = around.at(-1)?.name.replace(/^.*:/, '') ?? ''
  return (local === 'item' && ['channel', 'RDF', 'rss'].includes(within)) || (local === 'entry' && within === 'feed')
}

function closeUntil(around: Tag[], name: string): void {
  const at = around.findLastIndex((tag) => tag.name === name)
  if (at !== -1) around.length = at
}

/** The entry inside the tags that it stood in, with the names that they declare. */
function wrap(around: readonly Tag[], entry: string): string {
  const open = around.map((tag) => tag.text).join('')
  const close = around.map((tag) => `</${tag.name}>`).reverse()
  return `${open}${entry}${close.join('')}`
}

const withoutDoctype = (text: string) => text.replace(/<!DOCTYPE[^>[]*(\[[^\]]*\])?[^>]*>/i, '')

/** Where sections that hold no tags end. */
const sections = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const

function nextTag(document: string, from: number): Tag | null {
  for (let at = document.indexOf('<', from); at !== -1; at = document.indexOf('<', at)) {
    const section = sections.find(([begin]) => document.startsWith(begin, at))
    if (section) {
      const end = document.indexOf(section[1], at + section[0].length)
      if (end === -1) return null
      at = end + section[1].length
      continue
    }
    if (document.startsWith('<!', at)) {
      at = endOfDeclaration(document, at)
      continue
    }
    const name = nameAt(document, at)
    if (!name) {
      at++
      continue
    }
    const end = endOfTag(document, at)
    const text = document.slice(at, end)
    const kind = text.startsWith('</') ? 'close' : text.endsWith('/>') ? 'whole' : 'open'
    return { name, text, at, end, kind }
  }
  return null
}

const tagName = /<\/?([A-Za-z_][\w.-]{0,100}(?::[\w.-]{1,100})?)(?=[\s/>])/y

function nameAt(document: string, at: number): string | undefined {
  tagName.lastIndex = at
  return tagName.exec(document)?.[1]
}

/** Behind the `>` of a tag; one between quotes does not count. */
function endOfTag(document: string, at: number): number {
  const ends = /["'>]/g
  ends.lastIndex = at
  for (let found = ends.exec(document); found; found = ends.exec(document)) {
    if (found[0] === '>') return ends.lastIndex
    const close = document.indexOf(found[0], ends.lastIndex)
    if (close === -1) break
    ends.lastIndex = close + 1
  }
  return document.length
}

function endOfDeclaration(document: string, at: number): number {
  const end = document.indexOf('>', at)
  const inner = document.indexOf('[', at)
  if (end === -1) return document.length
  if (inner === -1 || inner > end) return end + 1
  const close = document.indexOf(']', inner)
  const after = close === -1 ? -1 : document.indexOf('>', close)
  return after === -1 ? document.length : after + 1
}
