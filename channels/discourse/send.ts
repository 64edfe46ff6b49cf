/**
 * Answering a post. Discourse takes no key of ours, but it takes the same words by the same user once: within two minutes it answers as it
 * did before, and after that it refuses them. Where the outcome is unknown, our words are looked for in the topic.
 */
import type { Channel, Letter, Sending, SendOutcome } from '../kit/channel.ts'
import { brokenOff, later, never, refusedWith } from '../kit/outcome.ts'
import { readJson } from '../kit/trouble.ts'
import { type Forum, forumOf, isUs, refusal } from './forum.ts'
import { type Post, readPost } from './post.ts'

type Answer = { status: number; json: unknown }
type Way = { forum: Forum; reach: Sending['reach'] }

async function tell({ forum, reach }: Way, method: string, path: string, body?: unknown): Promise<Answer> {
  const headers = { accept: 'application/json', 'content-type': 'application/json', ...forum.headers }
  const answer = await reach(forum.address + path, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: answer.status, json: readJson(answer.body) }
}

/** What a letter was to become, so that it can be looked for. */
type Meant = { topic: number; words: string }
const meantDays = 30

export const send: NonNullable<Channel['send']> = async (letter, sending) => {
  const { memory, clock } = sending
  const way = wayOf(sending)
  if (!way) return never(noUser)
  const [parent = ''] = letter.inReplyTo
  if (!/^\d{1,15}$/.test(parent)) return never('An answer on a forum belongs to a post, and this one answers none.')
  try {
    const answered = await tell(way, 'GET', `/posts/${parent}.json`)
    const post = readPost(answered.json)
    if (answered.status !== 200 || !post) return notBegun(way, answered)
    const raw = wordsOf(letter)
    const meant: Meant = { topic: post.topic_id, words: bare(raw) }
    await memory.set(`meant ${letter.key}`, meant, new Date(clock().getTime() + meantDays * 86_400_000))
    const { topic_id, post_number: reply_to_post_number } = post
    const answer = await tell(way, 'POST', '/posts.json', { raw, topic_id, reply_to_post_number })
    if (answer.status === 200) return taken(letter, answer)
    // "Too similar" may be this very letter, of which we never heard the end.
    const found = answer.status === 422 ? await lookUp(letter.key, sending) : null
    return found?.state === 'sent' ? found : refusedWith(answer.status, refusal(way.forum, answer))
  } catch (error) {
    return brokenOff(error)
  }
}

function taken(letter: Letter, { json }: Answer): SendOutcome {
  const { action, id } = (json ?? {}) as { action?: unknown; id?: unknown }
  if (Number.isSafeInteger(id)) return { state: 'sent', id: String(id) }
  // It waits for a moderator; what it is called is told when it is let through.
  if (action === 'enqueued') return { state: 'sent', id: letter.key }
  return { state: 'unknown', reason: 'The forum took it without saying which post it became' }
}

export const lookUp: NonNullable<Channel['lookUp']> = async (key, sending) => {
  const way = wayOf(sending)
  if (!way) return { state: 'unknown' }
  const meant = (await sending.memory.get(`meant ${key}`)) as Meant | undefined
  // It is written down before any byte of the letter leaves.
  if (!meant) return { state: 'not sent' }
  const topic = await tell(way, 'GET', `/t/${meant.topic}.json`)
  const stream = (topic.json as { post_stream?: { stream?: unknown } } | null)?.post_stream?.stream
  if (topic.status !== 200 || !Array.isArray(stream)) return { state: 'unknown' }
  const wanted = stream.slice(-mostLookedAt).map((id) => `post_ids[]=${id}`)
  const given = await tell(way, 'GET', `/t/${meant.topic}/posts.json?include_raw=true&${wanted.join('&')}`)
  const posts = (given.json as { post_stream?: { posts?: unknown } } | null)?.post_stream?.posts
  if (given.status !== 200 || !Array.isArray(posts)) return { state: 'unknown' }
  const ours = posts.flatMap((one) => readPost(one) ?? []).filter((post) => isOurs(way.forum, post, meant.words))
  const last = ours.at(-1)
  return last ? { state: 'sent', id: String(last.id) } : { state: 'not sent' }
}

const mostLookedAt = 20
const isOurs = (forum: Forum, { username, raw }: Post, words: string) =>
  isUs(forum, username) && bare(raw ?? '') === words

export const revise: NonNullable<Channel['revise']> = async (letter, id, sending) => {
  const way = wayOf(sending)
  if (!way) return never(noUser)
  try {
    const answer = await tell(way, 'PUT', `/posts/${id}.json`, { post: { raw: wordsOf(letter) } })
    return answer.status === 200 ? { state: 'sent', id } : refusedWith(answer.status, refusal(way.forum, answer))
  } catch (error) {
    return brokenOff(error)
  }
}

export const withdraw: NonNullable<Channel['withdraw']> = async (id, sending) => {
  const way = wayOf(sending)
  if (!way) return never(noUser)
  try {
    const answer = await tell(way, 'DELETE', `/posts/${id}.json`)
    const done = answer.status === 404 || answer.status === 410 || (answer.status >= 200 && answer.status < 300)
    return done ? { state: 'sent', id } : refusedWith(answer.status, refusal(way.forum, answer))
  } catch (error) {
    return brokenOff(error)
  }
}

const noUser = 'This channel has no user to answer as: fill in a user and an API key.'

/** Looking at what we answer failed: nothing has left. */
function notBegun({ forum }: Way, answer: Answer): SendOutcome {
  if ([200, 404, 410].includes(answer.status)) return never('The post is not there any more.')
  const reason = refusal(forum, answer)
  return answer.status >= 500 || answer.status === 429 ? later(reason) : never(reason)
}

function wayOf({ connection, reach }: Sending): Way | null {
  const forum = forumOf(connection.settings)
  return forum.user ? { forum, reach } : null
}

const wordsOf = ({ text, from }: Letter) => (from.signature ? `${text}\n\n${from.signature}` : text)
/** Discourse trims what it takes. */
const bare = (words: string) => words.replace(/\s+/g, ' ').trim()
