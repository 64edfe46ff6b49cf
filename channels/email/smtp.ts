/**
 * Handing one mail to an SMTP server, and knowing afterwards what is certain. Until the server asks for the data nothing can have
 * been sent; from then on only its own answer counts, and a connection that breaks without one leaves the outcome unknown.
 */
import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Server } from './settings.ts'
import { answerOf, explain, type Failure, isAuthFailure, requireHost } from './trouble.ts'

/** Milliseconds. A server reads a mail for viruses before it answers. */
export type SmtpPatience = { connect: number; answer: number }
export const smtpPatience: SmtpPatience = { connect: 15_000, answer: 120_000 }

export type Handing =
  | { state: 'taken' }
  | { state: 'not taken'; permanent: boolean; reason: string }
  | { state: 'unknown'; reason: string }

export type Smtp = {
  /** @param asked called when the server asks for the data */
  send(envelope: Envelope, raw: Buffer, asked: () => void): Promise<void>
  close(reason: string): void
  quit(): void
}
export type Envelope = { from: string; to: string }

const stopping = 'Samenspraak is stopping'

/**
 * Hand over one mail. Never throws: what went wrong is in the outcome, with a reason in words.
 * @param raw the whole mail, lines ending in CRLF
 * @param signal stops it for as long as nothing can have been sent
 */
export async function handOver(
  server: Server,
  envelope: Envelope,
  raw: Buffer,
  signal: AbortSignal,
  wait: SmtpPatience = smtpPatience,
): Promise<Handing> {
  let smtp: Smtp
  try {
    smtp = await openSmtp(server, envelope.from, signal, wait)
  } catch (error) {
    // it is about us or the connection, not about this letter: later it may work
    return { state: 'not taken', permanent: false, reason: reasonOf(error, server) }
  }
  let asked = false
  // after the server has asked for the data, stopping would only make the outcome unknown
  const stop = () => asked || smtp.close(stopping)
  signal.addEventListener('abort', stop, { once: true })
  try {
    await smtp.send(envelope, raw, () => {
      asked = true
    })
    return { state: 'taken' }
  } catch (error) {
    const { responseCode, command, code } = error as Failure
    const reason = reasonOf(error, server)
    if (responseCode) return { state: 'not taken', permanent: responseCode >= 500, reason }
    // "API": refused by nodemailer itself before it said a word
    if (asked && command !== 'API') return { state: 'unknown', reason }
    return { state: 'not taken', permanent: code === 'EMESSAGE' || code === 'EENVELOPE', reason }
  } finally {
    signal.removeEventListener('abort', stop)
    smtp.quit()
  }
}

/** Connect, greet, secure and sign in. */
export async function openSmtp(server: Server, from: string, signal: AbortSignal, wait = smtpPatience): Promise<Smtp> {
  signal.throwIfAborted()
  requireHost(server)
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    name: from.slice(from.lastIndexOf('@') + 1),
    connectionTimeout: wait.connect,
    greetingTimeout: wait.connect,
    dnsTimeout: wait.connect,
    socketTimeout: wait.answer,
  })
  // a broken connection belongs to whatever is being done at that moment
  let fail: (error: Error) => void = () => {}
  connection.on('error', (error: Error) => fail(error))
  const step = (act: (done: (error?: Error | null) => void) => void) =>
    new Promise<void>((resolve, reject) => {
      fail = reject
      act((error) => (error ? reject(error) : resolve()))
    })
  const close = (reason: string) => {
    connection.close()
    fail(new Error(reason))
  }
  const stop = () => close(stopping)
  signal.addEventListener('abort', stop, { once: true })
  try {
    await step((done) => connection.connect(done))
    const { user, password } = server
    if (user && connection.allowsAuth) await step((done) => connection.login({ user, pass: password }, done))
  } catch (error) {
    connection.close()
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
  return {
    send({ from, to }, raw, asked) {
      const body = new Readable({
        read() {
          asked()
          this.push(raw)
          this.push(null)
        },
      })
      return step((done) => connection.send({ from, to: [to], size: raw.length }, body, done))
    },
    close,
    quit() {
      fail = () => {}
      connection.quit()
    },
  }
}

function reasonOf(error: unknown, server: Server): string {
  const said = answerOf(error)
  return said && !isAuthFailure(error) ? `The mail server ${server.host} answers: ${said}` : explain(error, server).en
}
