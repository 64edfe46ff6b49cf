/**
 * Text as format=flowed (RFC 3676): wrapped for old mail programs, whole paragraphs for new ones. A line that ends in a space goes
 * on on the next; lines that begin with a space, ">" or "From " get a space in front, so that nobody takes them for something else.
 */

const width = 72

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
