/** What strangers sent along: bytes that no browser may take for a page of ours. */
import { Readable } from 'node:stream'
import { readAttachment, readMessageHtml } from '../../../contract/attachment.ts'
import { accessAttachment, accessMessage } from '../../access/messages.ts'
import { refuse } from '../../problem.ts'
import { contentIds, type OpenAttachment } from '../../store/attachment.ts'
import { htmlDocument, htmlPolicy } from '../html-document.ts'
import type { Mount } from '../mount.ts'

/** Pictures that can hold no script. */
const shown = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'])

export function attachmentRoutes(mount: Mount): void {
  mount(readAttachment, async ({ ctx, who, input, request }) => {
    const file = await accessAttachment(ctx.db, who, input.id)
    const headers = headersOf(file)
    if (request.headers.get('if-none-match') === headers.get('etag'))
      return new Response(null, { status: 304, headers })
    headers.set('content-length', String(file.size))
    return new Response(
      request.method === 'HEAD' ? null : (Readable.toWeb(Readable.from(file.chunks())) as ReadableStream<Uint8Array>),
      { headers },
    )
  })

  mount(readMessageHtml, async ({ ctx, who, input }) => {
    const { id, html } = await accessMessage(ctx.db, who, input.id)
    if (html === null) throw refuse('not-found', { detail: 'This message has no HTML.' })
    const pictures = await contentIds(ctx.db, who.organisationId, id)
    return new Response(htmlDocument(html, pictures), {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': htmlPolicy,
        'cache-control': 'private, no-cache',
      },
    })
  })
}

function headersOf({ name, mediaType, hash }: OpenAttachment): Headers {
  const type = mediaType.trim().toLowerCase()
  const safe = shown.has(type)
  return new Headers({
    'content-type': safe ? type : 'application/octet-stream',
    'content-disposition': `${safe ? 'inline' : 'attachment'}; ${fileName(name)}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, max-age=3600',
    etag: `"${hash.slice(0, 32)}"`,
  })
}

/** RFC 6266 with RFC 8187: a plain name for old programs, and the real one in full. Nothing of it can leave its quotes. */
function fileName(name: string): string {
  const clean = [...name.replace(/[\p{Cc}\p{Cf}\p{Cs}/\\]/gu, '_')].slice(-200).join('') || 'bijlage'
  const plain = clean.replace(/[^\w .()-]/g, '_')
  const full = encodeURIComponent(clean).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `filename="${plain}"; filename*=UTF-8''${full}`
}
