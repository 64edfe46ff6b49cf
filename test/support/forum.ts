/** A double that answers as a Discourse does, in the shapes that its REST API documents; everything in it is invented. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type HeldPost = {
  id: number
  user_id: number
  username: string
  name?: string
  created_at: string
  version: number
  raw: string
  post_number: number
  post_type: number
  topic_id: number
  topic_slug: string
  topic_title: string
  topic_archetype: string
  category_id: number | null
  reply_to_post_number: number | null
  reply_to_user?: { username: string }
  deleted_at?: string | null
}

export type Forum = Awaited<ReturnType<typeof startForum>>

/** Category 9 is closed; `voltmeer` is the user of the key `sleutel`. */
export async function startForum() {
  const forum = {
    host: '',
    url: '',
    posts: [] as HeldPost[],
    asked: [] as string[],
    /** Takes the place of the answer. */
    trouble: null as ((request: IncomingMessage, response: ServerResponse) => boolean) | null,
    say(over: Partial<HeldPost> & { raw: string }): HeldPost {
      const id = forum.posts.reduce((most, one) => Math.max(most, one.id), 100) + 1
      const topic_id = over.topic_id ?? 7
      const number = forum.posts.filter((one) => one.topic_id === topic_id).length + 1
      const made: HeldPost = {
        id,
        user_id: 40,
        username: 'wim77',
        created_at: '2026-03-03T18:02:09.123Z',
        version: 1,
        post_number: number,
        post_type: 1,
        topic_id,
        topic_slug: 'storing',
        topic_title: 'Storing in Zuid',
        topic_archetype: 'regular',
        category_id: 3,
        reply_to_post_number: null,
        ...over,
      }
      forum.posts.push(made)
      return made
    },
    stop: () => new Promise((closed) => server.close(closed) && server.closeAllConnections()),
  }
  const server = createServer(async (request, response) => {
    const { pathname, searchParams: query } = new URL(request.url ?? '', 'http://a')
    forum.asked.push(`${request.method} ${pathname}`)
    if (forum.trouble?.(request, response)) return
    let body = ''
    for await (const part of request) body += part
    const json = (status: number, given: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(given))
    const gone = () =>
      json(404, { errors: ['The requested URL or resource could not be found.'], error_type: 'not_found' })
    const signed = request.headers['api-key'] === 'sleutel' && request.headers['api-username'] === 'voltmeer'
    if (request.headers['api-key'] && !signed)
      return json(403, { errors: ['The API username or key is invalid.'], error_type: 'invalid_access' })
    const there = forum.posts.filter((one) => !one.deleted_at)
    const [, first, id] = /^\/(\w[\w-]*)\/(\d+)/.exec(pathname) ?? []
    const one = there.find((post) => post.id === Number(id))
    if (pathname === '/site/basic-info.json') return json(200, { title: 'Buurtforum' })
    if (pathname === '/session/current.json')
      return signed ? json(200, { current_user: { username: 'Voltmeer' } }) : gone()
    if (pathname === '/posts.json' && request.method === 'POST') {
      const { raw, topic_id, reply_to_post_number } = JSON.parse(body)
      if (raw.length < 20)
        return json(422, { action: 'create_post', errors: ['Body is too short (minimum is 20 characters)'] })
      if (there.some((post) => post.user_id === 2 && post.raw === raw))
        return json(422, { action: 'create_post', errors: ['Body is too similar to what you recently posted'] })
      return json(200, forum.say({ raw, topic_id, reply_to_post_number, user_id: 2, username: 'Voltmeer' }))
    }
    if (pathname === '/posts.json') {
      const before = Number(query.get('before')) || Number.POSITIVE_INFINITY
      const open = there.filter((post) => post.topic_archetype === 'regular' && (signed || post.category_id !== 9))
      const newest = open.filter((post) => post.id <= before).sort((a, b) => b.id - a.id)
      return json(200, { latest_posts: newest.slice(0, 50) })
    }
    const [, topic, number] = /^\/posts\/by_number\/(\d+)\/(\d+)/.exec(pathname) ?? []
    if (topic) {
      const parent = there.find((post) => post.topic_id === Number(topic) && post.post_number === Number(number))
      return parent ? json(200, parent) : gone()
    }
    if (first === 'c')
      return id === '9' && !signed ? gone() : json(200, { category: { id: Number(id), read_restricted: id === '9' } })
    if (pathname === '/topics/private-messages/voltmeer.json') {
      const letters = there.filter((post) => post.topic_archetype === 'private_message' && post.topic_id < 900)
      const topics = [...new Map(letters.map((post) => [post.topic_id, post])).values()]
      return json(200, {
        topic_list: {
          topics: topics.map(({ topic_id, topic_title }) => ({
            id: topic_id,
            title: topic_title,
            highest_post_number: Math.max(
              ...letters.filter((post) => post.topic_id === topic_id).map((post) => post.post_number),
            ),
          })),
        },
      })
    }
    if (first === 't') {
      const posts = there.filter((post) => post.topic_id === Number(id))
      return json(200, {
        post_stream: pathname.endsWith('/posts.json') ? { posts } : { posts, stream: posts.map((post) => post.id) },
      })
    }
    if (first !== 'posts' || !one) return gone()
    if (request.method === 'PUT') Object.assign(one, { raw: JSON.parse(body).post.raw, version: one.version + 1 })
    if (request.method === 'DELETE') one.deleted_at = '2026-03-04T09:00:00Z'
    return request.method === 'DELETE' ? response.end() : json(200, one)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  forum.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  forum.url = `http://${forum.host}`
  return forum
}
