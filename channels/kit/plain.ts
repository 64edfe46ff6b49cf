/** The words of what somebody wrote on the web, without its markup. */
import sanitizeHtml from 'sanitize-html'
import { cleanText, cut } from '../../domain/message/text.ts'

/** Of what strangers write we keep a piece, and the way to the whole. */
const longest = 2000
/** Markup is many times longer than the words in it. */
const mostMarkup = 60_000

const blockEnds = /<(?:br|hr)\b[^>]{0,200}>|<\/(?:p|div|li|h[1-6]|tr|blockquote|pre|article|section)>/gi
const named: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/**
 * @param content HTML, or plain text with a stray `<` in it
 * @param most UTF-16 units; what was said to us is kept whole
 */
export function plainText(content: string, most = longest): string {
  const words = sanitizeHtml(cut(content, Math.max(mostMarkup, most)).replace(blockEnds, '\n'), {
    allowedTags: [],
    allowedAttributes: {},
  })
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => named[entity] ?? entity)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  const clean = cleanText(words)
  return clean.length <= most ? clean : `${cut(clean, most - 1).trimEnd()}…`
}
