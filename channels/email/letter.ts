/** A letter of ours as the bytes of a mail. */
import MailComposer from 'nodemailer/lib/mail-composer'
import { normalMailAddress } from '../../domain/message/mail-address.ts'
import { limits } from '../../domain/message/message.ts'
import { bareSubject } from '../../domain/message/subject.ts'
import { cleanFileName, cleanLine, cleanMediaType, cleanText } from '../../domain/message/text.ts'
import type { Letter } from '../kit/channel.ts'
import { flowed } from './flowed.ts'
import { keyHeader, type Mailbox } from './mailbox.ts'
import { htmlOf } from './markdown.ts'
import type { EmailSettings } from './settings.ts'

export type Composed = { id: string; to: string; raw: Buffer }

/**
 * Everything that a person or a customer typed goes through `clean…`, so no line end can begin a header of its own.
 * @returns null when the addressee has no address that mail can go to
 */
export async function compose(letter: Letter, settings: EmailSettings, us: Mailbox): Promise<Composed | null> {
  const to = normalMailAddress(letter.to.id)
  if (!to || !us.address) return null
  const id = us.idOf(letter.key)
  const references = letter.inReplyTo
    .filter((known) => /^[^\s<>\p{C}]{1,512}$/u.test(known))
    .slice(0, limits.references)
  const signature = cleanText(letter.from.signature).trim()
  const words = cleanText(letter.text).trimEnd()
  const text = words + (signature && `\n\n-- \n${signature}`)
  const html = htmlOf(words)
  const raw = await new MailComposer({
    messageId: `<${id}>`,
    date: letter.at,
    from: { name: fromName(letter, settings), address: us.address },
    to: { name: cleanLine(letter.to.name), address: to },
    subject: subjectOf(letter),
    ...(settings.plusAddressing && { replyTo: us.withToken(letter.conversationToken) }),
    ...(references[0] && { inReplyTo: `<${references[0]}>` }),
    // nearest first with us, oldest first in a mail
    ...(references.length > 0 && { references: [...references].reverse().map((known) => `<${known}>`) }),
    // some servers write a Message-ID of their own over ours; by this one we know it all the same
    headers: { [keyHeader]: id },
    alternatives: [
      { contentType: 'text/plain; charset=utf-8; format=flowed', content: flowed(text) },
      ...(html ? [{ contentType: 'text/html; charset=utf-8', content: withSignature(html, signature) }] : []),
    ],
    attachments: letter.attachments.map(({ name, mediaType, alt, bytes }) => ({
      ...(alt && { headers: { 'Content-Description': cleanLine(alt, limits.subject) } }),
      filename: cleanFileName(name) || 'bijlage',
      contentType: cleanMediaType(mediaType),
      content: Buffer.from(bytes),
      contentDisposition: 'attachment',
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  })
    .compile()
    .build()
  return { id, to, raw }
}

function withSignature(html: string, signature: string): string {
  const lines = signature.split('\n').map((line) => line.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`))
  const end = signature ? `<p>-- <br>${lines.join('<br>')}</p>` : ''
  return `<!doctype html><html><body>${html}${end}</body></html>`
}

const fromName = (letter: Letter, { fromName: pattern }: EmailSettings) =>
  cleanLine(pattern.replaceAll('{name}', letter.from.name))

/** `Re: ... [#12]`, each of the two once, however often it went back and forth. */
export function subjectOf({ subject, conversationNumber }: Pick<Letter, 'subject' | 'conversationNumber'>): string {
  const bare = cleanLine(bareSubject(cleanLine(subject, limits.subject)), limits.subject - 24)
  return cleanLine(`Re: ${bare} [#${conversationNumber}]`, limits.subject)
}
