/**
 * Where a mail stops being new and starts repeating what was said before, so that the screen can fold it.
 *
 * Read from the marks that Dutch and English mail programs leave: an attribution ("Op ... schreef ...:", "On ... wrote:"), the
 * header block of Outlook, a line "-----Oorspronkelijk bericht-----", or lines behind "> ". Folding too little only shows more;
 * folding somebody's own words hides them. So nothing is folded when own words follow the quote (answers between or under the
 * lines), when there is nothing before it (a forwarded mail *is* the message), or when the mark alone does not convince.
 * Line by line, no backtracking: linear in the length of the text.
 */

type Line = { text: string; start: number }

/** Longest attribution: mail programs wrap them over at most four lines. */
const longestMark = 600

const attributions = [
  /^(op|on)\b.*\d.*(schreef|wrote)\b.*:$/i,
  /^(op|on)\b.*\d.*\b(heeft|has)\b.*(geschreven|written):$/i,
  /^.+(schreef|wrote)( op| on)?\b.*\d.*:$/i,
  /^.+<[^<>\s]+@[^<>\s]+>.*(schreef|geschreven|wrote)\b.*:$/i,
]
const originalMessage =
  /^[-_*\s]{2,}(oorspronkelijk bericht|oorspronkelijk e-?mailbericht|original message|oorspronkelijke afspraak|original appointment)[-_*\s]{2,}$/i
const headerLine =
  /^\*?(van|from|verzonden|sent|datum|date|aan|to|cc|onderwerp|subject|beantwoorden|reply-to)\s?:\*?(\s|$)/i
const headerFrom = /^\*?(van|from)\s?:/i
const rule = /^[_-]{5,}$/

/** @returns the offset in UTF-16 units of the first line of the quote, or null when nothing should be folded */
export function findQuote(text: string): number | null {
  const lines = splitLines(text)
  for (let at = 0; at < lines.length; at++) {
    const start = quoteAt(lines, at)
    if (start === null) continue
    const offset = lines[start]?.start ?? 0
    return text.slice(0, offset).trim() ? offset : null
  }
  return null
}

function quoteAt(lines: Line[], at: number): number | null {
  const text = trimmed(lines, at)
  if (text === '') return null
  if (text.startsWith('>')) return onlyQuotedFrom(lines, at) ? at : null
  if (originalMessage.test(text)) return at
  if (rule.test(text)) return isHeaderBlock(lines, nextFilled(lines, at + 1)) ? at : null
  if (headerFrom.test(text)) return isHeaderBlock(lines, at) ? at : null
  const end = attributionEnd(lines, at)
  if (end === null) return null
  const next = nextFilled(lines, end + 1)
  if (trimmed(lines, next).startsWith('>')) return onlyQuotedFrom(lines, next) ? at : null
  // without "> " only an address proves that this is a mail program speaking, not a customer who says what he wrote on Monday
  return /[^<>\s]+@[^<>\s]+/.test(joined(lines, at, end)) ? at : null
}

/** An attribution may be wrapped; the line on which it ends, or null. */
function attributionEnd(lines: Line[], at: number): number | null {
  for (let end = at; end < at + 4 && end < lines.length; end++) {
    if (trimmed(lines, end) === '') return null
    if (!trimmed(lines, end).endsWith(':')) continue
    const mark = joined(lines, at, end)
    return mark.length <= longestMark && attributions.some((known) => known.test(mark)) ? end : null
  }
  return null
}

/** From: and at least two more of such lines, one after another (a long list of addressees may be wrapped). */
function isHeaderBlock(lines: Line[], at: number): boolean {
  if (!headerFrom.test(trimmed(lines, at))) return false
  let seen = 0
  let strange = 0
  for (let line = at; line < at + 12 && strange < 3 && trimmed(lines, line) !== ''; line++) {
    if (headerLine.test(trimmed(lines, line))) seen++
    else strange++
  }
  return seen >= 3
}

/** From here on quoted lines, empty lines, and at most a signature. */
function onlyQuotedFrom(lines: Line[], at: number): boolean {
  for (let line = at; line < lines.length; line++) {
    const text = trimmed(lines, line)
    if (text === '--') return true
    if (text !== '' && !text.startsWith('>')) return false
  }
  return true
}

const trimmed = (lines: Line[], at: number) => lines[at]?.text.trim() ?? ''

const joined = (lines: Line[], from: number, to: number) =>
  lines
    .slice(from, to + 1)
    .map((line) => line.text.trim())
    .join(' ')

function nextFilled(lines: Line[], at: number): number {
  let line = at
  while (line < lines.length && trimmed(lines, line) === '') line++
  return line
}

function splitLines(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const line of text.split('\n')) {
    lines.push({ text: line.slice(0, longestMark), start })
    start += line.length + 1
  }
  return lines
}
