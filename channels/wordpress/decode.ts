/** One comment -> what somebody said on a blog. */
import { type Actor, type CanReply, limits, type Note, Refusal } from '../../domain/message/message.ts'
import { cleanLine } from '../../domain/message/text.ts'
import type { Channel } from '../kit/channel.ts'
import { plainText } from '../kit/plain.ts'
import { type Comment, readItem } from './comment.ts'

/** Longer than WordPress keeps. */
const longest = 66_000

export const decode: Channel['decode'] = async (raw, { received }) => {
  const { where, comment } = readItem(raw)
  if (!comment) return { type: 'Delete', id: String(where.id), at: earliest(where.at, received) }
  const text = wordsOf(comment.content)
  if (!text) throw new Refusal('The comment has no words')
  const title = cleanLine(plainText(comment._embedded?.up?.[0]?.title?.rendered ?? ''), limits.subject)
  const note: Note = {
    id: String(comment.id),
    // No comment has a date of its last change; but one that was let through is one further than one that waits.
    revision: isWaiting(comment) ? 0 : 1,
    actor: actorOf(comment, where.site),
    ours: where.ours,
    addressed: where.home,
    published: earliest(`${comment.date_gmt}Z`, received),
    ...(title && { subject: title }),
    text,
    thread: {
      root: `post-${comment.post}`,
      ...(comment.parent > 0 && { inReplyTo: [String(comment.parent)] }),
    },
    visibility: 'public',
    attachments: [],
    ...(isLink(comment.link) && { url: comment.link }),
    ...(!where.ours && { canReply: mayReply(comment, where.signed) }),
  }
  return { type: where.changed ? 'Update' : 'Create', note }
}

/** Without moderation rights one gets what is shown, with a line end behind each `<br />`. */
function wordsOf({ raw, rendered = '' }: Comment['content']): string {
  return plainText(raw ?? rendered.replace(/(<br\s*\/?>)\n/g, '$1'), longest)
}

const isWaiting = ({ status }: Comment) => status === 'hold'

function mayReply(comment: Comment, signed: boolean): CanReply {
  if (!signed)
    return { ok: false, reason: 'We only read this blog: with a user and an application password we can answer there.' }
  if (isWaiting(comment))
    return { ok: false, reason: 'This comment waits for approval in WordPress: approve it there, then answer.' }
  return { ok: true }
}

/**
 * Who signs in has a number. A visitor is known by the address they typed, else by the picture that WordPress makes of it; a name alone
 * says nothing beyond its post.
 */
function actorOf(comment: Comment, site: string): Actor {
  const name = cleanLine(plainText(comment.author_name)) || 'Anoniem'
  const email = cleanLine(comment.author_email ?? '').toLowerCase()
  const picture = /\/avatar\/([0-9a-f]{32,64})\b/.exec(JSON.stringify(comment.author_avatar_urls ?? ''))?.[1]
  const nameless = `post-${comment.post}/${name.toLowerCase()}`
  const id = comment.author > 0 ? `user-${comment.author}` : email || picture || nameless
  return {
    network: 'wordpress',
    id: cleanLine(`${site}/${id}`, limits.id),
    name,
    handle: cleanLine(comment.author === 0 && email ? email : site),
    ...(isLink(comment.author_url) && { url: comment.author_url }),
  }
}

const isLink = (link: string | undefined): link is string =>
  link !== undefined && link.length <= 2000 && URL.canParse(link) && /^https?:\/\//i.test(link)

function earliest(moment: string, received: Date): Date {
  const at = Date.parse(moment)
  return Number.isNaN(at) || at < 0 ? received : new Date(Math.min(at, received.getTime()))
}
