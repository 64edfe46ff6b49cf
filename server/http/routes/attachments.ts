/** What strangers sent along: bytes that no browser may take for a page of ours. */
import { Readable } from 'node:stream'
import { readAttachment, readAttachmentText, readMessageHtml } from '../../../contract/attachment.ts'
import { accessAttachment, accessMessage } from '../../access/messages.ts'
import { refuse } from '../../problem.ts'
import { contentIds, type OpenAttachment } from '../../store/attachment.ts'
import { htmlDocument, htmlPolicy } from '../html-document.ts'
import type { Mount } from '../mount.ts'

/** Pictures, sound and film: what can hold no script. */
const shown = new Set([
  ...['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'],
  ...['audio/mpeg', 'audio/ogg', 'audio/wav', 'audio/x-wav', 'audio/mp4', 'audio/webm', 'audio/aac', 'audio/flac'],
  ...['video/mp4', 'video/webm', 'video/ogg'],
])

/** Bytes of an attachment that are shown as text. */
const mostText = 100_000

export function attachmentRoutes(mount: Mount): void {
  mount(readAttachment, async ({ ctx, who, input, request }) => {
    const file = await accessAttachment(ctx.db, who, input.id)
    const headers = headersOf(file)
    if (request.headers.get('if-none-match') === headers.get('etag'))
      return new Response(null, { status: 304, headers })
    const part = rangeOf(request.headers.get('range'), file.size)
    headers.set('content-length', String(part ? part.end - part.start : file.size))
    if (part) headers.set('content-range', `bytes ${part.start}-${part.end - 1}/${file.size}`)
    const bytes = part ? file.chunks(part.start, part.end) : file.chunks()
    return new Response(
      request.method === 'HEAD' ? null : (Readable.toWeb(Readable.from(bytes)) as ReadableStream<Uint8Array>),
      { headers, status: part ? 206 : 200 },
    )
  })

  mount(readAttachmentText, async ({ ctx, who, input }) => {
    const file = await accessAttachment(ctx.db, who, input.id)
    const parts: Uint8Array[] = []
    for await (const bytes of file.chunks(0, mostText)) parts.push(bytes)
    return { text: textOf(Buffer.concat(parts), file.size > mostText), whole: file.size <= mostText }
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

/** A film is watched from anywhere in it (RFC 9110, 14.2): one range; of several, or none that makes sense, all is sent. */
function rangeOf(asked: string | null, size: number): { start: number; end: number } | null {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(asked ?? '') ?? []
  if (from === '' && to === '') return null
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size : Math.min(size, Number(to) + 1)
  return start < end ? { start, end } : null
}

/** UTF-8, or what old programs write; half a character at the cut is left out. */
function textOf(bytes: Uint8Array, cut: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut })
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function headersOf({ name, mediaType, hash }: OpenAttachment): Headers {
  const type = mediaType.trim().toLowerCase()
  const safe = shown.has(type)
  return new Headers({
    'content-type': safe ? type : 'application/octet-stream',
    'content-disposition': `${safe ? 'inline' : 'attachment'}; ${fileName(name)}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, max-age=3600',
    'accept-ranges': 'bytes',
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
