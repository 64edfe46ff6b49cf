/**
 * Whether a post is for us. What is said to us is: a private message to our user, a mention, an answer to us, on our own forum a new
 * topic. Beside it we follow the topics in which that happened or we spoke. The rest is overheard, and only what meets a search term is
 * taken along; never from a closed part of a forum.
 */
import type { Listening } from '../kit/channel.ts'
import { askJson } from '../kit/trouble.ts'
import { ask, type Forum, isUs } from './forum.ts'
import { isTakenAway, type Post, readPost, type Where, writeItem } from './post.ts'

export type Hearing = Pick<Listening, 'readPage' | 'memory' | 'clock'> & {
  forum: Forum
  /** Absent where nobody can tell (a webhook): what is overheard is then left to the next look. */
  meets?: Listening['meets']
}

const day = 86_400_000
const followedDays = 90

/**
 * @param news whether it is new, or may stand otherwise than it did; and whether we certainly hold it
 * @param inbox it stands in the private messages of our own user
 * @returns the item, or null when it is not for us
 */
export async function hear(
  hearing: Hearing,
  post: Post,
  news: 'new' | 'changed' | 'held',
  inbox = false,
): Promise<Uint8Array | null> {
  const { forum, memory, clock } = hearing
  if ((post.post_type ?? 1) !== 1) return null
  const topic = `topic ${post.topic_id}`
  const until = new Date(clock().getTime() + followedDays * day)
  const ours = isUs(forum, post.username)
  const isPrivate = post.topic_archetype === 'private_message' || inbox
  // Who runs a forum can read all private messages; only those of our own user are ours to read.
  if (isPrivate && !inbox && news !== 'held' && !(await memory.get(topic))) return null
  const addressed =
    !ours && (isPrivate || isMention(forum, post) || isUs(forum, post.reply_to_user?.username) || begins(forum, post))
  const followed =
    news === 'held' ||
    addressed ||
    ours ||
    forum.home ||
    (await memory.get(topic)) !== undefined ||
    (await memory.get(`post ${post.id}`)) !== undefined
  if (!followed && !overheard(hearing, post)) return null
  const seen = isPrivate ? 'direct' : (await isClosed(hearing, post)) ? 'followers' : 'public'
  if (!followed && seen !== 'public') return null
  if (addressed || ours) await memory.set(topic, true, until)
  await memory.set(`post ${post.id}`, true, until)
  const parent = await parentOf(hearing, post)
  const where: Where = {
    is: 'post',
    forum: forum.address,
    ours,
    addressed,
    seen,
    signed: forum.user !== '',
    parent,
    changed: news !== 'new',
  }
  return writeItem(where, post)
}

/** A post that we took along was taken away. @returns null for one that we never had */
export async function hearGone({ memory, clock, forum }: Hearing, id: number): Promise<Uint8Array | null> {
  const had = forum.home || (await memory.get(`post ${id}`)) !== undefined
  return had ? writeItem({ is: 'gone', id, at: clock().toISOString() }) : null
}

/** What it says now. @returns null when it is not there any more */
export async function readPostNow({ readPage, forum, clock }: Hearing, id: number): Promise<Post | null> {
  const now = readPost(await ask(readPage, forum, `/posts/${id}.json?include_raw=true`, clock()))
  return now && !isTakenAway(now) ? now : null
}

const begins = ({ home }: Forum, { post_number }: Post) => home && post_number === 1

/** In what they say themselves, not in what they quote. */
function isMention({ user }: Forum, { raw, cooked }: Post): boolean {
  const said = (raw ?? cooked ?? '').replace(/\[quote[\s\S]*?\[\/quote\]/gi, '').toLowerCase()
  const mention = `@${user.toLowerCase()}`
  for (let at = user ? said.indexOf(mention) : -1; at !== -1; at = said.indexOf(mention, at + 1))
    if (!/[\w.@-]/.test(said[at - 1] ?? ' ') && !/[\w-]/.test(said[at + mention.length] ?? ' ')) return true
  return false
}

function overheard({ meets, forum }: Hearing, { topic_title, raw, cooked, username, name }: Post): boolean {
  const text = `${topic_title ?? ''}\n${raw ?? cooked ?? ''}`
  const from = [username, name].filter((one) => typeof one === 'string')
  return meets?.({ text, from, site: new URL(forum.address).hostname }) ?? false
}

/** Whether only a group can read this category; so it is taken to be when nobody can tell. */
async function isClosed({ readPage, memory, forum, clock }: Hearing, { category_id }: Post): Promise<boolean> {
  if (category_id === null || category_id === undefined) return false
  const key = `category ${category_id}`
  const known = await memory.get(key)
  if (typeof known === 'boolean') return known
  // What everybody sees, not what we see with our key.
  const { status, json } = await askJson(readPage, `${forum.address}/c/${category_id}/show.json`, {})
  const given = json as { category?: { read_restricted?: unknown } } | null
  const closed = status !== 200 || given?.category?.read_restricted !== false
  if ([200, 403, 404].includes(status)) await memory.set(key, closed, new Date(clock().getTime() + day))
  return closed
}

/** Discourse tells the number within the topic; the number of the post itself is asked for, once. */
async function parentOf({ readPage, memory, forum, clock }: Hearing, post: Post): Promise<number | null> {
  const { topic_id, reply_to_post_number: number } = post
  if (!number) return null
  const key = `place ${topic_id}/${number}`
  const known = await memory.get(key)
  if (typeof known === 'number') return known
  const parent = readPost(
    await ask(readPage, forum, `/posts/by_number/${topic_id}/${number}.json`, clock()).catch(() => null),
  )
  if (!parent) return null
  await memory.set(key, parent.id, new Date(clock().getTime() + followedDays * day))
  return parent.id
}
