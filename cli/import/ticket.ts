/** A conversation as another desk keeps it -> the messages, as `POST /api/v1/messages` takes them, and how it stands. */
import type { Raw } from '../../channels/kit/channel.ts'
import type { BroughtMessage } from '../../contract/message.ts'
import { type Aside, asItem, type Found, type Noted, type Standing } from './record.ts'

type Author = NonNullable<BroughtMessage['author']>

/** A file that the export points at; without an address when that is none of the web. */
export type Link = { name: string; url: string }
export type Said = {
  id: string
  at: Date
  author: Author
  ours: boolean
  text: string
  files: readonly Link[]
  visibility?: BroughtMessage['visibility']
}

export type Ticket = {
  /** The program it comes from, as people call it. */
  from: 'Chatwoot' | 'Zendesk'
  number: string
  subject: string
  said: readonly Said[]
  notes: readonly Noted[]
  aside: readonly Aside[]
  broken: readonly { id?: string | undefined; why: string }[]
  /** Absent when the export does not say how it stands. */
  standing?: Omit<Standing, 'since'>
}

/** The file, or why it could not be had. */
export type Fetch = (link: Link) => Promise<NonNullable<BroughtMessage['attachments']>[number] | string>

/**
 * The number that it had stays in its subject, so that it is found by it. Each message answers the one before it: that holds a
 * conversation together in which several people write.
 * @param fetch brings a file, or says why not; without it files stay links in the text
 */
export async function toFound(
  ticket: Ticket,
  line: number,
  after: Found['after'],
  fetch: Fetch | null,
): Promise<Found> {
  const said = ticket.said.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const items: Raw[] = []
  const aside = [...ticket.aside]
  for (const [i, one] of said.entries()) {
    const files = await attach(one.files, fetch, (why) => aside.push({ kind: 'other', id: one.id, why }))
    items.push(asItem(toMessage(ticket, one, said[i - 1]?.id, files)))
  }
  const { standing, broken, notes } = ticket
  return {
    line,
    after,
    items,
    ...(standing && { standing: placed(standing, said) }),
    ...(notes.length > 0 && { notes }),
    ...(aside.length > 0 && { aside }),
    ...(broken.length > 0 && { broken }),
  }
}

type Files = { links: readonly Link[]; attachments: NonNullable<BroughtMessage['attachments']> }

function toMessage(
  { from, number, subject, said }: Ticket,
  one: Said,
  before: string | undefined,
  files: Files,
): BroughtMessage {
  const about =
    subject.trim() ||
    said
      .find(({ ours }) => !ours)
      ?.text.trim()
      .split('\n', 1)[0]
      ?.slice(0, 80) ||
    ''
  const links = files.links.map(({ name, url }) => `[${name}] ${url}`.trimEnd())
  return {
    id: one.id,
    published: one.at.toISOString(),
    text: [one.text.trimEnd(), ...links].filter(Boolean).join('\n\n'),
    subject: `${about} (${from} ${number})`.trim(),
    author: one.author,
    thread: `${from} ${number}`.toLowerCase(),
    ...(before && { inReplyTo: before }),
    ...(one.ours && { ours: true }),
    ...(one.visibility && { visibility: one.visibility }),
    ...(files.attachments.length > 0 && { attachments: files.attachments }),
  }
}

async function attach(links: readonly Link[], fetch: Fetch | null, tell: (why: string) => void): Promise<Files> {
  if (!fetch) return { links, attachments: [] }
  const files = { links: [] as Link[], attachments: [] as Files['attachments'] }
  for (const link of links) {
    const file = link.url ? await fetch(link) : 'it has no address'
    if (typeof file !== 'string') files.attachments.push(file)
    else {
      files.links.push(link)
      tell(`The file ${link.name} could not be fetched (${file}); the link stands in the message.`)
    }
  }
  return files
}

/** Open there and waiting for the customer is pending here: nobody waits for us. */
function placed(standing: Omit<Standing, 'since'>, said: readonly Said[]): Standing {
  const lastOurs = said.findLastIndex(({ ours }) => ours)
  const waiting = said[lastOurs + 1]
  if (waiting) return { ...standing, since: waiting.at }
  return standing.workState === 'open' ? { ...standing, workState: 'pending' } : standing
}
