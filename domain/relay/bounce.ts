/**
 * The report that a mail was refused (RFC 3464, in the form of RFC 6522), to whoever stands in its envelope: the tool cleans its list
 * by it, as it would when it spoke with that server itself. It is made for a refusal of the real server alone. What is held, dropped
 * or expired makes no report: it would take somebody off a list who is there.
 */

export type Refused = {
  /** Unique; makes the Message-ID and the boundary. */
  id: string
  /** The name of our mail host. */
  host: string
  /** The sender in the envelope of the mail. */
  to: string
  /** For whom it was. */
  recipient: string
  /** What the real server said, on one line. */
  reason: string
  at: Date
  /** The headers of the mail, a letter per byte. */
  head: string
}

/** @returns a mail in ASCII but for the headers that it quotes, lines ending in CRLF; a letter per byte */
export function bounceOf({ id, host, to, recipient, reason, at, head }: Refused): string {
  const boundary = `=_${id}`
  const date = at.toUTCString().replace('GMT', '+0000')
  const said = ascii(reason)
  const status = /\b([45]\.\d{1,3}\.\d{1,3})\b/.exec(said)?.[1] ?? '5.0.0'
  const lines = [
    `From: Mail Delivery System <mailer-daemon@${host}>`,
    `To: <${ascii(to)}>`,
    'Subject: Undelivered Mail Returned to Sender',
    `Date: ${date}`,
    `Message-ID: <${id}@${host}>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `The mail for ${ascii(recipient)} was refused by the mail server:`,
    '',
    said,
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns; ${host}`,
    '',
    `Final-Recipient: rfc822; ${ascii(recipient)}`,
    'Action: failed',
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${said}`,
    '',
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    head.slice(0, 16_384).replaceAll(/\r\n|\r|\n/g, '\r\n'),
    '',
    `--${boundary}--`,
    '',
  ]
  return lines.join('\r\n')
}

const ascii = (text: string) => text.replaceAll(/[^ -~]+/g, '?').slice(0, 900)
