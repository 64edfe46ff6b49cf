/** One item, as JSON, -> what it says. An item that cannot be understood is refused with the field and the mend. */
import type { Actor, Attached, CanReply, ChannelEvent, Note } from '../../domain/message/message.ts'
import { limits, Refusal } from '../../domain/message/message.ts'
import { cleanFileName, cleanLine, cleanMediaType, cleanText } from '../../domain/message/text.ts'
import type { Channel } from '../kit/channel.ts'
import { type Item, item } from './item.ts'
import { count, explainIssues, shown } from './refusal.ts'

type About = Parameters<Channel['decode']>[1]

export const decode: Channel['decode'] = async (raw, about): Promise<ChannelEvent> => {
  const json = parse(raw)
  const read = item.safeParse(json)
  if (!read.success) throw new Refusal(explainIssues(read.error.issues, json))
  const brought = read.data
  checkIds(brought)
  const happened = brought.published ? new Date(brought.published) : about.received
  // a moment that is still to come is a clock that is wrong; any moment in the past may be true
  const published = new Date(Math.min(happened.getTime(), about.received.getTime()))
  if (brought.type === 'delete') return { type: 'Delete', id: brought.id, at: published }
  return { type: brought.type === 'edit' ? 'Update' : 'Create', note: readNote(brought, published, about) }
}

function parse(raw: Uint8Array): unknown {
  if (raw.length === 0) throw new Refusal('The item is empty: zero bytes')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    throw new Refusal('The item is not UTF-8: send JSON in UTF-8')
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Refusal(`The item is not JSON: ${cleanLine(error instanceof Error ? error.message : '', 200)}`)
  }
}

function readNote(brought: Item, published: Date, about: About): Note {
  const text = checkText(brought)
  const attachments = (brought.attachments ?? []).map(readAttachment)
  if (!text.trim() && attachments.length === 0)
    throw new Refusal('text is missing: a message needs text or an attachment')
  const subject = cleanLine(brought.subject ?? '', limits.subject)
  const language = cleanLine(brought.language ?? '', 35)
  return {
    id: brought.id,
    revision: brought.type === 'edit' ? published.getTime() : 0,
    actor: readActor(brought, about),
    ours: brought.ours ?? false,
    ...(brought.ours && brought.to && { to: actorOf('to', brought.to, about) }),
    addressed: brought.addressed ?? true,
    published,
    ...(subject && { subject }),
    text,
    ...(language && { language }),
    thread: {
      ...(brought.inReplyTo && { inReplyTo: [brought.inReplyTo] }),
      ...(brought.thread && { root: brought.thread }),
    },
    visibility: brought.visibility ?? 'direct',
    attachments,
    ...(brought.canReply && { canReply: readCanReply(brought.canReply) }),
    // Shown as a link, so nothing but a web address.
    ...(brought.url && /^https?:\/\//i.test(brought.url) && { url: brought.url }),
  }
}

/** Ids are keys: they are taken unchanged or not at all. */
function checkIds(brought: Item): void {
  const ids = {
    id: brought.id,
    inReplyTo: brought.inReplyTo,
    thread: brought.thread,
    'author.id': brought.author?.id,
    'to.id': brought.to?.id,
  }
  for (const [name, id] of Object.entries(ids))
    if (id !== undefined && /[\p{Cc}\p{Surrogate}]/u.test(id))
      throw new Refusal(`${name} holds a control character or half a character: send the id as the network gives it`)
}

function checkText({ text = '' }: Item): string {
  if (text.length > limits.text)
    throw new Refusal(
      `text is ${count(text.length)} characters long; at most ${count(limits.text)} fit: send it in parts or as an attachment`,
    )
  return cleanText(text)
}

function readActor({ author, ours }: Item, about: About): Actor {
  if (author) return actorOf('author', author, about)
  const { id, name, address } = about.connection
  if (ours) return { network: address || 'api', id, name: cleanLine(name) }
  throw new Refusal('author is missing: say who wrote it, at least with author.id (or ours: true when you did)')
}

function actorOf(field: 'author' | 'to', person: NonNullable<Item['author']>, { connection }: About): Actor {
  if (person.url && !/^https?:/i.test(person.url))
    throw new Refusal(`${field}.url is ${shown(person.url)}; it should begin with https://`)
  const network = cleanLine(person.network ?? (connection.address || 'api'), 60)
  const [name, handle] = [cleanLine(person.name ?? ''), cleanLine(person.handle ?? '')]
  return {
    network,
    // a mail address is the same person in every channel, however it is typed
    id: network === 'email' ? person.id.toLowerCase() : person.id,
    ...(name && { name }),
    ...(handle && { handle }),
    ...(person.url && { url: person.url }),
    ...(person.verifiedEmail && { verifiedEmail: person.verifiedEmail.toLowerCase() }),
    ...(person.verifiedPhone && { verifiedPhone: person.verifiedPhone }),
    ...(person.audience !== undefined && { audience: person.audience }),
    ...(person.lists !== undefined && { lists: person.lists }),
  }
}

function readCanReply({ ok, reason, until }: NonNullable<Item['canReply']>): CanReply {
  if (ok) return { ok, ...(until && { until: new Date(until) }) }
  return { ok, reason: cleanLine(reason ?? '') || 'The network does not allow an answer here.' }
}

function readAttachment(
  { name, mediaType, base64 }: NonNullable<Item['attachments']>[number],
  index: number,
): Attached {
  const field = `attachments[${index}]`
  if (base64.length > (limits.attachment / 3) * 4 + 4)
    throw new Refusal(`${field} is larger than ${limits.attachment / 1024 / 1024} MB: send a link to it in the text`)
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64))
    throw new Refusal(`${field}.base64 is not base64: letters, digits, + and / in groups of four, without line ends`)
  return {
    name: cleanFileName(name) || `bijlage-${index + 1}`,
    mediaType: cleanMediaType(mediaType),
    bytes: Buffer.from(base64, 'base64'),
  }
}
