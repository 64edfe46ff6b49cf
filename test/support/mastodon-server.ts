/** A server that speaks the Mastodon client API as its documentation says, with invented people: HTTP and streaming on this machine. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Settings } from '../../channels/kit/channel.ts'

type Json = Record<string, unknown>
export type Posted = Json & { id: string; content: string; account: Json }

/** As a server writes it: a paragraph for each, and lines within. */
const markup = (text: string) =>
  text
    .split(/\n{2,}/)
    .map((part) => `<p>${part.replace(/\n/g, '<br />')}</p>`)
    .join('')

export const token = 'geheim-van-zonnig'
/** The channel as its code sees it. */
export const connectionTo = (settings: Settings) => ({
  id: 'c',
  name: 'Mastodon',
  address: String(settings.address),
  settings,
})
export type MastodonServer = Awaited<ReturnType<typeof openMastodonServer>>

/** @param options.streams whether it says that it streams, and whether it does */
export async function openMastodonServer({ streams = 'yes' }: { streams?: 'yes' | 'no' | 'refuses' } = {}) {
  const statuses = new Map<string, Posted>()
  const sources = new Map<string, string>()
  const notifications: Json[] = []
  const media = new Map<string, { description: string; name: string }>()
  const keys = new Map<string, string>()
  const asked: string[] = []
  /** What happens instead, to the next requests whose method and path begin so. */
  const faults: { at: string; status: number; headers?: Record<string, string>; drop?: boolean }[] = []
  let remaining = 300
  let last = 114_103_000_000_000_000n
  const nextId = () => String(++last)
  const sockets = new Set<{ socket: WebSocket; stream: string; tag: string | null }>()
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()))
  const doors = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://here')
    const known = request.headers.authorization === `Bearer ${token}`
    if (streams !== 'yes' || !known || url.pathname !== '/api/v1/streaming')
      return void socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n')
    doors.handleUpgrade(request, socket, head, (opened) => {
      const one = { socket: opened, stream: url.searchParams.get('stream') ?? '', tag: url.searchParams.get('tag') }
      sockets.add(one)
      opened.on('close', () => sockets.delete(one))
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const address = `http://${host}`

  const person = (id: string, acct: string, name: string): Json => {
    const url = acct.includes('@') ? `https://${acct.split('@')[1]}/@${acct.split('@')[0]}` : `${address}/@${acct}`
    return { id, acct, username: acct.split('@')[0], display_name: name, url, uri: url.replace('/@', '/users/') }
  }
  const us = person('108', 'zonnig', 'Zonnig Wonen')
  const sanne = person('200', 'sanne', 'Sanne')
  const piet = person('300', 'piet@elders.example', 'Piet')
  const tell = (event: string, payload: unknown, to: (one: { stream: string; tag: string | null }) => boolean) => {
    const text = typeof payload === 'string' ? payload : JSON.stringify(payload)
    for (const one of sockets)
      if (to(one)) one.socket.send(JSON.stringify({ stream: [one.stream], event, payload: text }))
  }
  const home = ({ stream }: { stream: string }) => stream === 'user'

  function say(account: Json, text: string, more: Json = {}): Posted {
    const id = nextId()
    const tags = [...text.matchAll(/#(\w+)/g)].map(([, name]) => ({ name: String(name).toLowerCase() }))
    const mentions = text.includes('@zonnig') ? [{ id: us.id, acct: us.acct }] : []
    const posted = {
      ...{ id, account, created_at: new Date().toISOString(), edited_at: null, content: markup(text) },
      ...{ visibility: 'public', in_reply_to_id: null, in_reply_to_account_id: null, spoiler_text: '', language: 'nl' },
      ...{
        url: `${address}/@x/${id}`,
        uri: `${address}/s/${id}`,
        reblog: null,
        media_attachments: [],
        mentions,
        tags,
        poll: null,
      },
      ...more,
    }
    statuses.set(id, posted)
    sources.set(id, text)
    if (mentions.length > 0 || posted.in_reply_to_account_id === us.id) {
      const notification = { id: nextId(), type: 'mention', created_at: posted.created_at, account, status: posted }
      notifications.push(notification)
      tell('notification', notification, home)
    }
    for (const { name } of tags) tell('update', posted, ({ tag }) => tag === name)
    if (account === us) tell('update', posted, home)
    return posted
  }

  /** Whoever wrote it is told. */
  function applaud(account: Json, type: 'favourite' | 'reblog', status: Posted): void {
    const notification = { id: nextId(), type, created_at: new Date().toISOString(), account, status }
    notifications.push(notification)
    tell('notification', notification, home)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const body = Buffer.concat(parts)
    const url = new URL(request.url ?? '/', address)
    const line = `${request.method} ${url.pathname}`
    asked.push(`${line}${url.search}`)
    const fault = faults.findIndex(({ at }) => line.startsWith(at))
    const [wrong] = fault === -1 ? [] : faults.splice(fault, 1)
    const reply = (status: number, json: unknown, headers: Record<string, string> = {}) => {
      const limits = { 'x-ratelimit-limit': '300', 'x-ratelimit-remaining': String(--remaining) }
      const reset = { 'x-ratelimit-reset': new Date(Date.now() + 60_000).toISOString() }
      response.writeHead(status, { 'content-type': 'application/json', ...limits, ...reset, ...headers })
      response.end(JSON.stringify(json))
    }
    if (wrong && !wrong.drop) return reply(wrong.status, { error: 'Het kan nu niet' }, wrong.headers)
    const [status, json] = handle(request, url, body)
    // It was done, and nobody hears of it.
    if (wrong?.drop) return void response.destroy()
    reply(status, json)
  }

  function handle(request: IncomingMessage, url: URL, body: Buffer): [number, unknown] {
    const { method } = request
    const path = url.pathname
    const known = request.headers.authorization === `Bearer ${token}`
    const page = (list: readonly Json[]) => {
      const since = BigInt(url.searchParams.get('min_id') ?? '0')
      const most = Number(url.searchParams.get('limit') ?? 20)
      const later = list.filter(({ id }) => BigInt(String(id)) > since)
      // With `min_id` a page holds what came right after it, the newest first.
      return (url.searchParams.has('min_id') ? later.slice(0, most) : later.slice(-most)).toReversed()
    }
    const all = [...statuses.values()]
    if (path === '/api/v2/instance') {
      const urls = streams !== 'no' ? { streaming: address.replace('http', 'ws') } : {}
      return [200, { title: 'Buurt', version: '4.4.1', configuration: { urls, statuses: { max_characters: 500 } } }]
    }
    const tag = /^\/api\/v1\/timelines\/tag\/(\w+)$/.exec(path)?.[1]
    if (tag) return [200, page(all.filter(({ tags }) => (tags as { name: string }[]).some(({ name }) => name === tag)))]
    const [, one, rest] = /^\/api\/v1\/statuses\/(\d+)(\/source)?$/.exec(path) ?? []
    const found = one ? statuses.get(one) : undefined
    if (one && method === 'GET' && !rest) {
      const shown = found && (known || found.visibility === 'public')
      return shown ? [200, found] : [404, { error: 'Record not found' }]
    }
    if (!known) return [401, { error: 'The access token is invalid' }]
    if (path === '/api/v1/accounts/verify_credentials') return [200, us]
    if (path === '/api/v1/notifications') {
      const types = url.searchParams.getAll('types[]')
      return [200, page(notifications.filter(({ type }) => types.includes(String(type))))]
    }
    if (path === `/api/v1/accounts/${us.id}/statuses`) return [200, page(all.filter(({ account }) => account === us))]
    if (path === '/api/v2/search') {
      const words = url.searchParams.get('q') ?? ''
      const accounts = [sanne, piet].filter(({ uri }) => uri === words)
      return [200, { accounts, statuses: page(all.filter(({ content }) => content.includes(words))), hashtags: [] }]
    }
    if (path === '/api/v2/media') {
      const form = body.toString('latin1')
      const id = nextId()
      const part = (name: string) => new RegExp(`name="${name}"[^]*?\\r\\n\\r\\n([^]*?)\\r\\n--`).exec(form)?.[1] ?? ''
      media.set(id, {
        description: Buffer.from(part('description'), 'latin1').toString(),
        name: /filename="([^"]*)"/.exec(form)?.[1] ?? '',
      })
      return [202, { id, url: null }]
    }
    if (path.startsWith('/api/v1/media/')) return [200, { id: path.split('/').at(-1), url: `${address}/m.png` }]
    if (path === '/api/v1/statuses' && method === 'POST') {
      const key = String(request.headers['idempotency-key'] ?? '')
      const before = statuses.get(keys.get(key) ?? '')
      if (before) return [200, before]
      const given = JSON.parse(body.toString()) as {
        status: string
        in_reply_to_id?: string
        visibility: string
        media_ids?: string[]
      }
      if (given.status.length > 500) return [422, { error: 'Validation failed: Text character limit of 500 exceeded' }]
      const answered = statuses.get(given.in_reply_to_id ?? '')
      const files = (given.media_ids ?? []).map((id) => ({
        id,
        url: `${address}/${id}.png`,
        description: media.get(id)?.description ?? null,
      }))
      const reply = { in_reply_to_id: answered?.id ?? null, in_reply_to_account_id: answered?.account.id ?? null }
      const posted = say(us, given.status, { visibility: given.visibility, media_attachments: files, ...reply })
      keys.set(key, posted.id)
      return [200, posted]
    }
    if (!one || found?.account !== us) return [404, { error: 'Record not found' }]
    if (rest) return [200, { id: one, text: sources.get(one), spoiler_text: '' }]
    if (method === 'DELETE') {
      statuses.delete(one)
      return [200, found]
    }
    const given = JSON.parse(body.toString()) as { status: string; media_ids: string[] }
    const files = (found.media_attachments as { id: string }[]).filter(({ id }) => given.media_ids.includes(id))
    sources.set(one, given.status)
    statuses.set(one, {
      ...found,
      content: markup(given.status),
      edited_at: new Date().toISOString(),
      media_attachments: files,
    })
    return [200, statuses.get(one)]
  }

  return {
    address,
    host,
    us,
    sanne,
    piet,
    statuses,
    applaud,
    media,
    asked,
    faults,
    say,
    /** Streams that are open now. */
    open: () => sockets.size,
    edit(id: string, text: string) {
      const found = statuses.get(id)
      if (!found) throw new Error(`${id} is not there`)
      const edited = { ...found, content: markup(text), edited_at: new Date().toISOString() }
      statuses.set(id, edited)
      tell('status.update', edited, home)
    },
    erase(id: string) {
      statuses.delete(id)
      tell('delete', id, home)
    },
    hangUp: () => {
      for (const { socket } of sockets) socket.terminate()
    },
    /** So many requests are left. */
    ration: (left: number) => {
      remaining = left
    },
    forgetKeys: () => keys.clear(),
    async close() {
      for (const { socket } of sockets) socket.terminate()
      doors.close()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
