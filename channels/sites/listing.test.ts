import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readArticle } from './article.ts'
import { readListing } from './listing.ts'

const now = Date.parse('2026-03-04T10:00:00Z')
const read = (text: string | Buffer) => readListing(Buffer.from(text), '', now)
const at = Date.parse('2026-03-03T00:00:00Z')

describe('what a site says that it has', () => {
  test.each([
    [
      'RSS',
      '<rss><channel><link>https://a.example/</link><item><link>/1</link><guid isPermaLink="false">x</guid><pubDate>Tue, 03 Mar 2026 00:00:00 GMT</pubDate></item></channel></rss>',
      'feed',
      '/1',
    ],
    [
      'RSS without links',
      '<rss><channel><item><guid>https://a.example/1</guid><dc:date>2026-03-03T00:00:00Z</dc:date></item></channel></rss>',
      'feed',
      'https://a.example/1',
    ],
    [
      'Atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="self" href="/x"/><link href="/1"/><published>2026-01-01T00:00:00Z</published><updated>2026-03-03T00:00:00Z</updated></entry></feed>',
      'feed',
      '/1',
    ],
    ['RDF', '<rdf:RDF><item><link>/1</link><dc:date>2026-03-03</dc:date></item></rdf:RDF>', 'feed', '/1'],
    ['JSON Feed', '{"items":[{"url":"/1","date_published":"2026-03-03T00:00:00Z"},null,7]}', 'feed', '/1'],
    [
      'a sitemap',
      '<urlset><url><loc><![CDATA[/1?a=1&b=2]]></loc><lastmod>2026-03-03</lastmod></url></urlset>',
      'sitemap',
      '/1?a=1&b=2',
    ],
    [
      'an index',
      '<sitemapindex><sitemap><loc>/1</loc><lastmod>2026-03-03</lastmod></sitemap></sitemapindex>',
      'index',
      '/1',
    ],
  ])('by %s', async (_, text, kind, url) => {
    expect(await read(text)).toEqual({ kind, entries: [{ url, changed: at }] })
    expect(await read(gzipSync(text))).toEqual({ kind, entries: [{ url, changed: at }] })
  })

  test('a date to come tells nothing; a page is no list; what is packed and cut off is read up to there', async () => {
    expect((await read('<urlset><url><loc>/1</loc><lastmod>2999-01-01</lastmod></url></urlset>'))?.entries).toEqual([
      { url: '/1', changed: 0 },
    ])
    expect(await read('<html><body><item><link>x</link></item></body></html>')).toBeNull()
    expect(await read('{"a":1}')).toBeNull()
    const many = `<urlset>${Array.from({ length: 5000 }, (_, i) => `<url><loc>/${i * 7919}</loc></url>`).join('')}</urlset>`
    const packed = gzipSync(many)
    const part = await read(packed.subarray(0, packed.length / 2))
    expect(part?.entries.length).toBeGreaterThan(500)
    expect(part?.entries.length).toBeLessThan(5000)
  })

  test('however long, deep or well packed, it takes no more than its share', async () => {
    expect((await read(`<urlset>${'<url><loc>/1</loc></url>'.repeat(200_000)}`))?.entries).toHaveLength(50_000)
    await read(`<urlset>${'<a>'.repeat(1_000_000)}`)
    await read(gzipSync(Buffer.alloc(300_000_000, '<urlset><url>')))
  })
})

describe('a page that is made to break a reader', () => {
  test.each([
    ['nested without end', '<div>'.repeat(200_000)],
    ['of a million elements', '<i>a</i>'.repeat(250_000)],
    ['of one endless word', 'a'.repeat(2_000_000)],
    ['of half tags', '<a href="'.repeat(100_000)],
    ['of entities', `<p>${'&amp;'.repeat(300_000)}</p>`],
  ])('%s', (_, page) => {
    try {
      expect(readArticle(page).text.length).toBeLessThanOrEqual(20_000)
    } catch (error) {
      expect((error as Error).name).toBe('Refusal')
    }
  })
})
