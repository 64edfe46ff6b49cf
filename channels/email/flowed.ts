/**
 * Text as format=flowed (RFC 3676): wrapped for old mail programs, whole paragraphs for new ones. A line that ends in a space goes
 * on on the next; lines that begin with a space, ">" or "From " get a space in front, so that nobody takes them for something else.
 */

const width = 72

/** @param text with lines that end in \n @returns lines that end in CRLF; `unflowed` gives the paragraphs back */
export function flowed(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '-- ' ? line : wrap(line.trimEnd()).map(stuff).join('\r\n')))
    .join('\r\n')
}

const stuff = (line: string) => (/^( |>|From )/.test(line) ? ` ${line}` : line)

/** Breaks after a space; a word that is too long, such as an address, stays whole. */
function wrap(line: string): string[] {
  const lines = ['']
  for (const word of line.match(/\S+\s*|\s+/g) ?? []) {
    const last = lines.length - 1
    const current = lines[last] ?? ''
    if (current !== '' && (current + word).trimEnd().length > width) lines.push(word)
    else lines[last] = current + word
  }
  return lines
}

/** The paragraphs of a flowed text. @param delSp the space at the end of a line was not part of the text */
export function unflowed(text: string, delSp: boolean): string {
  const lines: string[] = []
  let open = false
  let depth = 0
  for (const raw of text.split('\n')) {
    const quotes = /^>*/.exec(raw)?.[0].length ?? 0
    const line = raw.slice(quotes).replace(/^ /, '')
    const goesOn = line.endsWith(' ') && line !== '-- '
    const words = goesOn && delSp ? line.slice(0, -1) : line
    if (open && quotes === depth && line !== '-- ') lines.push(words)
    else lines.push(lines.length > 0 ? '\n' : '', quotes > 0 ? `${'>'.repeat(quotes)} ` : '', words)
    open = goesOn
    depth = quotes
  }
  return lines.join('')
}
