/** What of a message is shown at first: not what it quotes, and of a very long text only the beginning. Pure. */

const longest = { characters: 3_000, lines: 45 }

/** What the author wrote, and what they quoted. A message that is nothing but a quote is shown as it is. */
export function splitQuote(text: string, quotedFrom: number | null): { said: string; quoted: string } {
  if (quotedFrom === null || quotedFrom >= text.length) return { said: text.trimEnd(), quoted: '' }
  const said = text.slice(0, quotedFrom).trimEnd()
  return said === '' ? { said: text.trimEnd(), quoted: '' } : { said, quoted: text.slice(quotedFrom).trim() }
}

/** Whole words, and whole lines where that is possible; the text itself when it is short enough. */
export function beginningOf(text: string): string {
  const lines = text.split('\n')
  const cut = lines.length > longest.lines ? lines.slice(0, longest.lines).join('\n') : text
  if (cut === text && text.length <= longest.characters) return text
  if (cut.length <= longest.characters) return cut.trimEnd()
  const at = cut.slice(0, longest.characters).search(/\s\S*$/)
  return cut.slice(0, at > longest.characters / 2 ? at : longest.characters).trimEnd()
}
