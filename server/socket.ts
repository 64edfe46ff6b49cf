/** The only way to a stream of strangers: a WebSocket that is only read, to public addresses, one message after the other. */
import { WebSocket } from 'ws'
import type { OpenSocket } from '../channels/kit/channel.ts'
import { anywhere, checkPlace, publicOnly, type ReachOptions, system } from './reach.ts'

export type SocketOptions = Omit<ReachOptions, 'timeout'> & {
  /** Milliseconds for connecting, and between two signs of life after that. */
  patience?: number
}

/** UTF-16 units or bytes that wait for us before the other side has to. */
const mostWaiting = 2 * 1024 * 1024

/** @returns an `OpenSocket`. It throws `Refused` for an address that may not be reached. */
export function createSockets(options: SocketOptions): OpenSocket {
  const { patience = 30_000, longest = 5 * 1024 * 1024, resolve = system, userAgent = 'Samenspraak' } = options
  return async function* (address, signal, headers = {}) {
    const { url, isTrusted } = checkPlace(address, ['wss:', 'ws:'], options)
    signal.throwIfAborted()
    const socket = new WebSocket(url, {
      headers: { 'user-agent': userAgent, ...headers },
      lookup: isTrusted ? anywhere(resolve) : publicOnly(resolve),
      handshakeTimeout: patience,
      maxPayload: longest,
      perMessageDeflate: false,
      followRedirects: false,
    })
    const inbox = receive(socket, patience)
    const stop = () => socket.terminate()
    signal.addEventListener('abort', stop)
    try {
      for (;;) {
        const frames = await inbox.take()
        if (signal.aborted) return
        yield frames
      }
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      signal.removeEventListener('abort', stop)
      socket.terminate()
    }
  }
}

/** What comes in, kept until it is taken; when much waits the socket is not read. */
function receive(socket: WebSocket, patience: number) {
  let frames: (string | Uint8Array)[] = []
  let waiting = 0
  let broken: Error | null = null
  let alive = true
  let wake = () => {}
  socket.on('message', (data: Buffer, isBinary) => {
    alive = true
    const frame = isBinary ? data : data.toString('utf8')
    frames.push(frame)
    waiting += frame.length
    if (waiting > mostWaiting) socket.pause()
    wake()
  })
  const end = (error: Error) => {
    broken ??= error
    clearInterval(pulse)
    wake()
  }
  // A connection that died without a word is noticed because it does not answer; one that we do not read cannot.
  const pulse = setInterval(() => {
    if (!alive && !socket.isPaused) end(new Error('The connection fell silent'))
    alive = socket.isPaused
    if (socket.readyState === WebSocket.OPEN) socket.ping()
  }, patience)
  // The first, empty one says that there is a connection.
  let news = false
  socket.on('open', () => {
    news = true
    wake()
  })
  socket.on('pong', () => {
    alive = true
  })
  socket.on('error', end)
  socket.on('close', (code, reason) => end(new Error(closing(code, reason.toString('utf8')))))
  return {
    async take() {
      if (frames.length === 0 && !broken && !news)
        await new Promise<void>((ready) => {
          wake = ready
        })
      if (frames.length === 0 && broken) throw broken
      news = false
      const taken = frames
      frames = []
      waiting = 0
      if (socket.isPaused) socket.resume()
      return taken
    },
  }
}

const closing = (code: number, reason: string) =>
  `The other side closed the connection (${code}${reason ? `: ${reason.slice(0, 100)}` : ''})`
