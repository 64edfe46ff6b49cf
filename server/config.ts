/** Environment and arguments -> checked settings, once. Nothing else reads `process.env`. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

export type Role = 'all' | 'web' | 'worker'

export type Config = {
  /** Holds the embedded store, the key file and backups. */
  data: string
  port: number
  host: string
  role: Role
  /** A PostgreSQL server; absent means the embedded one. */
  databaseUrl: string | null
  /** The address by which people reach us, for links in invitations. */
  publicUrl: string
  logLevel: string
  /** Hosts in private networks that webhooks may reach all the same ("intern.example:8443"); everything else private is refused. */
  privateHosts: readonly string[]
  /** Where larger models are, a folder each; null is none. */
  modelDirectory: string | null
  /** The mail server for mail to our own people (smtp:// or smtps://); null is none. */
  smtpUrl: string | null
  mailFrom: string
  relay: {
    /** Where tools hand over their mail; 0 is any free one. Nobody listens before there is a tool. */
    port: number
    /** A certificate for it, of PEM files; null is one that we make ourselves and that nobody vouches for. */
    certificate: { cert: string; key: string } | null
  }
  /** The proxy in front of us, whose X-Forwarded-For we believe. */
  trustProxy: boolean
  limits: {
    /** Arrivals in flight per organisation at which channels are asked to wait. */
    inFlight: number
    /** Bytes of one request that brings messages. */
    body: number
    /** Days that a raw payload is kept after it was looked at. */
    rawDays: number
    /** Milliseconds in which a reply can be undone. */
    undo: number
  }
}

export type Arguments = { data?: string; port?: string; host?: string; role?: string }

/** @throws Error that names the setting, what is wrong with it and what it may be */
export function readConfig(environment: Record<string, string | undefined>, given: Arguments = {}): Config {
  const port = whole('port', given.port ?? environment.PORT ?? '8080', 0, 65_535)
  const host = given.host ?? environment.HOST ?? '127.0.0.1'
  const role = given.role ?? environment.SAMENSPRAAK_ROLE ?? 'all'
  if (role !== 'all' && role !== 'web' && role !== 'worker')
    throw new Error(`role is "${role}"; it may be all, web or worker`)
  const databaseUrl = environment.DATABASE_URL || null
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl))
    throw new Error(
      'DATABASE_URL should start with postgres:// or postgresql://, for instance postgres://user:password@host:5432/samenspraak',
    )
  return {
    data: resolve(given.data ?? environment.SAMENSPRAAK_DATA ?? join(homedir(), '.samenspraak')),
    port,
    host,
    role,
    databaseUrl,
    publicUrl: address(environment.PUBLIC_URL || `http://${host.includes(':') ? `[${host}]` : host}:${port}`),
    logLevel: environment.LOG_LEVEL ?? 'info',
    privateHosts: (environment.SAMENSPRAAK_PRIVATE_HOSTS ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
    modelDirectory: environment.SAMENSPRAAK_MODEL_DIR ? resolve(environment.SAMENSPRAAK_MODEL_DIR) : null,
    smtpUrl: mailServer(environment.SMTP_URL || null),
    mailFrom: environment.MAIL_FROM || 'Samenspraak <samenspraak@localhost>',
    relay: {
      port: whole('SAMENSPRAAK_RELAY_PORT', environment.SAMENSPRAAK_RELAY_PORT ?? '2525', 0, 65_535),
      certificate: certificate(environment.SAMENSPRAAK_RELAY_CERT, environment.SAMENSPRAAK_RELAY_KEY),
    },
    trustProxy: environment.SAMENSPRAAK_TRUST_PROXY === '1',
    limits: {
      inFlight: whole('SAMENSPRAAK_IN_FLIGHT', environment.SAMENSPRAAK_IN_FLIGHT ?? '50000', 1, 10_000_000),
      body: whole('SAMENSPRAAK_BODY_MB', environment.SAMENSPRAAK_BODY_MB ?? '64', 1, 1024) * 1024 * 1024,
      rawDays: whole('SAMENSPRAAK_RAW_DAYS', environment.SAMENSPRAAK_RAW_DAYS ?? '7', 0, 365),
      undo: whole('SAMENSPRAAK_UNDO_MS', environment.SAMENSPRAAK_UNDO_MS ?? '5000', 0, 60_000),
    },
  }
}

function whole(name: string, text: string, from: number, to: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < from || value > to)
    throw new Error(`${name} is "${text}"; it should be a whole number from ${from} to ${to}`)
  return value
}

function mailServer(url: string | null): string | null {
  if (url !== null && !(/^smtps?:\/\//.test(url) && URL.canParse(url)))
    throw new Error('SMTP_URL should look like smtp://user:password@mail.example.org:587 (or smtps://)')
  return url
}

function certificate(cert: string | undefined, key: string | undefined): { cert: string; key: string } | null {
  if (!cert && !key) return null
  if (!cert || !key)
    throw new Error('SAMENSPRAAK_RELAY_CERT and SAMENSPRAAK_RELAY_KEY belong together: name both PEM files, or neither')
  return { cert: resolve(cert), key: resolve(key) }
}

function address(text: string): string {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text) || new URL(text).pathname !== '/')
    throw new Error(
      `PUBLIC_URL is "${text}"; it should be an address without a path, such as https://contact.example.org`,
    )
  return text.replace(/\/$/, '')
}
