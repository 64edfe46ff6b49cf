/** One tweet of ours, or one direct message, as Twitter's archive has it -> one message. Each field that is missing costs only itself. */
import * as z from 'zod/mini'
import type { BroughtMessage } from '../../contract/message.ts'
import { momentReader } from './moment.ts'
import { anyId, asUrl, cutName, maybe, text } from './shape.ts'
import { decodeEntities } from './translate.ts'

/** Who we are there, by `account.js`; archives of before 2019 say it in `user_details.js`. */
const account = z.union([
  z.pipe(
    z.object({ account: z.object({ accountId: anyId, username: z.string(), accountDisplayName: text }) }),
    z.transform(({ account: { accountId, username, accountDisplayName } }) =>
      us(accountId, username, accountDisplayName),
    ),
  ),
  z.pipe(
    z.object({ id: anyId, screen_name: z.string(), full_name: text }),
    z.transform(({ id, screen_name, full_name }) => us(id, screen_name, full_name)),
  ),
])
export type Us = { id: string; handle: string; name: string }
const us = (id: string, handle: string, name: string | null | undefined): Us => ({
  id,
  handle,
  name: cutName(name) ?? handle,
})

export function readAccount(value: object): Us | null {
  const read = account.safeParse(value)
  return read.success ? read.data : null
}

const link = z.object({ url: text, expanded_url: text })
const mention = z.object({ id_str: maybe(anyId), screen_name: text, name: text })
const tweet = z.object({
  id_str: anyId,
  created_at: z.string(),
  full_text: text,
  /** As it was called before 2018. */
  text,
  lang: text,
  in_reply_to_status_id_str: maybe(anyId),
  in_reply_to_user_id_str: maybe(anyId),
  in_reply_to_screen_name: text,
  retweeted_status: z.optional(z.unknown()),
  entities: maybe(z.object({ urls: maybe(z.array(link)), user_mentions: maybe(z.array(mention)) })),
})
type Tweet = z.infer<typeof tweet>

type Made = { message: BroughtMessage } | { aside: string; id: string } | { broken: string }

const formats = ['EEE MMM dd HH:mm:ss xx yyyy', 'iso'].map((format) => momentReader(format, 'UTC'))
export const momentOf = (written: string) =>
  formats.reduce<Date | null>((found, read) => found ?? read(written.trim()), null)

/**
 * @param value with or without the object around it that newer archives have
 * @param whole the text of a long tweet, of which the tweet itself holds the beginning
 */
export function readTweet(value: object, ours: Us, whole: (at: Date, beginning: string) => string | null): Made {
  const read = tweet.safeParse('tweet' in value ? value.tweet : value)
  if (!read.success) return { broken: `it is no tweet: ${String(read.error.issues[0]?.path.join('.'))} is missing` }
  const { data } = read
  const id = data.id_str
  const at = momentOf(data.created_at)
  if (!at) return { broken: `tweet ${id}: created_at is "${data.created_at.slice(0, 60)}", which is no moment` }
  const said = data.full_text ?? data.text ?? ''
  if (data.retweeted_status || /^RT @\w+: /.test(said))
    return { aside: 'It passes on what somebody else said: their words are theirs.', id }
  const answered = data.in_reply_to_status_id_str
  const language = data.lang && !/^(und|zxx|q..)$/.test(data.lang) ? data.lang : ''
  const to = toWhom(data, ours)
  return {
    message: {
      id,
      published: at.toISOString(),
      text: decodeEntities(linked(whole(at, said) ?? said, data)),
      ours: true,
      author: authorOf(ours),
      ...(to && { to }),
      ...(answered && { inReplyTo: answered }),
      ...(language && { language: language.slice(0, 35) }),
      visibility: 'public',
      url: `https://twitter.com/${encodeURIComponent(ours.handle)}/status/${encodeURIComponent(id)}`,
    },
  }
}

type Author = NonNullable<BroughtMessage['author']>

const authorOf = ({ id, handle, name }: Us): Author => ({ network: 'twitter', id, name, handle: `@${handle}` })

function toWhom(of: Tweet, ours: Us): Author | null {
  const id = of.in_reply_to_user_id_str
  if (!id || id === ours.id) return null
  const mentioned = of.entities?.user_mentions?.find(({ id_str }) => id_str === id)
  const [handle, name] = [cutName(of.in_reply_to_screen_name ?? mentioned?.screen_name), cutName(mentioned?.name)]
  return { network: 'twitter', id, ...(handle && { handle: `@${handle}`.slice(0, 200) }), ...(name && { name }) }
}

/** The addresses that Twitter shortened, as they were. */
function linked(words: string, { entities }: Tweet): string {
  const urls = (entities?.urls ?? []).slice(0, 50)
  return urls.reduce((text, { url, expanded_url }) => {
    const to = asUrl(expanded_url)
    return url && to ? text.replaceAll(url, () => to) : text
  }, words)
}

const directMessage = z.object({
  messageCreate: z.object({
    id: anyId,
    senderId: anyId,
    recipientId: anyId,
    createdAt: z.string(),
    text,
    mediaUrls: maybe(z.array(z.string())),
  }),
})

/** @param conversation of two: us and somebody else */
export function readDirect(value: unknown, conversation: string, ours: Us): Made {
  const read = directMessage.safeParse(value)
  if (!read.success) return { aside: 'It is an event of the conversation, and no message.', id: conversation }
  const { id, senderId, recipientId, createdAt, text: said, mediaUrls } = read.data.messageCreate
  const at = momentOf(createdAt)
  if (!at) return { broken: `direct message ${id}: createdAt is "${createdAt.slice(0, 60)}", which is no moment` }
  const mine = senderId === ours.id
  const words = [decodeEntities(said ?? ''), ...(mediaUrls ?? []).slice(0, 20)].filter(Boolean).join('\n')
  return {
    message: {
      id: `dm/${id}`,
      published: at.toISOString(),
      text: words,
      author: mine ? authorOf(ours) : { network: 'twitter', id: senderId },
      ...(mine && { ours: true, to: { network: 'twitter', id: recipientId } }),
      thread: `dm/${conversation}`,
      visibility: 'direct',
    },
  }
}
