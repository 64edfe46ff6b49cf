/**
 * The rows of a saved page of a network that is gone, as a CSV would have them. A row is an element, its columns stand in it, each
 * named by a few words: `td`, `.naam`, `#id`, `span.datum`, `td:2` for the second such, and `a@href` for what an attribute says.
 * The page is read as a stream and nothing in it is run, shown or fetched.
 */
import { createReadStream } from 'node:fs'
import { Parser } from 'htmlparser2'
import { Unusable } from '../command.ts'
import type { CsvLine } from './csv.ts'
import { inLetters } from './layout.ts'
import { type Place, start } from './record.ts'
import type { Source } from './source.ts'

/** UTF-16 units of one value, and elements inside each other; real pages have far less. */
const [longest, deepest] = [262_144, 5000]

type Layout = { row: string; columns: Readonly<Record<string, string>> }
type Spot = { tag: string; marks: readonly string[]; nth: number; attribute: string | null }
type Column = Spot & { seen: number; text: string; until: number | null }

/** First the names of the columns, then its rows, counted from 1. @throws Unusable when the layout says no place, or the page is made to do harm */
export async function* readHtml(source: Source, layout: Layout, from: Place = start): AsyncGenerator<CsvLine> {
  const names = Object.keys(layout.columns)
  yield { line: 0, after: start, record: names }
  const row = spotOf(layout.row)
  const spots = names.map((name) => spotOf(layout.columns[name] ?? ''))
  const done: string[][] = []
  let depth = 0
  let open: { depth: number; columns: Column[] } | null = null
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (++depth > deepest) throw new Unusable(`${source.path} nests ${deepest} elements: that is no page`)
      if (!open) {
        if (isAt(row, tag, attributes))
          open = { depth, columns: spots.map((spot) => ({ ...spot, seen: 0, text: '', until: null })) }
        return
      }
      for (const column of open.columns) meet(column, tag, attributes, depth)
    },
    ontext(text) {
      for (const column of open?.columns ?? [])
        if (column.until !== null && column.text.length < longest) column.text += text
    },
    onclosetag() {
      for (const column of open?.columns ?? []) if (column.until === depth) column.until = null
      if (open?.depth === depth--) {
        done.push(open.columns.map(({ text }) => inLetters(text.replace(/[^\S\n]+/g, ' ').trim(), source)))
        open = null
      }
    },
  })
  let line = start.line
  const rows = function* (): Generator<CsvLine> {
    for (const record of done.splice(0)) {
      const after = { byte: line, line: line + 1 }
      if (line >= from.line) yield { line, after, record }
      line++
    }
  }
  const file = createReadStream(source.path, { encoding: source.encoding === 'utf-8' ? 'utf8' : 'latin1' })
  for await (const chunk of file as AsyncIterable<string>) {
    parser.write(chunk)
    yield* rows()
  }
  parser.end()
  yield* rows()
}

function spotOf(words: string): Spot {
  const [, tag = '', marks = '', nth = '1', attribute = null] =
    /^([a-z][\w-]*)?((?:[.#][\w-]+)*)(?::(\d{1,3}))?(?:@([\w-]+))?$/i.exec(words.trim()) ?? []
  if (!tag && !marks)
    throw new Unusable(
      `"${words}" says no place in a page: write an element, .class or #id, such as td:2 or a.naam@href`,
    )
  return { tag: tag.toLowerCase(), marks: marks.match(/[.#][\w-]+/g) ?? [], nth: Number(nth), attribute }
}

function isAt({ tag, marks }: Spot, name: string, attributes: Record<string, string>): boolean {
  if (tag && tag !== name) return false
  const classes = (attributes.class ?? '').split(/\s+/)
  return marks.every((mark) =>
    mark.startsWith('#') ? attributes.id === mark.slice(1) : classes.includes(mark.slice(1)),
  )
}

/** What stands there begins, or a line in what has begun. */
function meet(column: Column, tag: string, attributes: Record<string, string>, depth: number): void {
  if (column.until !== null) {
    if (/^(?:br|p|div|li)$/.test(tag) && column.text.length < longest) column.text += '\n'
    return
  }
  if (!isAt(column, tag, attributes) || ++column.seen !== column.nth) return
  if (column.attribute === null) column.until = depth
  else column.text = (attributes[column.attribute] ?? '').slice(0, longest)
}
