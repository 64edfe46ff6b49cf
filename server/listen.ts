/** HTTP: begin to listen, and stop in order. */

import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'

export type Listening = {
  port: number
  /** Take no more requests, let those in hand finish for at most so many milliseconds, hang up on the rest. */
  stop(patience: number): Promise<void>
}

type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch']

/** Longer than proxies and browsers keep a connection that rests: who hangs up first may lose a request that is just on its way. */
const idleMs = 75_000

/** @throws Error that says what to do when the address is taken or not ours */
export async function listen(fetch: Fetch, host: string, port: number): Promise<Listening> {
  const server = createAdaptorServer({ fetch }) as Server
  server.keepAliveTimeout = idleMs
  const inHand = new Map<ServerResponse, IncomingMessage>()
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    inHand.set(response, request)
    response.once('close', () => inHand.delete(response))
  })
  await new Promise<void>((ready, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => failed(inWords(error, host, port)))
    server.listen(port, host, ready)
  })
  return {
    port: (server.address() as AddressInfo).port,
    stop: async (patience) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const [response, request] of inHand) {
        // A live stream is never finished: its reader comes back by itself, elsewhere or after the restart.
        if (request.headers.accept?.includes('text/event-stream')) response.destroy()
        else response.shouldKeepAlive = false
      }
      const hangUp = setTimeout(() => server.closeAllConnections(), patience)
      await closed
      clearTimeout(hangUp)
    },
  }
}

function inWords(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const why: Record<string, string> = {
    EADDRINUSE: `Port ${port} is taken by another program. Stop that, or choose another with --port.`,
    EACCES: `Port ${port} may not be used by an ordinary user. Choose one above 1023 with --port.`,
    EADDRNOTAVAIL: `${host} is not an address of this machine. Choose another with --host (127.0.0.1 for this machine alone).`,
  }
  return new Error(why[error.code ?? ''] ?? error.message, { cause: error })
}
