/** What people write, in the form in which it arrives: a mail as bytes of RFC 5322, a post as what a bridge brings to the API. */
import type { BroughtMessage } from '../contract/message.ts'
import { inLines } from './files/binary.ts'
import { type Colleague, colleagues, firm, mailbox } from './firm.ts'
import { person, type Who } from './people.ts'
import type { Place, Step } from './step.ts'

/** Ids of mails, as their writers' programs make them; one that is whole already stays as it is. */
const mailId = (id: string) => (id.includes('@') ? id : `${id}@mailhuis.example`)

export type Mail = {
  id: string
  subject: string
  text: string
  /** The id of the mail that it answers. */
  answers?: string
  html?: string
  files?: readonly {
    name: string
    type: string
    binary: string /** Shown inside the HTML as `cid:…`. */
    cid?: string
  }[]
  /** Further headers, and those that are not as usual. */
  headers?: Readonly<Record<string, string>>
}

/** A customer writes to the firm. */
export function mail(at: Date, from: Who, letter: Mail): Step {
  const { name, mail: address } = person(from)
  return arrives(at, 'post', compose(at, { name, mail: address ?? '' }, { name: firm, mail: mailbox }, letter))
}

/** A colleague answers from the mail program that was used before. */
export function mailFrom(at: Date, colleague: Colleague, to: Who, letter: Mail): Step {
  const { name, mail: address } = person(to)
  return arrives(at, 'post', compose(at, colleagues[colleague], { name, mail: address ?? '' }, letter))
}

type Address = { name: string; mail: string }

export function compose(at: Date, from: Address, to: Address, letter: Mail): string {
  const headers = {
    From: `"${from.name}" <${from.mail}>`,
    To: `"${to.name}" <${to.mail}>`,
    Subject: letter.subject,
    Date: at.toUTCString(),
    'Message-ID': `<${mailId(letter.id)}>`,
    ...(letter.answers && { 'In-Reply-To': `<${mailId(letter.answers)}>` }),
    'MIME-Version': '1.0',
    ...letter.headers,
  }
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [...head, ...body(letter)].join('\r\n')
}

function body({ id, text, html, files = [] }: Mail): string[] {
  const plain = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', ...text.split('\n')]
  if (!html && files.length === 0) return plain
  const shown = files.filter(({ cid }) => cid !== undefined)
  const attached = files.filter(({ cid }) => cid === undefined)
  const page = html
    ? ['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', ...html.split('\n')]
    : null
  const words = page
    ? parts('alternative', `alt-${id}`, [plain, parts('related', `rel-${id}`, [page, ...shown.map(file)])])
    : plain
  return attached.length > 0 ? parts('mixed', `mix-${id}`, [words, ...attached.map(file)]) : words
}

function parts(kind: string, boundary: string, inner: readonly (readonly string[])[]): string[] {
  const each = inner.flatMap((part) => [`--${boundary}`, ...part])
  return [`Content-Type: multipart/${kind}; boundary="${boundary}"`, '', ...each, `--${boundary}--`, '']
}

function file({ name, type, binary, cid }: NonNullable<Mail['files']>[number]): string[] {
  return [
    `Content-Type: ${type}; name="${name}"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: ${cid ? 'inline' : 'attachment'}; filename="${name}"`,
    ...(cid ? [`Content-ID: <${cid}>`] : []),
    '',
    inLines(binary),
  ]
}

type More = Partial<Omit<BroughtMessage, 'id' | 'text' | 'author'>>

/** Somebody says something in public, on Plein. */
export function post(at: Date, from: Who, id: string, text: string, more: More = {}): Step {
  const { name, mail: address, plein } = person(from)
  const vouched = plein?.vouched && address ? { verifiedEmail: address } : {}
  const author = { network: 'plein', id: plein?.id ?? from, name, handle: plein?.handle ?? from, ...vouched }
  return brought(at, 'plein', { id, text, author, visibility: 'public', ...more })
}

/** Somebody fills in the form on the site, or says something in its chat. */
export function form(at: Date, from: Who, id: string, text: string, more: More = {}): Step {
  const { name, site, mail: address } = person(from)
  const vouched = site && address ? { verifiedEmail: address } : {}
  return brought(at, 'site', { id, text, author: { network: 'website', id: site ?? from, name, ...vouched }, ...more })
}

/** A colleague said something there, before the user came. */
export function reply(
  at: Date,
  on: 'plein' | 'site',
  from: Colleague,
  id: string,
  text: string,
  more: More = {},
): Step {
  const { name, account } = colleagues[from]
  const author = { network: on === 'plein' ? 'plein' : 'website', id: account, name, handle: 'vonkenvezel' }
  return brought(at, on, { id, text, author, ours: true, visibility: on === 'plein' ? 'public' : 'direct', ...more })
}

/** Its writer takes it back. */
export const deleted = (at: Date, on: 'plein' | 'site', id: string): Step => brought(at, on, { id, type: 'delete' })

export function brought(at: Date, on: Place, message: BroughtMessage): Step {
  return arrives(at, on, JSON.stringify({ ...message, published: at.toISOString() }))
}

export const arrives = (at: Date, on: Place, raw: string): Step => ({ does: 'arrive', at, on, raw })

/** What a mail program puts below an answer. */
export function quoting(at: Date, from: Colleague, text: string): string {
  const { name, mail } = colleagues[from]
  const day = [at.getUTCDate(), at.getUTCMonth() + 1, at.getUTCFullYear()].join('-')
  const lines = text.split('\n').map((line) => `> ${line}`.trimEnd())
  return `\n\nOp ${day} schreef ${name} <${mail}>:\n\n${lines.join('\n')}`
}
