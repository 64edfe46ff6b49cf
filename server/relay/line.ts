/**
 * A connection to the real mail server, over which one mail goes after the other. Who it is for and that it is welcome is said first;
 * when the server asks for the bytes the caller is asked whether they may still go, and only then do they leave. So nothing lies
 * between the permission and the mail but the sending itself.
 */
import { Socket } from 'node:net'
import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { answerOf, explain, type Failure, requireHost } from '../../channels/email/trouble.ts'
import type { Words } from '../../channels/kit/channel.ts'
import type { ToolServer } from './tool-server.ts'

export type Envelope = { from: string; to: string; size: number; eightBit: boolean }

export type Handing =
  | { state: 'taken' }
  /** The caller said no; nothing has left. */
  | { state: 'kept' }
  /** `reason` is what the server said; `broken` when it said nothing. */
  | { state: 'not taken'; permanent: boolean; reason: string }
  /** All of it may have arrived. */
  | { state: 'unknown'; reason: string }

export type Line = {
  /** Not after the server has let go of it, or something went wrong on it. */
  usable(): boolean
  /** @param may asked when the server waits for the bytes; false leaves it at that */
  send(envelope: Envelope, mail: Uint8Array, may: () => Promise<boolean>): Promise<Handing>
  close(): void
}

/** The server does not take anything now. */
export class Unreachable extends Error {
  override name = 'Unreachable'
  readonly words: Words
  constructor(words: Words) {
    super(words.en)
    this.words = words
  }
}

/** Milliseconds. A server may read a mail for viruses before it answers. */
const patience = { connect: 15_000, answer: 120_000 }

/**
 * Connect, greet, secure and sign in.
 * @param host how we call ourselves
 * @throws Unreachable
 */
export async function openLine(server: ToolServer, host: string, wait = patience): Promise<Line> {
  if (server.atHome) return lineAtHome
  const connection = new SMTPConnection({
    // The final dot must not wait until all before it was acknowledged: that costs forty milliseconds a mail.
    socket: new Socket().setNoDelay(true),
    ...{ host: server.host, port: server.port, name: host },
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    ...{ connectionTimeout: wait.connect, greetingTimeout: wait.connect, dnsTimeout: wait.connect },
    socketTimeout: wait.answer,
  })
  let dead = false
  // A broken connection belongs to whatever is being done at that moment.
  let fail: (error: Error) => void = () => {}
  connection.on('error', (error: Error) => {
    dead = true
    fail(error)
  })
  connection.on('end', () => {
    dead = true
    fail(Object.assign(new Error('The connection was closed'), { code: 'ECONNECTION' }))
  })
  const step = <T>(act: (done: (error?: Error | null, result?: T) => void) => void) =>
    new Promise<void>((resolve, reject) => {
      fail = reject
      act((error) => (error ? reject(error) : resolve()))
    })
  const close = () => {
    dead = true
    connection.close()
  }
  try {
    requireHost(server)
    await step((done) => connection.connect(done))
    const { user, password } = server
    if (user && connection.allowsAuth) await step((done) => connection.login({ user, pass: password }, done))
  } catch (error) {
    close()
    throw new Unreachable(explain(error, server))
  }

  const send = async (envelope: Envelope, mail: Uint8Array, may: () => Promise<boolean>): Promise<Handing> => {
    let [left, kept, over] = [false, false, false]
    let asking: Promise<unknown> | null = null
    // Read from the moment when the server waits for the bytes; and, so that it is empty, also when the server wants none.
    const body = new Readable({
      read() {
        if (over) return void this.push(null)
        asking = may().then(
          (yes) => {
            // Where the server is gone by now none of the bytes can leave, whatever the answer.
            left = yes && !over
            kept = !yes
            if (!yes) return this.destroy(new Error('It may not be sent any more'))
            this.push(mail)
            this.push(null)
          },
          (error) => this.destroy(error),
        )
      },
    })
    try {
      const { from, to, size, eightBit } = envelope
      await step((done) =>
        connection.send({ from, to: [to], size, use8BitMime: eightBit }, body, (error) => {
          over = true
          done(error)
        }),
      )
      return { state: 'taken' }
    } catch (error) {
      over = true
      // A hand-over that is being written down just now would else come after what is written of this mail, and nobody would have it.
      await asking
      const { responseCode } = error as Failure
      if (responseCode) await step((done) => connection.reset(done)).catch(close)
      // A server that waits for bytes which do not come is left alone: what it has is no mail.
      else close()
      if (kept) return { state: 'kept' }
      const reason = answerOf(error) || 'broken'
      if (responseCode) return { state: 'not taken', permanent: responseCode >= 500, reason }
      return left ? { state: 'unknown', reason } : { state: 'not taken', permanent: isRefusedHere(error), reason }
    }
  }
  return { usable: () => !dead, send, close: () => (dead ? close() : connection.quit()) }
}

/** As if there were a server: what may go is taken, and nobody gets it. */
const lineAtHome: Line = {
  usable: () => true,
  send: async (_, __, may) => ((await may()) ? { state: 'taken' } : { state: 'kept' }),
  close: () => undefined,
}

/** By nodemailer, before it said a word: an address that cannot be said, or more bytes than the server takes. */
const isRefusedHere = (error: unknown) => ['EENVELOPE', 'EMESSAGE'].includes((error as Failure).code ?? '')
