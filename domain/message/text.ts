/**
 * Text from outside, made safe to store, search and show. Two kinds: a body, which may have lines and any script, and a line (a
 * name, a subject), which must look like what it is.
 *
 * What is taken away and why: NUL and the other controls break databases and terminals; half a surrogate pair is not text; bidi
 * controls make "exe.fdp" read as "pdf.exe" and let a name swallow the words behind it (CVE-2021-42574); invisible characters make
 * two names look the same. A body keeps its joiners and its directional *marks*, which scripts need and which reach no further
 * than their neighbours. Nothing ever gets longer, so a limit on the way in holds on the way out.
 */

import { limits } from './message.ts'

/** Anything that ends a line somewhere: CRLF, CR, vertical tab, form feed, NEL, line and paragraph separator. */
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g
/** C0 without tab and line feed, DEL, C1, and the non-characters that mark damaged input. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: taking them away is the point
const controls = /[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]/g
const loneSurrogates = /\p{Surrogate}/gu
/** Embeddings, overrides and isolates: they reach as far as the writer likes. */
const bidiControls = /[\u202a-\u202e\u2066-\u2069]/g
/** What is there and not seen, bidi controls and marks included; what can belong to a picture has rules of its own. */
const invisible = /(?![\u200d\ufe0e\ufe0f\u{e0000}-\u{e007f}])\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]/gu
/** A joiner has a meaning between two pictures (👩‍🚀) and a selector behind one (❤️); anywhere else in a name they are a trick. */
const strays =
  /(?<!\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d|\u200d(?!\p{Extended_Pictographic})|(?<!\p{Emoji})[\ufe0e\ufe0f]/gu
/** Tags spell the flag of a region behind a black flag (🏴󠁧󠁢󠁷󠁬󠁳󠁿), or an unseen message behind anything else. */
const tags = /\u{1f3f4}[\u{e0030}-\u{e007a}]{2,6}\u{e007f}|[\u{e0000}-\u{e007f}]/gu

/** The first `limit` UTF-16 units, one less where that would split a code point. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  const last = text.charCodeAt(limit - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit)
}

/** The first words that fit in `limit` UTF-16 units, with an ellipsis where something is left out. */
export function firstWords(text: string, limit: number): string {
  if (text.length <= limit) return text
  const part = cut(text, limit - 1)
  const last = part.lastIndexOf(' ')
  // One very long word is cut where it must be.
  return `${(last > limit / 2 ? part.slice(0, last) : part).trimEnd()}…`
}

/** A body: lines end in \n, direction is neutralised, at most `limit` UTF-16 units. */
export function cleanText(text: string, limit: number = limits.text): string {
  return within(limit, text, (part) =>
    part.replace(lineEnds, '\n').replace(controls, '').replace(bidiControls, '').replace(loneSurrogates, '\ufffd'),
  )
}

/** A name or a subject: one line, nothing unseen in it, no spaces around it, at most `limit` UTF-16 units. */
export function cleanLine(text: string, limit: number = limits.name): string {
  return within(limit, cut(text, limit * 16), (part) =>
    part
      .replace(lineEnds, ' ')
      .replace(controls, '')
      .replace(loneSurrogates, '\ufffd')
      .replace(invisible, '')
      .replace(strays, '')
      .replace(tags, (found) => (found.length > 2 ? found : ''))
      .replace(/\s+/g, ' ')
      .trim(),
  )
}

/** The name of a file that somebody sends: a line that cannot climb out of a folder. */
export function cleanFileName(name: string): string {
  return cleanLine(name.replace(/[/\\:]+/g, '_')).replace(/^[._\s]+/, '')
}

/** A media type that can stand in a header: lower case, without parameters; anything strange is just bytes. */
export function cleanMediaType(type: string): string {
  const bare = type.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return /^[a-z0-9][\w.+-]{0,60}\/[a-z0-9][\w.+-]{0,100}$/.test(bare) ? bare : 'application/octet-stream'
}

/** Cutting can leave something half at the end, so what was cut is cleaned once more. */
function within(limit: number, text: string, clean: (text: string) => string): string {
  const cleaned = clean(text)
  return cleaned.length <= limit ? cleaned : clean(cut(cleaned, limit))
}
