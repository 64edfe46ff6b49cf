/** A real SMTP server that keeps what it is given, and misbehaves on request. */
import type { Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { type Session, SMTPServer } from 'smtp-server'

export type Behaviour =
  | 'accept'
  | 'refuse the sign-in'
  | 'refuse the sender'
  | 'refuse the recipient'
  | 'refuse the recipient for now'
  | 'refuse the data'
  | 'refuse the data for now'
  /** The connection breaks before anything of the mail was said. */
  | 'drop at the recipient'
  /** It has the whole mail, keeps nothing and says nothing. */
  | 'drop after the data'
  /** It has the whole mail, keeps it and says nothing. */
  | 'keep and drop'
  | 'keep and stay silent'

export type Received = { from: string; to: string[]; raw: Buffer }

export type Sink = {
  host: '127.0.0.1'
  port: number
  user: string
  password: string
  /** In the order of arrival. */
  mails: Received[]
  /** How often somebody said for whom a mail is. */
  readonly asked: number
  /** @param only for mails to this address */
  behave(how: Behaviour, only?: string): void
  stop(): Promise<void>
}

const answer = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })

type Options = {
  /** May do more with each mail, for instance deliver it somewhere. */
  keep?: (mail: Received) => void | Promise<void>
  /** TLS, with a certificate that nobody vouches for. */
  secure?: boolean
}

export async function startSink({ keep = () => {}, secure = false }: Options = {}): Promise<Sink> {
  const sockets = new Map<number, Socket>()
  const drop = (session: Session) => sockets.get(session.remotePort)?.destroy()
  let set: Behaviour = 'accept'
  let only: string | null = null
  const howFor = (to: string): Behaviour => (only === null || only === to ? set : 'accept')
  const mails: Received[] = []
  let asked = 0
  const account = { user: 'klantenservice', password: 'geheim' }

  const server = new SMTPServer({
    secure,
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onAuth(auth, _, done) {
      const right = auth.username === account.user && auth.password === account.password
      if (!right || set === 'refuse the sign-in') return done(answer(535, 'Wrong user name or password'))
      done(null, { user: account.user })
    },
    onMailFrom(_, __, done) {
      done(set === 'refuse the sender' ? answer(550, 'This sender may not send here') : null)
    },
    onRcptTo({ address }, session, done) {
      asked++
      const how = howFor(address)
      if (how === 'drop at the recipient') return drop(session)
      if (how === 'refuse the recipient') return done(answer(550, 'No such user here'))
      if (how === 'refuse the recipient for now') return done(answer(450, 'Try again later'))
      done()
    },
    async onData(stream, session, done) {
      const raw = await buffer(stream).catch(() => null)
      if (!raw) return
      const how = howFor(session.envelope.rcptTo[0]?.address ?? '')
      if (how === 'drop after the data') return drop(session)
      if (how === 'refuse the data') return done(answer(554, 'Looks like spam'))
      if (how === 'refuse the data for now') return done(answer(451, 'Come back later'))
      const { mailFrom, rcptTo } = session.envelope
      const mail = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map((to) => to.address), raw }
      mails.push(mail)
      await keep(mail)
      if (how === 'keep and drop') return drop(session)
      if (how !== 'keep and stay silent') done()
    },
  })
  server.on('error', () => {})
  // the raw socket under a TLS one may not be destroyed: Node would crash
  server.server.on(secure ? 'secureConnection' : 'connection', (socket: Socket) => {
    const { remotePort } = socket
    if (remotePort === undefined) return
    sockets.set(remotePort, socket)
    socket.once('close', () => sockets.delete(remotePort))
  })
  const listening = await new Promise<ReturnType<SMTPServer['listen']>>((resolve) => {
    const listener = server.listen(0, '127.0.0.1', () => resolve(listener))
  })
  const address = listening.address()
  if (typeof address !== 'object' || !address) throw new Error('The mail server got no port')
  return {
    host: '127.0.0.1',
    port: address.port,
    ...account,
    mails,
    get asked() {
      return asked
    },
    behave(next, to) {
      set = next
      only = to ?? null
    },
    async stop() {
      for (const socket of sockets.values()) socket.destroy()
      await new Promise<void>((resolve) => server.close(resolve))
    },
  }
}
