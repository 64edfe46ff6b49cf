/** A mail that comes back, or word about it: which letter of ours, and what became of it (RFC 3464, and older habits). */
import type { Note } from '../../domain/message/message.ts'
import { cleanLine } from '../../domain/message/text.ts'
import { guess } from './charset.ts'
import type { Headers } from './headers.ts'
import type { Mailbox } from './mailbox.ts'
import type { Parsed } from './parse.ts'

const returned =
  /(undeliver|returned|delivery (status|failure|has failed|incomplete|delayed)|failure notice|onbestelbaar|niet bezorgd|mislukt|vertraagd)/i

/** Whether it is a report about a mail that could not be delivered (RFC 3464), or an old server's own wording of one. */
export function isBounce(headers: Headers): boolean {
  if (/report-type="?delivery-status/i.test(headers.first('content-type'))) return true
  if (headers.first('x-failed-recipients') !== '') return true
  const from = headers.addresses('from')[0]?.address ?? ''
  if (/^(mailer-daemon|mail-daemon)@/.test(from)) return true
  const nobody = headers.first('return-path') === '<>' || from.startsWith('postmaster@')
  return nobody && returned.test(headers.first('subject'))
}

export type Bounce = {
  /** The letter of ours that it is about. */
  id: string
  /** Absent while the other side still tries. */
  about?: NonNullable<Note['about']>
}

/** Null when it does not show which letter of ours it means: word about a mail that somebody sent in our name is not about us. */
export function readBounce(mail: Parsed, us: Mailbox): Bounce | null {
  const reports = mail.parts.filter(
    (part) => part.mediaType.startsWith('message/') || part.mediaType === 'text/rfc822-headers',
  )
  const status = reports
    .filter((part) => part.mediaType.endsWith('delivery-status'))
    .map(beginning)
    .join('\n')
  const returnedHeaders = reports.filter((part) => !part.mediaType.endsWith('delivery-status')).map(beginning)
  const id = [...returnedHeaders, mail.text.slice(0, 65_536)].flatMap(messageIds).find(us.isOurId)
  if (!id) return null
  const delivery = readAction(status, mail)
  if (!delivery) return { id }
  const reason = cleanLine(field(status, 'diagnostic-code').replace(/^[\w-]+;\s*/, '') || field(status, 'status'), 300)
  return { id, about: { id, delivery, ...(reason && { reason }) } }
}

const beginning = (part: { bytes: Uint8Array }) => guess(part.bytes.subarray(0, 65_536))

const messageIds = (text: string) =>
  [...text.matchAll(/^message-id:\s*<([^<>\s]+)>/gim)].map(([, id]) => (id ?? '').toLowerCase())

function field(report: string, name: string): string {
  const unfolded = report.replace(/\r?\n[ \t]+/g, ' ')
  return new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? ''
}

function readAction(status: string, mail: Parsed): 'failed' | 'delivered' | null {
  const action = field(status, 'action').toLowerCase()
  if (['delivered', 'relayed', 'expanded'].includes(action)) return 'delivered'
  if (action === 'failed') return 'failed'
  if (action === 'delayed') return null
  return /(delayed|vertraagd|warning)/i.test(mail.headers.first('subject')) ? null : 'failed'
}
