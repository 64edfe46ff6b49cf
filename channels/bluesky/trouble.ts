/** What went wrong between us and a server, in words for whoever set it up. */
import type { Words } from '../kit/channel.ts'

export function explain(error: unknown, address: string): Words {
  const { code = '', name = '', message = '' } = (error ?? {}) as { code?: string; name?: string; message?: string }
  const host = URL.canParse(address) ? new URL(address).host : address.slice(0, 100)
  if (code === 'REFUSED') return { nl: message, en: message }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return {
      nl: `${host} is niet te vinden. Kijk het adres na, en of deze machine internet heeft.`,
      en: `${host} cannot be found. Check the address, and whether this machine has internet.`,
    }
  if (code === 'ECONNREFUSED')
    return {
      nl: `Bij ${host} antwoordt niemand. Kijk het adres na.`,
      en: `Nobody answers at ${host}. Check the address.`,
    }
  if (/Timeout/.test(name) || /TIMEOUT|TIMEDOUT/.test(code) || /timed out|timeout/i.test(message))
    return { nl: `${host} antwoordt niet op tijd.`, en: `${host} does not answer in time.` }
  const said = message.replace(/\s+/g, ' ').slice(0, 200)
  return { nl: `De verbinding met ${host} lukt niet (${said}).`, en: `The connection with ${host} fails (${said}).` }
}
