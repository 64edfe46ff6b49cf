/** What went wrong with a mail server, in words for whoever set it up. */
import type { Words } from '../kit/channel.ts'
import type { Server } from './settings.ts'

/** What imapflow and nodemailer put on their errors. */
export type Failure = Error & {
  code?: string
  authenticationFailed?: boolean
  mailboxMissing?: boolean
  response?: unknown
  responseText?: string
  responseCode?: number
  command?: string
}

/** Both libraries would take an empty name for this machine. */
export function requireHost({ host }: Server): void {
  if (!host) throw Object.assign(new Error('No server is filled in'), { code: noHost })
}
const noHost = 'NOHOST'

export const isAuthFailure = (error: unknown) =>
  (error as Failure).authenticationFailed === true || (error as Failure).code === 'EAUTH'

/** Nothing of a password stands in these errors; what a server answers is cut short. */
export function explain(error: unknown, server: Server, folder = ''): Words {
  const failure: Failure = error instanceof Error ? error : new Error(String(error))
  const place = `${server.host}:${server.port}`
  const said = answerOf(failure)
  const code = codeOf(failure)
  if (isAuthFailure(failure))
    return {
      nl: `${place} weigert de gebruikersnaam of het wachtwoord.${quoted(said)} Kijk beide na; soms is een app-wachtwoord nodig.`,
      en: `${place} refuses the user name or the password.${quoted(said)} Check both; some providers want an app password.`,
    }
  if (failure.mailboxMissing)
    return {
      nl: `De map "${folder}" bestaat niet op ${server.host}. Kies een map die er is, bijvoorbeeld INBOX.`,
      en: `The folder "${folder}" does not exist on ${server.host}. Choose one that is there, for instance INBOX.`,
    }
  if (code === noHost) return { nl: 'Vul de naam van de server in.', en: 'Fill in the name of the server.' }
  if (['ENOTFOUND', 'EDNS', 'EAI_AGAIN'].includes(code))
    return {
      nl: `De server ${server.host} is niet te vinden. Kijk de naam na.`,
      en: `The server ${server.host} cannot be found. Check the name.`,
    }
  if (code === 'ECONNREFUSED')
    return {
      nl: `Op ${place} antwoordt niemand. Kijk de poort na.`,
      en: `Nobody answers at ${place}. Check the port.`,
    }
  if (['ETIMEDOUT', 'ETIMEOUT', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code))
    return {
      nl: `${place} antwoordt niet op tijd. Kijk de poort en de beveiliging na, en of een firewall in de weg staat.`,
      en: `${place} does not answer in time. Check the port and the security, and whether a firewall is in the way.`,
    }
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code) || /certificate|altnames/i.test(failure.message))
    return {
      nl: `Het certificaat van ${server.host} klopt niet. Gebruik de naam die in het certificaat staat.`,
      en: `The certificate of ${server.host} is not right. Use the name that stands in the certificate.`,
    }
  if (/^ETLS$|SSL|TLS/.test(code) || /STARTTLS|SSL routines/i.test(failure.message))
    return {
      nl: `De beveiligde verbinding met ${place} komt niet tot stand. Probeer een andere beveiliging of poort.`,
      en: `The secure connection with ${place} cannot be made. Try another security or port.`,
    }
  return {
    nl: `${place} verbrak de verbinding of antwoordde iets onverwachts.${quoted(said || oneLine(failure.message))}`,
    en: `${place} broke the connection or answered something unexpected.${quoted(said || oneLine(failure.message))}`,
  }
}

/** The system's own code. nodemailer writes its own over it, and where a name has several addresses it hides one level down. */
function codeOf(failure: Failure & { errors?: Failure[] }): string {
  const { code = '', message, errors } = failure
  const hidden = /\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)\b/.exec(message)?.[1]
  return hidden ?? errors?.[0]?.code ?? code
}

/** What the server itself said, on one line. */
export function answerOf(error: unknown): string {
  const { response, responseText } = error as Failure
  const said = typeof response === 'string' ? response : (responseText ?? '')
  return oneLine(said)
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 300)

const quoted = (said: string) => (said ? ` (${said})` : '')
