/**
 * The HTML half of a letter, made from its Markdown. Only where there is Markdown in it: a letter of plain words stays plain. The words
 * themselves go as they were typed, so who reads no HTML reads them too.
 */
import { Marked, type Token } from 'marked'
import sanitize from 'sanitize-html'

const marked = new Marked({
  gfm: true,
  breaks: true,
  // What somebody typed between angle brackets is words of theirs, and no markup; a picture from elsewhere is its words too.
  renderer: { html: ({ text }) => escaped(text), image: ({ raw }) => escaped(raw) },
})

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Tokens that any text consists of. */
const plain = new Set(['paragraph', 'text', 'space', 'br', 'escape'])

/** @returns null when there is no Markdown in it */
export function htmlOf(text: string): string | null {
  const tokens = marked.lexer(text)
  if (tokens.every(isPlain)) return null
  return sanitize(marked.parser(tokens), {
    allowedTags: [
      'p',
      'br',
      'strong',
      'em',
      'del',
      'a',
      'ul',
      'ol',
      'li',
      'blockquote',
      'code',
      'pre',
      'hr',
      ...headings,
    ],
    allowedAttributes: { a: ['href'], ol: ['start'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
  })
}

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']

function isPlain(token: Token): boolean {
  // A bare address is made a link by every mail program.
  const bare = token.type === 'link' && token.raw === token.text
  if (bare) return true
  return plain.has(token.type) && (('tokens' in token && token.tokens) || []).every(isPlain)
}
