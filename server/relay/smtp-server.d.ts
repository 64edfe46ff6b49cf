/** What we use of `smtp-server`, which brings no types of its own. */
declare module 'smtp-server' {
  import type { Server } from 'node:net'
  import type { Readable } from 'node:stream'

  export type Address = { address: string; args: Record<string, string | true> | false }
  export type Session<User = { user: string }> = {
    remoteAddress: string
    remotePort: number
    secure: boolean
    /** What `onAuth` accepted. */
    user?: User
    envelope: {
      mailFrom: Address | false
      rcptTo: Address[]
      smtpUtf8?: boolean
    }
  }
  type Done = (error?: Error | null) => void

  export class SMTPServer<User = { user: string }> {
    constructor(options: {
      /** TLS from the first byte; without a certificate of one's own with the one that smtp-server carries and everybody knows. */
      secure?: boolean
      key?: string
      cert?: string
      name?: string
      banner?: string
      authMethods?: string[]
      authOptional?: boolean
      allowInsecureAuth?: boolean
      disabledCommands?: string[]
      disableReverseLookup?: boolean
      logger?: boolean
      closeTimeout?: number
      socketTimeout?: number
      maxClients?: number
      size?: number
      onAuth?: (
        auth: { username?: string; password?: string },
        session: Session<User>,
        done: (error: Error | null, accepted?: { user: unknown }) => void,
      ) => void
      onMailFrom?: (address: Address, session: Session<User>, done: Done) => void
      onRcptTo?: (address: Address, session: Session<User>, done: Done) => void
      onClose?: (session: Session<User>) => void
      onData?: (stream: Readable & { sizeExceeded?: boolean }, session: Session<User>, done: Done) => void
    })
    server: Server
    updateSecureContext(options: { key: string; cert: string }): void
    on(event: 'error', hear: (error: Error) => void): this
    listen(port: number, host: string, ready: () => void): Server
    close(done: () => void): void
  }
}
