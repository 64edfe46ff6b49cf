/** A marketing tool: hands over one mail after the other on some connections, and the same mail again until it is told that it is taken. */
import nodemailer, { type Transporter } from 'nodemailer'

export type Tool = {
  /** Recipients of which it was told that their mail is taken. */
  acknowledged: ReadonlySet<string>
  /** What it was refused for good, which should never be. */
  complaints: readonly string[]
  stop(): Promise<void>
}

const atOnce = 24
const filler = '<p>Dertig procent korting op alles wat stroom geeft, alleen deze week.</p>\r\n'.repeat(120)

export function startTool(of: {
  port: number
  user: string
  pass: string
  /** The same names never come back. */
  name: string
  most: number
  /** Wait while so many are on their way. */
  isAhead: (acknowledged: number) => boolean
}): Tool {
  const acknowledged = new Set<string>()
  const complaints: string[] = []
  let stopping = false
  let n = 0

  const transport = () =>
    nodemailer.createTransport({
      ...{ host: '127.0.0.1', port: of.port, pool: true, maxConnections: 1, maxMessages: Number.POSITIVE_INFINITY },
      ...{ requireTLS: true, tls: { rejectUnauthorized: false }, auth: { user: of.user, pass: of.pass } },
      ...{ connectionTimeout: 3000, greetingTimeout: 3000, socketTimeout: 15_000 },
    })
  const insist = async (mail: { raw: string; to: string }, by: { now: Transporter }) => {
    for (;;) {
      try {
        await by.now.sendMail({ raw: mail.raw, envelope: { from: 'winkel@example.net', to: [mail.to] } })
        acknowledged.add(mail.to)
        return
      } catch (error) {
        const { responseCode = 0, message } = error as Error & { responseCode?: number }
        if (responseCode >= 500) {
          complaints.push(message)
          return
        }
        by.now.close()
        by.now = transport()
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
  }
  const work = async () => {
    const by = { now: transport() }
    while (!stopping && n < of.most) {
      if (of.isAhead(acknowledged.size)) {
        await new Promise((resolve) => setTimeout(resolve, 20))
        continue
      }
      const to = `${of.name}-${++n}@example.org`
      const head = `From: winkel@example.net\r\nTo: ${to}\r\nSubject: Voorjaar\r\nX-Campaign: ${of.name}\r\nMessage-ID: <${to}>\r\n`
      await insist({ raw: `${head}\r\n${filler}`, to }, by)
    }
    by.now.close()
  }
  const working = Array.from({ length: atOnce }, work)
  return {
    ...{ acknowledged, complaints },
    async stop() {
      stopping = true
      await Promise.all(working)
    },
  }
}
