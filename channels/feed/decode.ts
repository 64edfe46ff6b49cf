/** One entry of a feed -> a listened post: it is about us or around us, but nobody asked us anything. */
import { createHash } from 'node:crypto'
import { type Actor, limits, type Note, Refusal } from '../../domain/message/message.ts'
import { cleanLine } from '../../domain/message/text.ts'
import type { Channel } from '../kit/channel.ts'
import { plainText } from '../kit/plain.ts'
import { type Entry, readEntry } from './entry.ts'
import { type Found, readItem } from './item.ts'

export const decode: Channel['decode'] = async (raw, { connection, received }) => {
  const { where, entry: document } = readItem(raw)
  const entry = read(document)
  const id = idOf(entry, where)
  const title = cleanLine(plainText(entry.title), limits.subject)
  const text = plainText(entry.content) || title
  if (!text) throw new Refusal('The entry has no title and no text')
  const url = addressIn(entry.link, where.feed)
  const note: Note = {
    id,
    // A feed that dates its changes tells the order of edits; another has only what it says now.
    revision: entry.updated ? (momentOf(entry.updated, received)?.getTime() ?? 0) : 0,
    actor: actorOf(entry, where, { id, channel: connection.name }),
    ours: where.ours === true && where.post === undefined,
    addressed: false,
    published: momentOf(entry.published, received) ?? received,
    ...(title && title !== text && { subject: title }),
    text,
    ...(entry.language && { language: cleanLine(entry.language, 35) }),
    thread: threadOf(entry, where, id),
    visibility: 'public',
    attachments: [],
    ...(url && { url }),
    canReply: { ok: false, reason: 'A feed can only be read; answer where it was written.' },
  }
  return { type: 'Update', note }
}

function read(document: string): Entry {
  try {
    return readEntry(document)
  } catch (error) {
    throw new Refusal(`The entry cannot be read: ${cleanLine(error instanceof Error ? error.message : '', 200)}`)
  }
}

/** What the feed calls it, else where it stands, else what it says. Within a comment feed a short name is made unique by its post. */
export function idOf(
  entry: Pick<Entry, 'id' | 'link' | 'title' | 'content'>,
  where: Pick<Found, 'feed' | 'post'>,
): string {
  const given = cleanLine(entry.id ?? '', 2000) || addressIn(entry.link, where.feed)
  if (!given) return digest(`${where.post ?? ''}\0${entry.title}\0${entry.content}`)
  const scoped = where.post === undefined || /^[a-z][a-z0-9+.-]*:/i.test(given) ? given : `${where.post} ${given}`
  return scoped.length <= limits.id ? scoped : digest(scoped)
}

const digest = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`

function threadOf(entry: Entry, { post }: Found, id: string): Note['thread'] {
  const answers = cleanLine(entry.answers ?? '', limits.id) || post
  const root = post ?? answers ?? id
  return { root, ...(answers && answers !== id && { inReplyTo: [...new Set([answers, ...(post ? [post] : [])])] }) }
}

/**
 * A writer is known by where they write and what they are called there. Without a name it is the site that speaks; a comment without a
 * name is of a stranger.
 */
function actorOf({ author }: Entry, { feed, title, post }: Found, of: { id: string; channel: string }): Actor {
  const host = new URL(feed).hostname
  const name = cleanLine(plainText(author?.name ?? '').replace(/^\S+@\S+ \((.+)\)$/, '$1'))
  const url = addressIn(author?.url, feed)
  const site = post === undefined ? cleanLine(title) || cleanLine(of.channel) || host : host
  const nameless = post === undefined ? host : `${host} ${of.id}`
  const id = name ? `${host}/${name.toLowerCase()}` : nameless
  return { network: 'feed', id: cleanLine(id, limits.id), name: name || site, handle: host, ...(url && { url }) }
}

function momentOf(text: string | undefined, received: Date): Date | null {
  const at = new Date(text ?? '')
  return Number.isNaN(at.getTime()) || at.getTime() < 0 ? null : new Date(Math.min(at.getTime(), received.getTime()))
}

/** A link to the open web, made whole; nothing else is a link. */
export function addressIn(link: string | undefined, base: string): string | undefined {
  if (!link || link.length > 2000 || !URL.canParse(link.trim(), base)) return undefined
  const url = new URL(link.trim(), base)
  return /^https?:$/.test(url.protocol) && !url.username && !url.password ? url.href : undefined
}
