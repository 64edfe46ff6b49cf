/**
 * The real mail server behind the relay, in a process of its own that may be killed. It takes a mail when it has the last byte, and writes
 * so into a journal before it answers; a sender that hears nothing and sends again has doubled it.
 */
import { openSync, writeSync } from 'node:fs'
import { SMTPServer } from 'smtp-server'
import { chanceFrom } from '../kit/chance.ts'

export type MailServerTask = { journal: string; port: number; slow: boolean; seed: number }

/** A mail for everybody has an address of its own, so that is its name here. */
type Stage = 'begun' | 'taken' | 'answered'

process.once('message', (task: MailServerTask) => {
  const journal = openSync(task.journal, 'a')
  const write = (stage: Stage, key: string) => writeSync(journal, `${stage} ${key}\n`)
  const chance = chanceFrom(task.seed)
  const perhapsSlow = (share: number) =>
    new Promise<void>((resolve) => setTimeout(resolve, task.slow && chance.next() < share ? chance.whole(300) : 0))

  // Who goes on, or goes, has heard what we answered; whether they did before that nobody can tell.
  const last = new WeakMap<object, string>()
  const heard = (session: object) => {
    const key = last.get(session)
    last.delete(session)
    if (key) write('answered', key)
  }
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    async onRcptTo(_, __, done) {
      await perhapsSlow(0.1)
      const refused = task.slow && chance.next() < 0.01
      done(refused ? Object.assign(new Error('Come back later'), { responseCode: 450 }) : null)
    },
    onMailFrom(_, session, done) {
      heard(session)
      done()
    },
    onClose: (session) => heard(session),
    async onData(stream, session, done) {
      const key = session.envelope.rcptTo[0]?.address ?? ''
      last.set(session, key)
      write('begun', key)
      try {
        for await (const _ of stream);
      } catch {
        return
      }
      write('taken', key)
      await perhapsSlow(0.15)
      done()
    },
  })
  server.on('error', () => {})
  const listener = server.listen(task.port, '127.0.0.1', () => {
    const address = listener.address()
    process.send?.(typeof address === 'object' && address ? address.port : 0)
  })
})
