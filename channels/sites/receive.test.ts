import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { type CrawlOptions, crawlOf } from '../../test/support/crawling.ts'
import { html, openWeb, type Site, sitemap, type Web } from '../../test/support/web.ts'
import { newMemory } from '../kit/memory.ts'
import { openBook } from './book.ts'
import { newPace } from './pace.ts'
import { newRoad } from './road.ts'
import { goRound } from './round.ts'

const opened: { web: Web; stop: (() => Promise<void>)[] }[] = []
afterEach(async () => {
  for (const { web, stop } of opened.splice(0)) {
    await Promise.all(stop.map((end) => end()))
    await web.close()
  }
})

/** A web, and listening to the first of its sites or to those that are named. */
async function on(sites: Record<string, Site>) {
  const web = await openWeb(sites)
  const stop: (() => Promise<void>)[] = []
  opened.push({ web, stop })
  const crawl = (options: Partial<CrawlOptions> = {}) => {
    const crawling = crawlOf(web, { sites: Object.keys(sites).slice(0, 1), ...options })
    stop.push(crawling.stop)
    return crawling
  }
  return { web, crawl }
}

const host = 'krant.example'
const story = (about: string) =>
  `Over ${about} wordt in de buurt al dagen gesproken, want ${about} raakt iedereen die hier woont of werkt.\nDe gemeente zegt dat ${about} snel wordt aangepakt, en dat daar een plan voor ligt dat niemand nog heeft gezien.`
/** A site with a sitemap of these pages, by path. */
const paper =
  (pages: Record<string, ReturnType<Site>>, more: Record<string, ReturnType<Site>> = {}): Site =>
  (path, { headers }) => {
    const base = `http://${headers.host}`
    if (path in more) return more[path]
    if (path === '/sitemap.xml') return sitemap(Object.keys(pages).map((each) => base + each))
    return path === '/' ? html('Krant', 'Voorpagina') : pages[path]
  }

describe('sites by search term', () => {
  test('what meets a term is a listened post, with the main text, the site and who wrote it; the rest is counted', async () => {
    const { crawl, web } = await on({
      [host]: paper(
        {
          '/a?utm_source=x&amp;id=7': undefined,
          '/b': html('Weer', story('het weer')),
        },
        { '/a?id=7': html('Brug dicht', story('de brug'), '<meta name="author" content="Door Sanne">') },
      ),
    })
    const { heard, state, until } = crawl({
      meets: ({ text, site }) => text.includes('brug') && site === new URL(web.at(host)).host,
    })
    await until(() => heard.length + state.passed === 2)
    expect(heard).toMatchObject([
      {
        id: web.at(host, '/a?id=7'),
        addressed: false,
        history: true,
        subject: 'Brug dicht',
        text: story('de brug'),
        language: 'nl',
        actor: { network: 'sites', name: 'Sanne' },
      },
    ])
  })

  test('what robots.txt closes is not read, nor what leads round, away, on and on, or is no page', async () => {
    const away = { status: 302, headers: { location: 'http://elders.example/' } }
    const site = paper(
      {
        '/dicht/a': html('Dicht', story('wat dicht is')),
        '/rond': { status: 302, headers: { location: '/rond' } },
        '/weg': away,
        '/oud': { status: 301, headers: { location: '/nieuw' } },
        '/film': { headers: { 'content-type': 'video/mp4' }, body: 'x' },
        '/stil': {
          ...html('Stil', story('stilte')),
          headers: { 'content-type': 'text/html', 'x-robots-tag': 'noindex' },
        },
        '/kalender/2026/kalender/2027/kalender/2028/kalender/2029': html('Kalender', story('later')),
        [`/${'lang/'.repeat(90)}`]: html('Lang', story('lang')),
      },
      {
        '/robots.txt': { body: 'User-agent: *\nDisallow: /dicht\n' },
        '/nieuw': html('Nieuw adres', story('verhuizen')),
      },
    )
    const { crawl, web } = await on({ [host]: site, 'elders.example': () => html('Elders', story('elders')) })
    const { heard, until } = crawl({ settings: { everyMinutes: 15 } })
    await until(() => heard.length === 1 && web.pathsOf(host).filter((path) => path === '/sitemap.xml').length > 1)
    expect(heard.map(({ url }) => url)).toEqual([web.at(host, '/nieuw')])
    expect(web.pathsOf(host)).not.toContain('/dicht/a')
    expect(web.pathsOf('elders.example')).toEqual([])
    expect(web.pathsOf(host).filter((path) => path === '/rond')).toHaveLength(6)
    expect(web.pathsOf(host).some((path) => /kalender|lang/.test(path))).toBe(false)
  })

  test('a host is asked one thing at a time, with its delay in between, or the longer one that it asks for', async () => {
    const pages = Object.fromEntries([1, 2, 3, 4].map((n) => [`/${n}`, html(`Nummer ${n}`, story(`zaak ${n}`))]))
    const { crawl, web } = await on({
      [host]: paper(pages, { '/robots.txt': { body: 'User-agent: *\nCrawl-delay: 12\n' } }),
    })
    const { heard, until } = crawl({ second: 5, settings: { delaySeconds: 1 } })
    await until(() => heard.length === 4)
    const gaps = web.asked.slice(1).map(({ at }, i) => at - (web.asked[i]?.at ?? 0))
    expect(Math.min(...gaps.slice(1))).toBeGreaterThanOrEqual(60)
  })

  test('whoever begins again in the middle goes on there, and repeats nothing', async () => {
    const pages = Object.fromEntries(
      [...Array(20).keys()].map((n) => [`/${n}`, html(`Nummer ${n}`, story(`zaak ${n} ${n * 7}`))]),
    )
    const { crawl, web } = await on({ [host]: paper(pages) })
    const first = crawl()
    await first.until(() => first.heard.length >= 8)
    await first.stop()
    const again = crawl({ memory: first.memory })
    await again.until(() => first.heard.length + again.heard.length >= 20)
    await again.stop()
    const read = web.pathsOf(host).filter((path) => path in pages)
    expect(read).toHaveLength(20)
    expect(new Set([...first.heard, ...again.heard].map(({ id }) => id)).size).toBe(20)
    expect(web.pathsOf(host).filter((path) => path === '/')).toHaveLength(1)
  })

  test('a page that was changed is asked for with what the site said of it, and is a revision', async () => {
    let [changed, words] = ['2026-03-01T00:00:00Z', story('de brug')]
    const site: Site = (path, { headers }) => {
      if (path === '/sitemap.xml')
        return sitemap([
          [`http://${headers.host}/a`, changed],
          [`http://${headers.host}/b`, changed],
        ])
      if (path === '/b')
        return headers['if-none-match'] === '"1"'
          ? { status: 304 }
          : { ...html('B', story('b')), headers: { etag: '"1"', 'content-type': 'text/html' } }
      return path === '/a' ? html('Brug', words) : html('Krant', 'x')
    }
    const { crawl, web } = await on({ [host]: site })
    const { heard, until } = crawl({
      clock: () => new Date(Date.parse('2026-03-04T10:00:00Z') + performance.now()),
      settings: { everyMinutes: 15 },
    })
    await until(() => heard.length === 2)
    ;[changed, words] = ['2026-03-03T00:00:00Z', story('de nieuwe brug')]
    await until(() => heard.length === 3 && web.pathsOf(host).filter((path) => path === '/b').length === 2)
    expect(heard[2]).toMatchObject({
      id: web.at(host, '/a'),
      text: words,
      revision: Date.parse(changed),
      history: false,
    })
  })

  test('what no list names any more is forgotten when the book is full, so that there is always room for what is new', async () => {
    let first = 0
    const site: Site = (path, { headers }) => {
      const urls = Array.from({ length: 10 }, (_, n) => `http://${headers.host}/${first + n}`)
      if (path === '/sitemap.xml')
        return headers['if-none-match'] === `"${first}"`
          ? { status: 304 }
          : { ...sitemap(urls), headers: { etag: `"${first}"` } }
      return /^\/\d+$/.test(path) ? html(`Nummer ${path}`, story(`zaak ${path.slice(1)}`)) : undefined
    }
    const { web } = await on({ [host]: site })
    const memory = newMemory()
    const listening = { readPage: web.readPage, signal: new AbortController().signal, clock: () => new Date() }
    const book = await openBook(memory, new URL(web.at(host)).host, 10)
    const road = newRoad(listening, new URL(web.at(host)).host, { pace: newPace(1), delay: 1, second: 1 })
    const round = () => goRound({ host: new URL(web.at(host)).host, home: web.at(host) }, book, road, Date.now(), 0)
    await round()
    for (const [key, page] of book.pages) book.set(key, { changed: page.changed })
    first = 100
    for (let i = 0; i < 3; i++) await round()
    expect(book.waits()).toBe(10)
  })

  test('of what stands on many sites the first counts', async () => {
    const same = `${story('het persbericht')}\n${story('de overname')}`
    const { crawl } = await on({
      [host]: paper({ '/a': html('Persbericht', same) }),
      'blad.example': paper({ '/b': html('Overname', `${same} Meer volgt.`) }),
      'ander.example': paper({ '/c': html('Anders', story('iets anders')) }),
    })
    const { heard, state, until } = crawl({ sites: [host, 'blad.example', 'ander.example'] })
    await until(() => heard.length + state.passed === 3)
    expect(heard).toHaveLength(2)
  })

  test('a packed sitemap in an index, a feed that a page names, and only the part of the site that was asked for', async () => {
    const { crawl, web } = await on({
      [host]: (path, { headers }) => {
        const base = `http://${headers.host}`
        if (path === '/robots.txt') return { body: `Sitemap: ${base}/index.xml` }
        if (path === '/index.xml')
          return { body: `<sitemapindex><sitemap><loc>${base}/1.xml.gz</loc></sitemap></sitemapindex>` }
        if (path === '/1.xml.gz')
          return { body: gzipSync(String(sitemap([`${base}/nieuws/1`, `${base}/sport/1`]).body)) }
        if (path === '/nieuws/')
          return html('Nieuws', 'x', '<link rel="alternate" type="application/rss+xml" href="/feed">')
        if (path === '/feed')
          return { body: `<rss><channel><item><link>${base}/nieuws/2</link></item></channel></rss>` }
        return html(path, story(`pagina ${path}`))
      },
    })
    const { heard, until } = crawl({ settings: { address: web.at(host, '/nieuws/') } })
    await until(() => heard.length === 2)
    expect(heard.map(({ url }) => new URL(url ?? '').pathname).sort()).toEqual(['/nieuws/1', '/nieuws/2'])
  })

  test('a site that asks for rest gets it, and when none can be read somebody hears why', async () => {
    const { crawl, web } = await on({ [host]: () => ({ status: 503, headers: { 'retry-after': '3600' } }) })
    const first = crawl()
    expect(await first.ends()).toMatch(/krant\.example:\d+ answers with an error \(503\)/)
    const again = crawl({ memory: first.memory })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(web.asked).toHaveLength(1)
    await again.stop()
  })

  test('no more pages of a site than that on one day, and 50 MB are cut at five', async () => {
    const huge = {
      headers: { 'content-type': 'text/html' },
      body: `<title>Groot</title><p>${story('groot')}</p>${'<!-- x -->'.repeat(5_000_000)}`,
    }
    const { crawl, web } = await on({
      [host]: paper({ '/1': huge, '/2': html('2', story('twee')), '/3': html('3', story('drie')) }),
    })
    const { heard, until } = crawl({ settings: { perDay: 2, everyMinutes: 15 } })
    await until(() => web.pathsOf(host).filter((path) => path === '/sitemap.xml').length > 2)
    expect(heard.length).toBe(2)
  })
})
