/**
 * What a mail says about itself in its headers. They are only read: the mail goes on byte for byte. Anything may stand there, so
 * nothing is believed to be well formed, and what is not understood is left out.
 */

export type MailHeaders = {
  /** What it says it is sent for, as it stands there; null when it says nothing. */
  purpose: string | null
  /** Null when no header names one. */
  campaign: string | null
  /** After this it makes no more sense; milliseconds since 1970. */
  expires: number | null
  /** How often it was handed on before. */
  hops: number
  /** It went through this house before. */
  isOurs: boolean
}

/** Bytes at the beginning of a mail in which headers are looked for. */
export const longestHead = 256 * 1024

/** How tools name a campaign, the surest first: our own header, then those of common tools, then what any mailing list has. */
const campaignHeaders = [
  'x-samenspraak-campaign',
  'x-campaign-name',
  'x-campaign',
  'x-campaign-id',
  'x-campaignid',
  'x-listmonk-campaign',
  'x-mailgun-tag',
  'x-mc-tags',
  'x-pm-tag',
  'x-tag',
  'feedback-id',
  'list-id',
]
const expiryHeaders = ['x-samenspraak-expires', 'expires', 'expiry-date']

/** More hops than this is a loop, whoever makes it (RFC 5321, 6.3). */
export const mostHops = 100

/**
 * @param head the beginning of the mail, a letter per byte (latin1)
 * @param mark what our own trace carries
 * @param decodeWords turns `=?utf-8?q?...?=` into letters
 */
export function readMailHeaders(head: string, mark: string, decodeWords: (text: string) => string): MailHeaders {
  const values = new Map<string, string[]>()
  for (const line of linesOf(head)) {
    const colon = line.indexOf(':')
    if (colon < 1) continue
    const name = line.slice(0, colon).trim().toLowerCase()
    const same = values.get(name)
    const value = line.slice(colon + 1).trim()
    if (same) same.push(value)
    else values.set(name, [value])
  }
  const first = (name: string) => values.get(name)?.[0]?.slice(0, 1000) ?? ''
  const received = values.get('received') ?? []
  return {
    purpose: first('x-samenspraak-purpose').toLowerCase() || null,
    campaign: campaignHeaders.map((name) => nameIn(name, decodeWords(first(name)))).find((name) => name !== '') ?? null,
    expires: expiryHeaders.map((name) => Date.parse(first(name))).find(Number.isFinite) ?? null,
    hops: received.length,
    isOurs: received.some((line) => line.includes(mark)),
  }
}

/** The headers, folds joined; they end at the first empty line. A broken line ends nothing. */
function linesOf(head: string): string[] {
  const end = /\r?\n\r?\n/.exec(head)?.index ?? head.length
  return head
    .slice(0, end)
    .replaceAll(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
}

function nameIn(header: string, value: string): string {
  // Of a list its name, and where it has none its id.
  const part =
    header === 'list-id'
      ? (/^\s*"?([^"<]*?)"?\s*<([^>]*)>/.exec(value)?.slice(1).find(Boolean) ?? value)
      : header === 'feedback-id'
        ? (value.split(':')[0] ?? '')
        : value
  return part
    .replaceAll(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, 120)
}

/** The purpose a mail is taken for: its own where its tool may say so, and what is strictest where it says something odd. */
export function purposeOf<Purpose extends string>(
  said: string | null,
  tool: { purpose: Purpose; purposes: readonly Purpose[] },
  strictest: Purpose,
): { purpose: Purpose; odd: string | null } {
  if (said === null) return { purpose: tool.purpose, odd: null }
  const known = [tool.purpose, ...tool.purposes].find((one) => one === said)
  return known
    ? { purpose: known, odd: null }
    : { purpose: strictest, odd: said.replaceAll(/\p{C}+/gu, ' ').slice(0, 60) }
}
