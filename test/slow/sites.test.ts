/** The figure of the crawler: 1,000 pages on 50 hosts, with a delay between two requests to one host, and a restart in the middle. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { crawlOf } from '../support/crawling.ts'
import { html, openWeb, type Site, sitemap } from '../support/web.ts'

const hosts = Array.from({ length: 50 }, (_, i) => `site${i}.example`)
const pagesEach = 20
/** Milliseconds of a second; so the usual delay of five seconds takes 100. */
const second = 20

const streets = ['Kade', 'Markt', 'Dijk', 'Laan', 'Plein', 'Steeg', 'Brink', 'Singel', 'Wal', 'Weg']
/** No two of them nearly the same. */
const story = (host: string, page: number) => {
  const n = Number(host.replace(/\D/g, '')) * pagesEach + page
  return Array.from({ length: 30 }, (_, i) => {
    const street = streets[(i * 7 + n) % streets.length]
    return `In de ${street} van ${host} nummer ${n * 31 + i} wacht bewoner ${(i * 7919 + n * 104_729) % 9973} op een monteur van ${i % 5 === 0 ? 'Voltmeer' : 'iemand'}.`
  }).join('\n')
}

const site: Site = (path, { host, headers }) => {
  const base = `http://${headers.host}`
  if (path === '/sitemap.xml') return sitemap(Array.from({ length: pagesEach }, (_, n) => `${base}/p/${n}`))
  const n = /^\/p\/(\d+)$/.exec(path)?.[1]
  return n === undefined ? undefined : html(`Bericht ${n}`, story(host, Number(n)))
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

test('1,000 pages on 50 hosts: never two requests to one host within its delay, and a restart repeats nothing', async () => {
  const web = await openWeb(Object.fromEntries(hosts.map((host) => [host, site])))
  const began = performance.now()
  const heap = () => {
    collect()
    return process.memoryUsage().heapUsed / 1024 / 1024
  }
  const before = heap()
  try {
    const first = crawlOf(web, { sites: hosts, second })
    await first.until(() => first.heard.length >= 500)
    await first.stop()
    const stoppedAt = first.heard.length
    const again = crawlOf(web, { sites: hosts, second, memory: first.memory })
    await again.until(() => stoppedAt + again.heard.length >= hosts.length * pagesEach)
    await again.stop()
    const pages = web.asked.filter(({ path }) => path.startsWith('/p/')).map(({ host, path }) => host + path)
    const lists = web.asked.filter(({ path }) => path === '/sitemap.xml')
    const figures = {
      pages: new Set(pages).size,
      repeated: pages.length - new Set(pages).size,
      handed_twice: stoppedAt + again.heard.length - new Set([...first.heard, ...again.heard].map(({ id }) => id)).size,
      lists_repeated: lists.length - hosts.length,
      shortest_gap_ms: Math.floor(web.shortestGap()),
      delay_ms: 5 * second,
      seconds: Math.round((performance.now() - began) / 1000),
      heap_growth_mb: Math.round(heap() - before),
    }
    process.stdout.write(`${JSON.stringify(figures)}\n`)
    expect(figures).toMatchObject({ pages: 1000, repeated: 0, handed_twice: 0, lists_repeated: 0 })
    expect(figures.heap_growth_mb).toBeLessThan(50)
    expect(figures.shortest_gap_ms).toBeGreaterThanOrEqual(figures.delay_ms)
  } finally {
    await web.close()
  }
}, 300_000)
