/** The form's values, read once into what the code uses. */
import type { Settings } from '../kit/channel.ts'

export type Security = 'tls' | 'starttls' | 'none'
export type Server = { host: string; port: number; security: Security; user: string; password: string }

export type EmailSettings = {
  address: string
  /** With `{name}` for the agent. */
  fromName: string
  plusAddressing: boolean
  folder: string
  imap: Server
  /** Without its own user the IMAP one signs in. */
  smtp: Server
}

/** Never throws: what is missing is empty, and fails where it is used with words of its own. */
export function readSettings(settings: Settings): EmailSettings {
  const text = (name: string, otherwise = '') => String(settings[name] ?? '').trim() || otherwise
  const server = (kind: 'imap' | 'smtp', port: number): Server => ({
    host: text(`${kind}Host`),
    port: Number(text(`${kind}Port`, String(port))),
    security: security(text(`${kind}Security`)),
    user: text(`${kind}User`),
    // a password may well begin with a space
    password: String(settings[`${kind}Password`] ?? ''),
  })
  const imap = server('imap', 993)
  const smtp = server('smtp', 465)
  return {
    address: text('address'),
    fromName: text('fromName', '{name}'),
    plusAddressing: settings.plusAddressing === true,
    folder: text('folder', 'INBOX'),
    imap,
    smtp: smtp.user ? smtp : { ...smtp, user: imap.user, password: imap.password },
  }
}

function security(value: string): Security {
  return value === 'starttls' || value === 'none' ? value : 'tls'
}
