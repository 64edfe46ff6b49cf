/// <reference path="./smtp-server.d.ts" />
/**
 * Where tools hand over their mail (RFC 6409): encrypted before anybody signs in, signed in before anything is said. "250" is said
 * when all of the mail is in the store. What speaks against taking it now is a 4xx, after which a tool tries again; a 5xx is only for
 * what will never do, because a tool takes people off its list for it. Whether somebody may have the mail is not asked here at all.
 */
import { isAscii } from 'node:buffer'
import { type Address, type Session, SMTPServer } from 'smtp-server'
import type { Context } from '../context.ts'
import { type RateLimiter, rateLimiter } from '../http/rate-limit.ts'
import { ProblemError } from '../problem.ts'
import type { ToolRow } from '../store/relay.ts'
import { type AcceptMail, NotTaken } from '../use/relay/accept-mail.ts'
import { signInTool } from '../use/relay/sign-in-tool.ts'
import { readCertificate } from './certificate.ts'
import type { ToolNow } from './tool-now.ts'
import { hostOf } from './trace.ts'

export type Intake = { port: number; close(): Promise<void> }

/** Recipients of one mail; for more a tool begins another (RFC 5321, 4.5.3.1.10: at least a hundred). */
const mostRecipients = 500
/** Bytes of one mail, whatever is set for a tool. */
export const largestMail = 50 * 1024 * 1024
/** Bytes of mails that are just being read, all together. */
const mostInHand = 256 * 1024 * 1024
const mostClients = 200
const certificateEveryMs = 3_600_000

type Signed = Session<ToolRow>
type Done = (error?: Error | null) => void

/** @throws Error when the port is taken or the certificate cannot be read */
export async function openIntake(
  ctx: Context,
  accept: AcceptMail,
  lookUp: (tool: ToolRow) => Promise<ToolNow>,
): Promise<Intake> {
  const host = hostOf(ctx)
  const guesses = rateLimiter({ burst: 20, perMinute: 10 }, ctx.clock)
  const pace = paces(ctx)
  let inHand = 0
  let closing = false

  const onMailFrom = async ({ args }: Address, session: Signed) => {
    const now = session.user ? await lookUp(session.user) : null
    if (!now) throw answer(530, 'Sign in first')
    session.user = now.tool
    const size = args ? Number(args.SIZE ?? 0) : 0
    if (size > now.tool.largest) throw answer(552, tooLarge(now.tool))
    if (closing || inHand > mostInHand || now.isFull) throw answer(451, 'Too much is waiting, try again later')
  }
  const onRcptTo = async (_: Address, { user, envelope }: Signed) => {
    if (envelope.rcptTo.length >= mostRecipients) throw answer(452, `At most ${mostRecipients} recipients at once`)
    if (user) spend(pace(user), user.id)
  }
  const onData = async (stream: AsyncIterable<Buffer>, { user, envelope }: Signed) => {
    if (!user) throw answer(530, 'Sign in first')
    const chunks: Buffer[] = []
    let size = 0
    try {
      for await (const chunk of stream) {
        size += chunk.length
        inHand += chunk.length
        if (size <= user.largest && inHand <= mostInHand) chunks.push(chunk)
        else chunks.length = 0
      }
      if (size > user.largest) throw answer(552, tooLarge(user))
      const bytes = Buffer.concat(chunks)
      if (bytes.length < size) throw answer(451, 'Too much is waiting, try again later')
      const sender = envelope.mailFrom ? envelope.mailFrom.address : ''
      const recipients = envelope.rcptTo.map(({ address }) => address)
      await accept({ tool: user, sender, recipients, bytes, eightBit: !isAscii(bytes) })
    } finally {
      inHand -= size
    }
  }
  /** Whatever goes wrong that is not the mail's own fault passes. */
  const answering = (working: Promise<unknown>, done: Done) =>
    working.then(
      () => done(null),
      (error: unknown) => {
        if (error instanceof NotTaken) return done(answer(554, error.message))
        if (error instanceof Answer) return done(error)
        ctx.log.error({ err: error }, 'a mail of a tool could not be taken')
        done(answer(451, 'It cannot be written down just now, try again later'))
      },
    )

  const server = new SMTPServer<ToolRow>({
    ...readCertificate(ctx.config, host, ctx.clock()),
    ...{ name: host, banner: 'Samenspraak', size: largestMail, maxClients: mostClients },
    ...{ authMethods: ['PLAIN', 'LOGIN'], disableReverseLookup: true, logger: false, closeTimeout: 5000 },
    onAuth({ username = '', password = '' }, { remoteAddress }, done) {
      const sign = async () => {
        spend(guesses, remoteAddress)
        const tool = await signInTool(ctx, username, password)
        if (!tool) throw answer(535, 'Wrong user name or password')
        guesses.giveBack(remoteAddress)
        return tool
      }
      sign().then(
        (user) => done(null, { user }),
        (error) => void answering(Promise.reject(error), (told) => done(told ?? null)),
      )
    },
    onMailFrom: (address, session, done) => void answering(onMailFrom(address, session), done),
    onRcptTo: (address, session, done) => void answering(onRcptTo(address, session), done),
    onData: (stream, session, done) => void answering(onData(stream, session), done),
  })
  server.on('error', (error) => ctx.log.debug({ err: error }, 'a tool broke off'))
  const port = await listen(server, ctx.config.relay.port, ctx.config.host)
  const renewing = setInterval(() => {
    try {
      server.updateSecureContext(readCertificate(ctx.config, host, ctx.clock()))
    } catch (error) {
      ctx.log.error({ err: error }, 'the certificate of the relay cannot be read again')
    }
  }, certificateEveryMs)
  return {
    port,
    async close() {
      closing = true
      clearInterval(renewing)
      await new Promise<void>((resolve) => server.close(resolve))
    },
  }
}

const tooLarge = ({ largest }: ToolRow) => `This tool may send mails of at most ${largest} bytes`

class Answer extends Error {
  override name = 'Answer'
  readonly responseCode: number
  constructor(code: number, words: string) {
    super(words)
    this.responseCode = code
  }
}
const answer = (code: number, words: string) => new Answer(code, words)

/** @throws Answer that says when to come back */
function spend(limiter: RateLimiter, key: string): void {
  try {
    limiter.spend(key)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    throw answer(451, 'Too many in a minute, try again later')
  }
}

/** What a tool may send in a minute; anew when that is changed. */
function paces(ctx: Context): (tool: ToolRow) => RateLimiter {
  const byTool = new Map<string, { most: number; limiter: RateLimiter }>()
  return ({ id, most_per_minute: most }) => {
    const had = byTool.get(id)
    if (had?.most === most) return had.limiter
    const limiter = rateLimiter({ burst: most, perMinute: most }, ctx.clock)
    byTool.set(id, { most, limiter })
    return limiter
  }
}

function listen(server: SMTPServer<ToolRow>, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject)
    const listener = server.listen(port, host, () => {
      server.server.off('error', reject)
      const address = listener.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
