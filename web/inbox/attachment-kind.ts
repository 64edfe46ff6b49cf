/** How a file can be looked at without running anything in it. What is not known is only downloaded. Pure. */

import type { Message } from '../../contract/conversation.ts'

export type File = Message['attachments'][number]

export const addressOf = (file: File): string => `/api/v1/attachments/${encodeURIComponent(file.id)}`

export type Look = 'picture' | 'pdf' | 'text' | 'audio' | 'video' | null

const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'])
const sounds = new Set([
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'audio/x-wav',
  'audio/mp4',
  'audio/webm',
  'audio/aac',
  'audio/flac',
])
const films = new Set(['video/mp4', 'video/webm', 'video/ogg'])
/** Markup is text as well: it is shown as it is written, and never drawn. */
const texts = new Set([
  'application/json',
  'application/xml',
  'application/csv',
  'application/ld+json',
  'application/javascript',
  'application/x-ndjson',
  'image/svg+xml',
  'message/rfc822',
])

export function lookOf(mediaType: string): Look {
  const type = mediaType.toLowerCase().replace(/;.*/s, '').trim()
  if (pictures.has(type)) return 'picture'
  if (type === 'application/pdf') return 'pdf'
  if (sounds.has(type)) return 'audio'
  if (films.has(type)) return 'video'
  return type.startsWith('text/') || texts.has(type) || type.endsWith('+xml') || type.endsWith('+json') ? 'text' : null
}
