/**
 * The mail server of the world: takes mail by SMTP, counts what it took by Message-ID, and is slow now and then, before the mail,
 * and after it has all of it, so that a kill finds letters in every stage. It takes a mail when it has the last byte, whether or
 * not anybody is still there to hear so: a sender that then sends again has doubled it.
 */
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import type { Run } from '../kit/bench.ts'
import { chanceFrom } from '../kit/chance.ts'

export type MailServer = {
  port: number
  /** How often each letter was taken, by the key before the @ of its Message-ID. */
  taken: ReadonlyMap<string, number>
  /** Connections that are open just now: one for each letter that somebody hands over. */
  open(): number
}

const share = { slowBefore: 0.15, slowAfter: 0.2, refusedForNow: 0.01 }
const slowestMs = 500

export async function startMailServer(run: Run): Promise<MailServer> {
  const taken = new Map<string, number>()
  let open = 0
  const chance = chanceFrom(6)
  const perhapsSlow = (how: number) =>
    new Promise<void>((resolve) => setTimeout(resolve, chance.next() < how ? chance.whole(slowestMs) : 0))

  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    async onRcptTo(_, __, done) {
      await perhapsSlow(share.slowBefore)
      const refused = chance.next() < share.refusedForNow
      done(refused ? Object.assign(new Error('Come back later'), { responseCode: 450 }) : null)
    },
    async onData(stream, _, done) {
      const mail = (await buffer(stream)).toString('latin1')
      const key = /^Message-ID: <([^@>]+)@/im.exec(mail)?.[1] ?? 'without an id'
      taken.set(key, (taken.get(key) ?? 0) + 1)
      await perhapsSlow(share.slowAfter)
      done()
    },
  })
  server.on('error', () => {})
  server.server.on('connection', (socket) => {
    open++
    socket.once('close', () => open--)
  })
  const listener = await new Promise<ReturnType<SMTPServer['listen']>>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => resolve(listening))
  })
  run.after(() => new Promise<void>((resolve) => server.close(resolve)))
  const address = listener.address()
  if (typeof address !== 'object' || !address) throw new Error('the mail server got no port')
  return { port: address.port, taken, open: () => open }
}
