/** One post -> what somebody said on a forum. The topic is the thread, the post that it answers its parent. */
import { type Actor, limits, type Note, Refusal } from '../../domain/message/message.ts'
import { cleanLine, cleanText, cut } from '../../domain/message/text.ts'
import type { Channel } from '../kit/channel.ts'
import { plainText } from '../kit/plain.ts'
import { type Post, readItem, type Where } from './post.ts'

/** Of what was not said to us we keep a piece, and the way to the whole. */
const mostOverheard = 2000
/** Longer than a forum takes. */
const mostSaid = 150_000

export const decode: Channel['decode'] = async (raw, { received }) => {
  const { where, post } = readItem(raw)
  if (!post) return { type: 'Delete', id: String(where.id), at: earliest(where.at, received) }
  const text = wordsOf(post, where.addressed || where.ours ? mostSaid : mostOverheard)
  if (!text) throw new Refusal('The post has no words')
  const title = cleanLine(post.topic_title ?? '', limits.subject)
  const note: Note = {
    id: String(post.id),
    revision: Math.max(0, (post.version ?? 1) - 1),
    actor: actorOf(post, where),
    ours: where.ours,
    addressed: where.addressed,
    published: earliest(post.created_at, received),
    ...(title && { subject: title }),
    text,
    thread: { root: `topic-${post.topic_id}`, ...(where.parent !== null && { inReplyTo: [String(where.parent)] }) },
    visibility: where.seen,
    attachments: [],
    url: `${where.forum}/t/${encodeURIComponent(post.topic_slug || '-')}/${post.topic_id}/${post.post_number}`.slice(
      0,
      2000,
    ),
    ...(!where.ours && {
      canReply: where.signed
        ? { ok: true }
        : { ok: false, reason: 'We only read this forum: with a user and an API key we can answer there.' },
    }),
  }
  return { type: where.changed ? 'Update' : 'Create', note }
}

/** As it was typed, quotes as lines that begin with `>`. */
function wordsOf({ raw, cooked }: Post, most: number): string {
  const words = raw ? quotesAsLines(cleanText(raw, mostSaid)).trim() : plainText(cooked ?? '', most)
  return words.length <= most ? words : `${cut(words, most - 1).trimEnd()}…`
}

function quotesAsLines(raw: string): string {
  let [depth, text] = [0, '']
  for (const part of raw.split(/(\[quote(?:=[^\]\n]{0,200})?\]|\[\/quote\])/i)) {
    if (/^\[quote/i.test(part)) depth++
    else if (/^\[\/quote\]$/i.test(part)) depth = Math.max(0, depth - 1)
    else text += depth > 0 ? `\n${part.trim().replace(/^/gm, '> ')}\n` : part
  }
  return text.replace(/\n{3,}/g, '\n\n')
}

/** Known by number: a name can change, and goes to somebody else. */
function actorOf({ user_id, username, name, id }: Post, { forum }: Where): Actor {
  const handle = cleanLine(username ?? '')
  const called = cleanLine(name ?? '') || handle || 'Anoniem'
  const { host } = new URL(forum)
  return {
    network: 'discourse',
    id: `${host}/${user_id ?? (handle ? `name-${handle.toLowerCase()}` : `post-${id}`)}`.slice(0, limits.id),
    name: called,
    ...(handle && { handle, url: `${forum}/u/${encodeURIComponent(handle)}` }),
  }
}

function earliest(moment: string, received: Date): Date {
  const at = Date.parse(moment)
  return Number.isNaN(at) || at < 0 ? received : new Date(Math.min(at, received.getTime()))
}
