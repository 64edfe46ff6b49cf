/** One status -> what somebody said: to us, or where we listen. */
import { type Actor, type CanReply, limits, type Note, Refusal, type Visibility } from '../../domain/message/message.ts'
import { cleanLine, cleanText } from '../../domain/message/text.ts'
import type { Channel } from '../kit/channel.ts'
import { linksIn } from '../kit/links.ts'
import { plainText } from '../kit/plain.ts'
import { type Account, readItem, type Status } from './status.ts'

/** Of what was not said to us we keep a piece, and the link. */
const longestOverheard = 2000

export const decode: Channel['decode'] = async (raw, { received }) => {
  const item = readItem(raw)
  if ('gone' in item) return { type: 'Delete', id: cleanLine(item.gone, limits.id), at: received }
  if ('applause' in item) {
    const { id, type, account, status, created_at } = item.applause
    const at = momentOf(created_at, received) ?? received
    // What a server calls a notification is a number of its own, as what it calls a status is.
    const named = { id: `notification ${id}`, actor: actorOf(account, item.server), object: status.id, at }
    return { type: type === 'favourite' ? 'Like' : 'Announce', ...named }
  }
  const { server, me, status, changed } = item
  const ours = me !== null && status.account.id === me
  const addressed = ours || isForUs(status, me)
  const said = wordsOf(status, addressed ? limits.text : longestOverheard)
  // The names before an answer of ours were put there to reach people; without them it is known again as what was written here.
  const text = ours && status.in_reply_to_id ? said.replace(/^(?:@\S+\s+)+(?=\S)/, '') : said
  if (!text) throw new Refusal('The status has no words and no picture')
  const subject = cleanLine(status.spoiler_text, limits.subject)
  const others = status.mentions.filter(({ id }) => id !== me && id !== status.account.id)
  const url = webAddress(status.url) ?? webAddress(status.uri)
  const note: Note = {
    id: status.id,
    revision: momentOf(status.edited_at, received)?.getTime() ?? 0,
    actor: actorOf(status.account, server),
    ours,
    addressed,
    published: momentOf(status.created_at, received) ?? received,
    ...(subject && { subject }),
    text,
    ...(status.language && { language: cleanLine(status.language, 35) }),
    thread: status.in_reply_to_id ? { inReplyTo: [status.in_reply_to_id] } : {},
    ...(others.length > 0 && { audience: others.slice(0, 50).map(({ acct }) => handleOf(acct, server)) }),
    ...(status.quote?.quoted_status && { quotes: status.quote.quoted_status.id }),
    visibility: visibilities[status.visibility],
    attachments: [],
    ...(url && { url }),
    ...(!ours && { canReply: mayReply(me) }),
  }
  return { type: changed ? 'Update' : 'Create', note }
}

/** It names us, or answers us. */
export const isForUs = (status: Status, me: string | null): boolean =>
  me !== null && (status.in_reply_to_account_id === me || status.mentions.some(({ id }) => id === me))

/** A line stays open between two paragraphs. */
const paragraphed = (html: string) => html.replace(/<\/p>/gi, '</p>\n')

const visibilities: Record<Status['visibility'], Visibility> = {
  public: 'public',
  unlisted: 'public',
  private: 'followers',
  direct: 'direct',
}

const mayReply = (me: string | null): CanReply =>
  me ? { ok: true } : { ok: false, reason: 'We only read this server: with an access token we can answer there.' }

function wordsOf({ content, poll, media_attachments: files }: Status, most: number): string {
  const choices = (poll?.options ?? []).map(({ title }) => `- ${cleanLine(title)}`)
  const pictures = files.flatMap(({ url, remote_url, description }) => {
    const at = webAddress(url) ?? webAddress(remote_url)
    return at ? [`${cleanLine(description ?? '', 1500)} ${at}`.trim()] : []
  })
  const parts = [
    plainText(paragraphed(content), most),
    choices.slice(0, 20).join('\n'),
    pictures.slice(0, 20).join('\n'),
  ]
  return cleanText(parts.filter(Boolean).join('\n\n'))
}

/** The address of the actor is the same on every server; the number and the handle are not. */
export function actorOf({ id, acct, display_name, url, uri, followers_count, fields }: Account, server: string): Actor {
  const handle = handleOf(acct, server)
  const page = webAddress(url)
  const links = linksIn(fields.map(({ value }) => value))
  return {
    network: 'fediverse',
    id: cleanLine(webAddress(uri) ?? page ?? `${server}#${id}`, limits.id),
    name: cleanLine(display_name) || handle,
    handle,
    ...(page && { url: page }),
    ...(followers_count !== null && { audience: followers_count }),
    ...(links.length > 0 && { links }),
  }
}

/** As it is known on every server: who lives on this one goes by less there. */
const handleOf = (acct: string, server: string) =>
  cleanLine(`@${acct.includes('@') ? acct : `${acct}@${new URL(server).host}`}`)

function webAddress(address: string | null): string | undefined {
  if (!address || address.length > limits.id || !/^https?:\/\/[^\s\p{Cc}\p{Surrogate}]+$/iu.test(address))
    return undefined
  return URL.canParse(address) ? address : undefined
}

function momentOf(moment: string | null, received: Date): Date | null {
  const at = Date.parse(moment ?? '')
  return Number.isNaN(at) || at < 0 ? null : new Date(Math.min(at, received.getTime()))
}
