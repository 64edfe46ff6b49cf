/** A system of somebody else, as a real HTTP server: what it is told, and what it answers, is up to the test. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Told = { method: string; path: string; headers: Record<string, string>; body: string }
type Answers = (told: Told) => { status: number; body?: unknown } | 'break off'

export type Receiver = {
  /** `127.0.0.1:port`, the same when it comes up again. */
  host: string
  url: string
  told: Told[]
  answer(how: Answers): void
  down(): Promise<void>
  up(): Promise<void>
}

export async function startReceiver(): Promise<Receiver> {
  const told: Told[] = []
  let answers: Answers = () => ({ status: 204 })
  let server: Server | null = null
  let port = 0
  const up = () =>
    new Promise<void>((done) => {
      const fresh = createServer(async (request, response) => {
        const parts: Buffer[] = []
        for await (const part of request) parts.push(part as Buffer)
        const { method = '', url: path = '' } = request
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        )
        const one = { method, path, headers, body: Buffer.concat(parts).toString() }
        const answer = answers(one)
        told.push(one)
        if (answer === 'break off') return void request.socket.destroy()
        response.writeHead(answer.status, { 'content-type': 'application/json', connection: 'close' })
        response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body))
      })
      server = fresh
      fresh.listen(port, '127.0.0.1', () => {
        port = (fresh.address() as AddressInfo).port
        done()
      })
    })
  const down = () =>
    new Promise<void>((done) => {
      if (!server) return done()
      server.closeAllConnections()
      server.close(() => done())
      server = null
    })
  await up()
  const host = `127.0.0.1:${port}`
  return {
    ...{ host, url: `http://${host}`, told, up, down },
    answer(how) {
      answers = how
    },
  }
}
