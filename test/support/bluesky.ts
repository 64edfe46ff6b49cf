/**
 * A real Bluesky network for tests: a directory and a server (PDS) on this machine, in a process of their own, with as many accounts as a test
 * wants. Installed by `node test/peers/prepare.mjs bluesky`.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
// @ts-expect-error: plain JavaScript, because it runs before anything is installed
import { folderOf, isPrepared } from '../peers/prepare.mjs'

export const blueskyIsMissing = !isPrepared('bluesky')
export const howToPrepare = 'These tests need a real Bluesky server: node test/peers/prepare.mjs bluesky'

const posts = 'app.bsky.feed.post'
export type Ref = { uri: string; cid: string }
export type Found = Ref & { value: Record<string, unknown> & { text: string } }

export type Account = {
  did: string
  handle: string
  password: string
  call<T>(method: string, body: object): Promise<T>
  /** Say something; `more` goes into the record. */
  post(text: string, more?: object, rkey?: string): Promise<Ref>
  edit(uri: string, text: string): Promise<void>
  remove(uri: string): Promise<void>
}

export type Bluesky = {
  /** "host:port", and the same as an address. */
  host: string
  server: string
  account(name: string): Promise<Account>
  /** Everything that an account has said, newest first. */
  said(account: { did: string }): Promise<Found[]>
  deleteAccount(account: { did: string }): Promise<void>
  stop(): Promise<void>
}

export const mentioning = ({ did }: { did: string }, text: string) => ({
  facets: [
    {
      index: { byteStart: 0, byteEnd: Buffer.byteLength(text) },
      features: [{ $type: 'app.bsky.richtext.facet#mention', did }],
    },
  ],
})

export async function startBluesky(): Promise<Bluesky> {
  const peer = spawn(process.execPath, ['peer.mjs'], {
    cwd: folderOf('bluesky') ?? undefined,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface({ input: peer.stdout }), 'line')) as [string]
  const { port, adminPassword } = JSON.parse(line) as { port: number; adminPassword: string }
  const host = `localhost:${port}`
  const server = `http://${host}`

  async function call<T>(method: string, body: object | null, authorization = ''): Promise<T> {
    const response = await fetch(`${server}/xrpc/${method}`, {
      method: body ? 'POST' : 'GET',
      headers: { ...(body && { 'content-type': 'application/json' }), ...(authorization && { authorization }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method}: ${response.status} ${text}`)
    return (text ? JSON.parse(text) : undefined) as T
  }

  return {
    host,
    server,
    async account(name) {
      const handle = `${name}.test`
      const password = `wachtwoord-van-${name}`
      const made = await call<{ did: string; accessJwt: string }>('com.atproto.server.createAccount', {
        handle,
        password,
        email: `${name}@example.org`,
      })
      const { did } = made
      const own = <T>(method: string, body: object) => call<T>(method, body, `Bearer ${made.accessJwt}`)
      const record = (text: string, more: object = {}) => ({
        $type: posts,
        text,
        createdAt: new Date().toISOString(),
        ...more,
      })
      const at = (uri: string) => ({ repo: did, collection: posts, rkey: uri.split('/').at(-1) })
      return {
        did,
        handle,
        password,
        call: own,
        async post(text, more, rkey) {
          const said = { repo: did, collection: posts, record: record(text, more), ...(rkey && { rkey }) }
          const { uri, cid } = await own<Ref>('com.atproto.repo.createRecord', said)
          return { uri, cid }
        },
        edit: (uri, text) => own('com.atproto.repo.putRecord', { ...at(uri), record: record(text) }),
        remove: (uri) => own('com.atproto.repo.deleteRecord', at(uri)),
      }
    },
    async said({ did }) {
      const query = new URLSearchParams({ repo: did, collection: posts, limit: '100' })
      return (await call<{ records: Found[] }>(`com.atproto.repo.listRecords?${query}`, null)).records
    },
    deleteAccount: ({ did }) =>
      call(
        'com.atproto.admin.deleteAccount',
        { did },
        `Basic ${Buffer.from(`admin:${adminPassword}`).toString('base64')}`,
      ),
    async stop() {
      peer.stdin.end()
      if (peer.exitCode === null) await once(peer, 'exit')
    },
  }
}
