/** What is read of a mail: its text, its safe HTML, its attachments; and a line about everything that did not fit. */
import { type Attached, limits } from '../../domain/message/message.ts'
import { cleanFileName, cleanLine, cleanMediaType, cleanText, cut } from '../../domain/message/text.ts'
import { safeHtml } from './html.ts'
import { type Parsed, type Part, sizeHeader } from './parse.ts'
import { findQuote } from './quote.ts'
import { crude, readable } from './readable.ts'

export type Body = { text: string; quotedFrom?: number; html?: string; attachments: Attached[] }

/** What the mail says as text and as safe HTML, and what is attached; what was left out is named in the text. */
export function readBody(mail: Parsed): Body {
  const safe = mail.html ? safeHtml(mail.html) : null
  const written = mail.text.trim() ? mail.text : safe ? readable(safe.html) : crude(mail.html)
  const words = cleanText(written, Number.POSITIVE_INFINITY).trim()
  const attachments = mail.parts.map((part, index) => attached(part, index, safe?.shown))
  const notes = mail.leftOut.map(({ name, size }) => {
    const shown = cleanFileName(name) || 'zonder naam'
    return `[Bijlage weggelaten / attachment left out: ${shown}, ${megabytes(size)} MB]`
  })
  const size = Number(mail.headers.first(sizeHeader))
  if (size > 0)
    notes.push(
      `[Te groot / too large: ${megabytes(size)} MB; de rest staat nog in de mailbox / the rest is still in the mailbox]`,
    )
  attachments.push(...(safe?.pictures ?? []).slice(0, limits.attachments - attachments.length - 2))
  if (words.length > limits.text) {
    attachments.push(file('volledige tekst.txt', 'text/plain', words))
    notes.push('[Ingekort / shortened: volledige tekst.txt]')
  }
  if (mail.html && !safe) {
    attachments.push(file('oorspronkelijke opmaak.html', 'text/html', mail.html))
    notes.push('[Opmaak weggelaten / layout left out: oorspronkelijke opmaak.html]')
  }
  return { ...withNotes(words, notes), ...(safe?.html.trim() && { html: safe.html }), attachments }
}

/** Notes stand above the quoted part, where they are seen. */
function withNotes(words: string, notes: string[]): { text: string; quotedFrom?: number } {
  const added = cut(notes.map((note) => `\n\n${note}`).join(''), 4000)
  const text = cut(words, limits.text - added.length - 2)
  const quote = findQuote(text)
  if (quote === null) return { text: `${text}${added}`.trimStart() }
  const own = `${text.slice(0, quote).trimEnd()}${added}\n\n`
  return { text: `${own}${text.slice(quote)}`, quotedFrom: own.length }
}

function attached({ name, mediaType, bytes, contentId }: Part, index: number, shown?: ReadonlySet<string>): Attached {
  const type = cleanMediaType(mediaType)
  const reference = cleanLine(contentId, limits.id)
  return {
    name: cleanFileName(name) || `bijlage-${index + 1}${endings[type] ?? ''}`,
    mediaType: type,
    bytes,
    ...(reference && { contentId: reference }),
    ...(reference && shown?.has(reference) && { inline: true }),
  }
}

const endings: Record<string, string> = {
  'message/rfc822': '.eml',
  'message/delivery-status': '.txt',
  'text/calendar': '.ics',
  'text/csv': '.csv',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'application/pdf': '.pdf',
  'application/ms-tnef': '.dat',
}

const file = (name: string, mediaType: string, text: string): Attached => ({
  name,
  mediaType,
  bytes: Buffer.from(text).subarray(0, limits.attachment),
})

const megabytes = (size: number) => (size / 1024 / 1024).toFixed(1)
