/** Whether the world believes that our mail is ours: MX, SPF and DMARC of the domains we send from (RFC 5321, 7208, 7489). */
import { Resolver } from 'node:dns/promises'
import { about, both, type Finding, good, look, plain, wrong } from './finding.ts'

export type Dns = {
  mx(domain: string): Promise<string[]>
  txt(name: string): Promise<string[]>
}

/** Names that exist only in examples and at home are nobody's business. */
const invented = /(^|\.)(example|test|invalid|localhost|local|internal|lan|home\.arpa)$|(^|\.)example\.(com|net|org)$/

function systemDns(): Dns {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  // A name without such a record is an answer; a server that does not answer is not.
  const none = (error: NodeJS.ErrnoException): [] => {
    if (error.code === 'ENODATA' || error.code === 'ENOTFOUND') return []
    throw error
  }
  return {
    mx: async (domain) => (await resolver.resolveMx(domain).catch(none)).map(({ exchange }) => exchange),
    txt: async (name) => (await resolver.resolveTxt(name).catch(none)).map((parts) => parts.join('')),
  }
}

/** @param addresses that we send from */
export async function checkMail(addresses: readonly string[], dns: Dns = systemDns()): Promise<Finding[]> {
  const domains = new Set(addresses.map((address) => address.split('@').at(-1)?.toLowerCase() ?? ''))
  const real = [...domains].filter((domain) => domain && !invented.test(domain)).sort()
  return (await Promise.all(real.slice(0, 20).map((domain) => checkDomain(domain, dns)))).flat()
}

async function checkDomain(domain: string, dns: Dns): Promise<Finding[]> {
  try {
    const [mx, texts, dmarc] = await Promise.all([dns.mx(domain), dns.txt(domain), dns.txt(`_dmarc.${domain}`)])
    const found = [checkMx(mx), checkSpf(texts), checkDmarc(dmarc)].filter((one) => one !== null)
    if (found.length > 0) return found.map((one) => about(domain, one))
    return [about(domain, good('mail', both('MX, SPF en DMARC staan er', 'MX, SPF and DMARC are there')))]
  } catch (error) {
    const says = both(
      `de naamserver antwoordt niet (${(error as Error).message})`,
      `the name server does not answer (${(error as Error).message})`,
    )
    return [about(domain, look('mail', says, both('Kijk later nog eens.', 'Look again later.')))]
  }
}

function checkMx(mx: readonly string[]): Finding | null {
  if (mx.length > 0) return null
  return wrong(
    'mail',
    both(
      'er is geen MX: antwoorden van klanten komen nergens aan',
      'there is no MX: answers of customers arrive nowhere',
    ),
    both(
      'Vraag je mailbeheerder om een MX-record voor dit domein.',
      'Ask whoever runs your mail for an MX record of this domain.',
    ),
  )
}

function checkSpf(texts: readonly string[]): Finding | null {
  const records = texts.filter((text) => /^v=spf1(\s|$)/i.test(text))
  const ask = both(
    'Vraag je mailbeheerder om één TXT-record "v=spf1 ... -all" met de server waarmee je verstuurt.',
    'Ask whoever runs your mail for one TXT record "v=spf1 ... -all" with the server that you send by.',
  )
  if (records.length === 0)
    return look(
      'mail',
      both('er is geen SPF: post kan als spam gelden', 'there is no SPF: mail may pass for spam'),
      ask,
    )
  if (records.length > 1)
    return wrong(
      'mail',
      both('er zijn twee SPF-records, dan telt geen', 'there are two SPF records, so none counts'),
      ask,
    )
  if (/[\s+]\+?all\s*$/i.test(records[0] ?? '') && !/[-~?]all\s*$/i.test(records[0] ?? ''))
    return wrong('mail', both('SPF laat iedereen namens ons sturen', 'SPF lets anybody send in our name'), ask)
  return null
}

function checkDmarc(texts: readonly string[]): Finding | null {
  if (texts.some((text) => /^v=DMARC1\s*;/i.test(text))) return null
  return look(
    'mail',
    both('er is geen DMARC: anderen kunnen zich voordoen als jullie', 'there is no DMARC: others can pose as you'),
    plain('_dmarc TXT "v=DMARC1; p=quarantine; rua=mailto:..."'),
  )
}
