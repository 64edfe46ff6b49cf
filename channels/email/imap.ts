/** One connection to an IMAP server. It never changes a flag: the folder is only ever examined. */
import { ImapFlow } from 'imapflow'
import type { Server } from './settings.ts'
import { requireHost } from './trouble.ts'

/** Milliseconds. */
export type Patience = {
  /** To connect, and to be greeted. */
  connect: number
  /** Without one byte while the server owes us something: then the connection is dead. */
  silence: number
}
export const patience: Patience = { connect: 15_000, silence: 90_000 }

/** A server that announces more than this for one answer is broken or means harm. */
const largestAnswer = 128 * 1024 * 1024

/** Connect and sign in. The signal closes the connection, whatever it is doing. */
export async function openImap(server: Server, signal: AbortSignal, wait: Patience = patience): Promise<ImapFlow> {
  signal.throwIfAborted()
  requireHost(server)
  const client = new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    doSTARTTLS: server.security === 'starttls',
    auth: { user: server.user, pass: server.password },
    clientInfo: { name: 'Samenspraak' },
    disableAutoIdle: true,
    logger: false,
    connectionTimeout: wait.connect,
    greetingTimeout: wait.connect,
    socketTimeout: wait.silence,
    maxLiteralSize: largestAnswer,
    maxResponseSize: largestAnswer * 2,
    maxLockHoldTime: false,
  })
  // the commands that are under way tell what happened; an event that nobody hears would end the program
  client.on('error', () => {})
  const close = () => client.close()
  signal.addEventListener('abort', close, { once: true })
  client.on('close', () => signal.removeEventListener('abort', close))
  try {
    await client.connect()
    return client
  } catch (error) {
    client.close()
    throw error
  }
}

/**
 * Wait for what the server owes us, as long as it sends anything at all. imapflow watches the connection too, but waits for ever
 * when that dies between our IDLE and the server's consent.
 * @param silence milliseconds
 */
export async function answered<T>(client: ImapFlow, silence: number, command: Promise<T>): Promise<T> {
  let heard = -1
  const watch = setInterval(() => {
    const { received } = client.stats()
    if (received === heard) client.close()
    heard = received
  }, silence)
  try {
    return await command
  } finally {
    clearInterval(watch)
  }
}
