/** A small web of invented sites on one port of this machine, each with a host name of its own; and what was asked of it, in order. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createDownload } from '../../server/reach.ts'

export type Reply = {
  status?: number
  headers?: Record<string, string>
  body?: string | Buffer
  /** Milliseconds before it answers. */
  slow?: number
}
export type Request = { host: string; path: string; at: number; headers: IncomingMessage['headers'] }
export type Site = (path: string, request: Request) => Reply | undefined

export type Web = Awaited<ReturnType<typeof openWeb>>

/** @param sites what each host answers; undefined is 404 */
export async function openWeb(sites: Readonly<Record<string, Site>>) {
  const asked: Request[] = []
  const server: Server = createServer((incoming, outgoing) => {
    const host = (incoming.headers.host ?? '').replace(/:\d+$/, '')
    const request = { host, path: incoming.url ?? '/', at: performance.now(), headers: incoming.headers }
    asked.push(request)
    const { status = 200, headers = {}, body = '', slow = 0 } = sites[host]?.(request.path, request) ?? { status: 404 }
    setTimeout(() => outgoing.writeHead(status, headers).end(body), slow)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    asked,
    /** Where a site stands. */
    at: (host: string, path = '/') => `http://${host}:${port}${path}`,
    readPage: createDownload({
      privateHosts: Object.keys(sites).map((host) => `${host}:${port}`),
      resolve: (_, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
      timeout: 10_000,
      longest: 5 * 1024 * 1024,
    }),
    /** What was asked of a host, its rules left out. */
    pathsOf: (host: string) =>
      asked.flatMap((one) => (one.host === host && one.path !== '/robots.txt' ? [one.path] : [])),
    /** The shortest time between two requests to one host, in milliseconds. */
    shortestGap(): number {
      const last = new Map<string, number>()
      let shortest = Number.POSITIVE_INFINITY
      for (const { host, at } of asked) {
        shortest = Math.min(shortest, at - (last.get(host) ?? Number.NEGATIVE_INFINITY))
        last.set(host, at)
      }
      return shortest
    },
    close(): Promise<void> {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()))
      server.closeAllConnections()
      return closed
    },
  }
}

export const html = (title: string, text: string, head = ''): Reply => ({
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><html lang="nl"><head><title>${title}</title>${head}</head><body><nav><a href="/">Begin</a></nav><article><h1>${title}</h1>${text
    .split('\n')
    .map((part) => `<p>${part}</p>`)
    .join('')}</article><footer>Voetregel</footer></body></html>`,
})

export const sitemap = (urls: readonly (string | [url: string, changed: string])[]): Reply => ({
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls
    .map((one) => (typeof one === 'string' ? [one] : one))
    .map(([url, changed]) => `<url><loc>${url}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</url>`)
    .join('')}</urlset>`,
})
