/**
 * The HTML of a stranger, made harmless: an allow-list of what letters are made of, nothing that runs, loads, submits, floats over
 * our page or tells the sender that we looked. It is shown in a sandboxed frame besides; each of the two would be enough.
 *
 * A remote picture keeps its address in `data-remote` and loads only when the reader asks. A picture inside the mail keeps its
 * `cid:` reference, which is rewritten when it is served; a picture written into the HTML itself becomes such a picture.
 */
import { createHash } from 'node:crypto'
import sanitize from 'sanitize-html'
import type { Attached } from '../../domain/message/message.ts'

/** UTF-16 units and tags that we look at (cleaning takes the square of the depth), and UTF-16 units that we keep. */
const limits = { read: 8 * 1024 * 1024, tags: 50_000, keep: 1024 * 1024 }

export type SafeHtml = {
  html: string
  /** Content-IDs of the pictures that it shows. */
  shown: ReadonlySet<string>
  /** Pictures that were written out in the HTML. */
  pictures: Attached[]
}

const colour = /^(#[\da-f]{3,8}|[a-z]{3,20}|rgba?\([\d\s.,%/]{1,40}\))$/i
const allowedStyles = {
  '*': {
    color: [colour],
    'background-color': [colour],
    'font-weight': [/^(bold|normal|[1-9]00)$/],
    'font-style': [/^(italic|normal)$/],
    'font-size': [/^\d{1,2}(\.\d{1,2})?(px|pt)$/, /^(small|medium|large)$/],
    'text-align': [/^(left|right|center|justify|start|end)$/],
    'text-decoration': [/^(underline|line-through|none)$/],
    'white-space': [/^(pre|pre-wrap|pre-line|normal)$/],
  },
}

const allowedTags = [
  ...[
    'a',
    'abbr',
    'address',
    'b',
    'bdi',
    'big',
    'blockquote',
    'br',
    'center',
    'cite',
    'code',
    'dd',
    'del',
    'dfn',
    'div',
  ],
  ...[
    'dl',
    'dt',
    'em',
    'font',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'hr',
    'i',
    'img',
    'ins',
    'kbd',
    'li',
    'mark',
    'ol',
    'p',
  ],
  ...[
    'pre',
    'q',
    's',
    'samp',
    'small',
    'span',
    'strike',
    'strong',
    'sub',
    'sup',
    'table',
    'tbody',
    'td',
    'tfoot',
    'th',
  ],
  ...['thead', 'tr', 'tt', 'u', 'ul', 'var', 'wbr', 'caption', 'col', 'colgroup'],
]

/** Of these even the words inside go: they were never meant to be read. */
const nonTextTags = [
  'applet',
  'iframe',
  'math',
  'noembed',
  'noframes',
  'noscript',
  'object',
  'option',
  'plaintext',
  'script',
]
nonTextTags.push('select', 'style', 'svg', 'template', 'textarea', 'title', 'xmp')

/** @returns null when it is too much for a letter */
export function safeHtml(dirty: string): SafeHtml | null {
  if (dirty.length > limits.read || dirty.split('<').length > limits.tags) return null
  const shown = new Set<string>()
  const pictures = new Map<string, Attached>()
  const picture = (attribs: sanitize.Attributes): sanitize.Attributes => {
    const { src = '', ...rest } = attribs
    delete rest['data-remote']
    const address = src.trim()
    if (/^cid:/i.test(address)) {
      const reference = unescaped(address.slice(4))
      shown.add(reference)
      return { ...rest, src: `cid:${reference}` }
    }
    if (/^data:/i.test(address)) {
      const inside = writtenOut(address)
      if (!inside) return rest
      shown.add(inside.contentId)
      pictures.set(inside.contentId, inside)
      return { ...rest, src: `cid:${inside.contentId}` }
    }
    const remote = remoteAddress(address)
    return remote ? { ...rest, 'data-remote': remote } : rest
  }
  const html = sanitize(dirty, {
    allowedTags,
    nonTextTags,
    allowedAttributes: {
      '*': ['dir', 'lang', 'style', 'align', 'valign', 'title'],
      a: ['href', 'target', 'rel'],
      img: ['src', 'alt', 'width', 'height', 'data-remote'],
      td: ['colspan', 'rowspan', 'width', 'bgcolor'],
      th: ['colspan', 'rowspan', 'width', 'bgcolor'],
      table: ['width', 'cellpadding', 'cellspacing', 'border', 'bgcolor'],
      font: ['color', 'size'],
      ol: ['start', 'type'],
    },
    allowedStyles,
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['cid'] },
    allowedSchemesAppliedToAttributes: ['href', 'src'],
    allowProtocolRelative: false,
    nestingLimit: 200,
    transformTags: {
      a: (tagName, { href, ...rest }) => ({
        tagName,
        attribs: {
          ...rest,
          ...(href && absolute(href) && { href: href.trim() }),
          target: '_blank',
          rel: 'noopener noreferrer nofollow',
        },
      }),
      img: (tagName, attribs) => ({ tagName, attribs: picture(attribs) }),
    },
  })
  return html.length > limits.keep ? null : { html, shown, pictures: [...pictures.values()] }
}

/** A relative link in a mail leads nowhere, or to a page of ours. */
const absolute = (href: string) => /^\s*(https?:\/\/|mailto:|tel:)/i.test(href)

/** A `cid:` address may be written with escapes, a Content-ID is not (RFC 2392). */
function unescaped(reference: string): string {
  try {
    return decodeURIComponent(reference)
  } catch {
    return reference
  }
}

function remoteAddress(address: string): string | null {
  const full = address.startsWith('//') ? `https:${address}` : address
  if (!/^https?:\/\//i.test(full) || full.length > 2048 || !URL.canParse(full)) return null
  return new URL(full).href
}

function writtenOut(address: string): (Attached & { contentId: string }) | null {
  const [, kind, base64] = /^data:image\/(png|jpeg|gif|webp);base64,([\w+/=\s]+)$/i.exec(address) ?? []
  if (!kind || !base64) return null
  const bytes = Buffer.from(base64, 'base64')
  const contentId = `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}@inline`
  const extension = kind.toLowerCase()
  return { name: `afbeelding.${extension}`, mediaType: `image/${extension}`, bytes, contentId, inline: true }
}
