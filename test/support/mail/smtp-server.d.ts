/** What the tests use of `smtp-server`, which brings no types of its own. */
declare module 'smtp-server' {
  import type { Server } from 'node:net'
  import type { Readable } from 'node:stream'

  export type Session = {
    remotePort: number
    envelope: { mailFrom: { address: string } | false; rcptTo: { address: string }[] }
  }
  type Done = (error?: Error | null) => void

  export class SMTPServer {
    constructor(options: {
      /** TLS from the first byte, with the certificate that nobody vouches for which smtp-server carries. */
      secure?: boolean
      authOptional?: boolean
      allowInsecureAuth?: boolean
      disabledCommands?: string[]
      disableReverseLookup?: boolean
      logger?: boolean
      closeTimeout?: number
      size?: number
      onAuth?: (
        auth: { username?: string; password?: string },
        session: Session,
        done: (error: Error | null, accepted?: { user: string }) => void,
      ) => void
      onMailFrom?: (address: { address: string }, session: Session, done: Done) => void
      onRcptTo?: (address: { address: string }, session: Session, done: Done) => void
      onData?: (stream: Readable, session: Session, done: Done) => void
    })
    server: Server
    on(event: 'error', hear: (error: Error) => void): this
    listen(port: number, host: string, ready: () => void): Server
    close(done: () => void): void
  }
}
