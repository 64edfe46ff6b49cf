/**
 * Reading a forum by looking, also for what no webhook told. Each look reads the newest posts, back to the last one that we saw; what we
 * took along and stands there otherwise was changed, what is missing is asked for by its number. Then the private messages of our user.
 */
import { createHash } from 'node:crypto'
import type { Channel, Listening } from '../kit/channel.ts'
import { type Found, lookInRounds } from '../kit/rounds.ts'
import { Trouble } from '../kit/trouble.ts'
import { ask, forumOf } from './forum.ts'
import { type Hearing, hear, hearGone, readPostNow } from './hear.ts'
import { isTakenAway, type Post, readPost, writeItem } from './post.ts'

/** The last post that we saw; what the newest that we took along said; how far we read each private topic. */
export type Place = { last: number; seen: Record<string, string>; inbox: Record<string, number> }

/** As many as Discourse gives at once, and how often we go back for more. */
const perPage = 50
const mostPages = 40
const mostInbox = 30
const perTopic = 20
const leastMinutes = 1
const usualMinutes = 5

export const listen = (listening: Listening) => listenAt(listening, 60_000)

/** @param minute in milliseconds: tests have shorter ones */
export function listenAt(listening: Listening, minute: number) {
  const { settings } = listening.connection
  const forum = forumOf(settings)
  const hearing: Hearing = { ...listening, forum }
  return lookInRounds<Place>(listening, {
    of: forum.address,
    every: Math.max(leastMinutes, Number(settings.everyMinutes ?? usualMinutes)),
    minute,
    look: (place) => look(hearing, place ?? { last: 0, seen: {}, inbox: {} }),
  })
}

async function* look(hearing: Hearing, before: Place): AsyncGenerator<Found<Place>> {
  const posts = await readBack(hearing, before.last)
  const items: Uint8Array[] = []
  const seen: Place['seen'] = {}
  let passed = 0
  for (const post of posts.filter((one) => !isTakenAway(one))) {
    const [mark, known] = [markOf(post), before.seen[post.id]]
    if (known === undefined && post.id <= before.last) continue
    const item = known === mark ? null : await hear(hearing, post, known === undefined ? 'new' : 'held')
    if (item) items.push(item)
    else if (known === undefined) passed++
    if (item || known !== undefined) seen[post.id] = mark
  }
  const lowest =
    posts.length < perPage ? 0 : posts.reduce((least, { id }) => Math.min(least, id), Number.POSITIVE_INFINITY)
  for (const id of Object.keys(before.seen).map(Number)) {
    if (id <= lowest || id in seen || (await readPostNow(hearing, id))) continue
    const gone = await hearGone(hearing, id)
    if (gone) items.push(gone)
  }
  const last = posts.reduce((most, { id }) => Math.max(most, id), before.last)
  const inbox = hearing.forum.user ? await readInbox(hearing, before.inbox, items) : {}
  yield { items, passed, place: { last, seen, inbox } }
}

/** The newest posts, oldest first: one page, and as many as came since the last one that we saw. */
async function readBack({ readPage, forum, clock }: Hearing, last: number): Promise<Post[]> {
  const all = new Map<number, Post>()
  let before = Number.POSITIVE_INFINITY
  for (let page = 0; page < (last === 0 ? 1 : mostPages) && before > Math.max(last, 0); page++) {
    const from = Number.isFinite(before) ? `?before=${before}` : ''
    const given = (await ask(readPage, forum, `/posts.json${from}`, clock())) as { latest_posts?: unknown } | null
    if (!Array.isArray(given?.latest_posts))
      throw new Trouble(`${forum.host} shows no posts: is it a Discourse, and is this its address?`)
    const posts = given.latest_posts.flatMap((one) => readPost(one) ?? [])
    for (const post of posts) all.set(post.id, post)
    const lowest = Math.min(...posts.map(({ id }) => id))
    // A page is a stretch of numbers: where much was taken away it may be empty.
    const next = posts.length > 0 ? lowest - 1 : before - perPage
    if (!Number.isFinite(next)) break
    before = next
  }
  return [...all.values()].sort((a, b) => a.id - b.id)
}

/** New posts in the private topics of our user. */
async function readInbox(hearing: Hearing, read: Place['inbox'], into: Uint8Array[]): Promise<Place['inbox']> {
  const { readPage, forum, clock } = hearing
  const path = `/topics/private-messages/${encodeURIComponent(forum.user)}.json`
  const given = (await ask(readPage, forum, path, clock())) as { topic_list?: { topics?: unknown } } | null
  const listed = Array.isArray(given?.topic_list?.topics) ? given.topic_list.topics : []
  const topics = listed.filter(isTopic).slice(0, mostInbox)
  for (const { id, highest_post_number: highest, title } of topics) {
    const from = read[id] ?? 0
    if (highest <= from) continue
    for (const post of await readTopic(hearing, id, from)) {
      const item = await hear(hearing, { ...post, topic_title: title }, 'new', true)
      if (item) into.push(item)
    }
  }
  return Object.fromEntries(topics.map(({ id, highest_post_number }) => [id, highest_post_number]))
}

type Topic = { id: number; highest_post_number: number; title: string }
const isTopic = (json: unknown): json is Topic => {
  const { id, highest_post_number: highest, title } = (json ?? {}) as Record<string, unknown>
  return Number.isSafeInteger(id) && Number.isSafeInteger(highest) && typeof title === 'string'
}

/** The posts of a topic behind this place in it, at most the last twenty. */
async function readTopic({ readPage, forum, clock }: Hearing, id: number, from: number): Promise<Post[]> {
  const topic = (await ask(readPage, forum, `/t/${id}.json`, clock())) as { post_stream?: { stream?: unknown } } | null
  const stream = Array.isArray(topic?.post_stream?.stream) ? topic.post_stream.stream : []
  const ids = stream.filter((one): one is number => Number.isSafeInteger(one)).slice(-perTopic)
  if (ids.length === 0) return []
  const wanted = ids.map((one) => `post_ids[]=${one}`).join('&')
  const given = (await ask(readPage, forum, `/t/${id}/posts.json?include_raw=true&${wanted}`, clock())) as typeof topic
  const posts = (given?.post_stream as { posts?: unknown } | undefined)?.posts
  return (Array.isArray(posts) ? posts : [])
    .flatMap((one) => readPost(one) ?? [])
    .filter((post) => post.post_number > from && !isTakenAway(post))
}

/** Of what it says: enough to see that it changed. */
const markOf = ({ raw, cooked, version }: Post): string =>
  createHash('sha256')
    .update(JSON.stringify([raw ?? cooked, version]))
    .digest('base64url')
    .slice(0, 8)

const rememberedDays = 90

/** Look at one post again. What stands as it did when we last looked again is not told. */
export const reread: NonNullable<Channel['reread']> = async (standing, asking) => {
  const hearing: Hearing = { ...asking, forum: forumOf(asking.connection.settings) }
  const { memory, clock } = asking
  const id = Number(standing.id)
  if (!Number.isSafeInteger(id)) return []
  const post = await readPostNow(hearing, id)
  if (!post) return [{ bytes: writeItem({ is: 'gone', id, at: clock().toISOString() }) }]
  const [key, mark] = [`seen ${id}`, markOf(post)]
  if ((await memory.get(key)) === mark) return []
  await memory.set(key, mark, new Date(clock().getTime() + rememberedDays * 86_400_000))
  const item = await hear(hearing, post, 'held')
  return item ? [{ bytes: item }] : []
}
