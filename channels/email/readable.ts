/**
 * What a person would read in HTML that `safeHtml` has cleaned: paragraphs, lists, links with their address, quotes behind `> `.
 * The input is well-formed and knows some sixty tags, so one pass over its tags is enough: linear in its length.
 */

const blocks = new Set(['address', 'caption', 'center', 'dd', 'div', 'dt', 'hr', 'li', 'ol', 'pre', 'tr', 'ul'])
/** Blocks with an empty line around them. */
const paragraphs = new Set(['blockquote', 'dl', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ol', 'p', 'table', 'ul'])
const letters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

const plain = (html: string) => html.replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => letters[name] ?? '')
/** As people write an address. */
const bare = (href: string) => href.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
const isList = (tag: string) => tag === 'ul' || tag === 'ol'

/** @param safe HTML as `safeHtml` gives it, and no other */
export function readable(safe: string): string {
  const page = writer()
  /** The counter of each open list; null for one without numbers. */
  const lists: (number | null)[] = []
  let preformatted = 0
  let href = ''

  const open = (tag: string, attributes: string) => {
    if (tag === 'br') page.endLine()
    if (tag === 'hr') page.write('---')
    if (tag === 'img') page.write(plain(/ alt="([^"]+)"/.exec(attributes)?.[1] ?? '').replace(/^(.+)$/, '[$1]'))
    if (tag === 'a') {
      href = plain(/ href="([^"]*)"/.exec(attributes)?.[1] ?? '').replace(/^(mailto|tel):/i, '')
      page.mark()
    }
    if (tag === 'td' || tag === 'th') page.space('  ')
    if (tag === 'pre') preformatted++
    if (tag === 'blockquote') page.quote(1)
    if (isList(tag)) lists.push(tag === 'ol' ? 1 : null)
    if (tag === 'li') {
      const counter = lists.at(-1) ?? null
      page.write(`${'  '.repeat(Math.max(0, lists.length - 1))}${counter === null ? '-' : `${counter}.`} `)
      if (counter !== null) lists[lists.length - 1] = counter + 1
    }
  }
  const close = (tag: string) => {
    if (tag === 'pre') preformatted--
    if (tag === 'blockquote') page.quote(-1)
    if (isList(tag)) lists.pop()
    if (tag === 'a' && href && !page.sinceMark().includes(bare(href))) page.write(` <${href}>`)
  }

  for (const [, slash, tag, attributes = '', words] of safe.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>|([^<]+)/g)) {
    if (words !== undefined) {
      if (preformatted > 0) page.lines(plain(words))
      else page.flow(plain(words))
    } else if (tag) {
      const nested = isList(tag) && lists.length > (slash ? 1 : 0)
      const apart = paragraphs.has(tag) && !nested
      if (apart || blocks.has(tag)) page.breakLine()
      if (apart) page.blankLine()
      if (slash) close(tag)
      else open(tag, attributes)
      if (tag === 'hr') page.breakLine()
    }
  }
  page.breakLine()
  return page.text()
}

/** Lines on a page; empty ones at its edges and doubled ones never get there. */
function writer() {
  const lines: string[] = []
  let line = ''
  let quoted = 0
  let blank = false
  let quotedAtBlank = 0
  let marked = 0

  const endLine = () => {
    const words = line.trimEnd()
    line = ''
    marked = 0
    if (words === '') {
      if (!blank) quotedAtBlank = quoted
      blank = true
      return
    }
    if (blank && lines.length > 0) lines.push('> '.repeat(Math.min(quotedAtBlank, quoted)).trimEnd())
    blank = false
    lines.push(`${'> '.repeat(quoted)}${words}`)
  }
  const breakLine = () => {
    if (line.trim()) endLine()
    else line = ''
  }
  const lastIsSpace = () => /(^|\s)$/.test(line.slice(-1))
  return {
    endLine,
    breakLine,
    blankLine() {
      quotedAtBlank = blank ? Math.min(quotedAtBlank, quoted) : quoted
      blank = true
    },
    quote(step: 1 | -1) {
      quoted += step
      if (blank) quotedAtBlank = Math.min(quotedAtBlank, quoted)
    },
    write(words: string) {
      line += words
    },
    space(gap: string) {
      if (line.trim()) line += gap
    },
    /** Words whose line ends mean nothing. */
    flow(words: string) {
      const run = words.replace(/\s+/g, ' ')
      line += lastIsSpace() ? run.trimStart() : run
    },
    lines(words: string) {
      for (const [index, part] of words.split('\n').entries()) {
        if (index > 0) endLine()
        line += part
      }
    },
    mark() {
      marked = line.length
    },
    sinceMark: () => line.slice(marked),
    text: () => lines.join('\n'),
  }
}

/** The words of HTML that is too much to clean: everything between tags, however it looks. */
export function crude(html: string): string {
  const pieces = html.split('<').map((piece, index) => (index === 0 ? piece : piece.slice(piece.indexOf('>') + 1)))
  return plain(pieces.filter((piece) => piece.trim()).join('\n'))
}
