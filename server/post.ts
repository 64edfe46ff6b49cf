/** Mail from the house to its own people, by the mail server in SMTP_URL. Mail to customers goes by their channel and never by this. */
import { createTransport } from 'nodemailer'

export type Post = (to: string, letter: { subject: string; text: string }) => Promise<void>

const timeoutMs = 20_000

/**
 * @param url `smtp://user:password@host:587`, or `smtps://`; null when the house sends no mail
 * @param from such as `Samenspraak <noreply@example.org>`
 */
export function createPost(url: string | null, from: string): Post | null {
  if (url === null) return null
  const transport = createTransport(url, {
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  } as never)
  return async (to, { subject, text }) => {
    await transport.sendMail({
      from,
      to: { name: '', address: to },
      subject,
      text,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  }
}
