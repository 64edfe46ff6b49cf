import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readItem } from '../../channels/sites/item.ts'
import { newsIn } from '../../cli/import/gdelt.ts'
import type { Found, Place } from '../../cli/import/record.ts'
import { examine, type Source } from '../../cli/import/source.ts'
import { pagesIn } from '../../cli/import/warc.ts'
import { type Importing, openImporting } from './importing.ts'

let to: Importing
beforeAll(async () => {
  to = await openImporting()
})
afterAll(() => to.close())

const http = (body: string | Buffer, headers: string) =>
  Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${headers}\r\n\r\n`), Buffer.from(body)])
const record = (type: string, page: string, body: Buffer) =>
  Buffer.concat([
    Buffer.from(
      `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${page}\r\nWARC-Date: 2026-03-03T08:00:00Z\r\nContent-Length: ${body.length}\r\n\r\n`,
    ),
    body,
    Buffer.from('\r\n\r\n'),
  ])
const page = (title: string) =>
  `<html><head><title>${title}</title></head><body><article><h1>${title}</h1><p>Over ${title} is in de hele wijk al dagen veel te doen, en niemand weet nog hoe het afloopt.</p></article></body></html>`
const answer = (n: number) =>
  record('response', `https://krant.example/${n}`, http(page(`zaak ${n}`), 'Content-Type: text/html; charset=utf-8'))

async function read(
  content: Buffer | string,
  reader: (source: Source, from?: Place) => AsyncGenerator<Found>,
  from?: Place,
) {
  const path = to.file('nieuws', content)
  const found: (Found & { what: string })[] = []
  for await (const one of reader(await examine(path, () => undefined), from)) {
    const where = one.items[0] && readItem(one.items[0].bytes).where
    const what = where && 'page' in where ? where.page : (one.broken ?? one.aside ?? [])[0]?.why
    found.push({ ...one, what: what ?? '' })
  }
  return found
}

describe('a WARC', () => {
  const whole = Buffer.concat([
    record('warcinfo', '', Buffer.from('software: verzonnen\r\n')),
    answer(1),
    record('request', 'https://krant.example/1', Buffer.from('GET /1 HTTP/1.1\r\n\r\n')),
    record('response', 'https://krant.example/a.png', http('x', 'Content-Type: image/png')),
    record(
      'response',
      'https://krant.example/2',
      http(gzipSync(page('zaak 2')), 'Content-Type: text/html\r\nContent-Encoding: gzip'),
    ),
    record(
      'response',
      'https://krant.example/3',
      http(
        `5\r\n<html\r\n2e\r\n><body><p>In stukken verstuurd.</p></body></html>\r\n0\r\n\r\n`,
        'Content-Type: text/html\r\nTransfer-Encoding: chunked',
      ),
    ),
  ])
  const pages = [
    'https://krant.example/1',
    'It is no page but image/png',
    'https://krant.example/2',
    'https://krant.example/3',
  ]

  test('gives its pages, packed by record or not at all; what is no page is kept aside', async () => {
    expect((await read(whole, pagesIn)).map(({ what }) => what)).toEqual(pages)
    const packed = Buffer.concat([gzipSync(whole.subarray(0, 300)), gzipSync(whole.subarray(300))])
    expect((await read(packed, pagesIn)).map(({ what }) => what)).toEqual(pages)
  })

  test('is read on from behind any of them', async () => {
    const all = await read(whole, pagesIn)
    for (const [i, { after }] of all.entries())
      expect((await read(whole, pagesIn, after)).map(({ what }) => what)).toEqual(pages.slice(i + 1))
  })

  test('that is damaged or cut off says where, and is read up to there', async () => {
    const damaged = Buffer.concat([answer(1), Buffer.from('onzin\r\n\r\n'), answer(2)])
    expect((await read(damaged, pagesIn)).map(({ line, what }) => [line, what])).toEqual([
      [1, 'https://krant.example/1'],
      [2, expect.stringMatching(/damaged from here/)],
    ])
    expect((await read(Buffer.concat([answer(1), answer(2).subarray(0, 250)]), pagesIn)).at(-1)?.what).toMatch(
      /ends in the middle/,
    )
    await expect(read('geen archief\n', pagesIn)).rejects.toThrow(/is no WARC/)
    await expect(read('WARC/1.0\r\nContent-Length: veel\r\n\r\n', pagesIn)).rejects.toThrow(/is no WARC/)
  })

  test('brings listened posts; bringing it twice brings nothing twice', async () => {
    const file = to.file('krant.warc.gz', gzipSync(whole))
    expect(await to.json('import', 'warc', file)).toMatchObject({
      accepted: 3,
      refused: 0,
      files: [{ aside: { other: 1 } }],
    })
    expect(await to.json('import', 'warc', file)).toMatchObject({ accepted: 0, duplicate: 3 })
    const posts = await to.house.ctx.db
      .selectFrom('message')
      .select(['external_id', 'text'])
      .where('organisation_id', '=', to.organisationId)
      .execute()
    expect(posts.map(({ external_id }) => external_id).sort()).toEqual([
      'https://krant.example/1',
      'https://krant.example/2',
      'https://krant.example/3',
    ])
    const channel = await to.house.ctx.db
      .selectFrom('channel')
      .select(['kind', 'enabled'])
      .where('organisation_id', '=', to.organisationId)
      .execute()
    expect(channel).toContainEqual({ kind: 'sites', enabled: false })
  })
})

describe('a file of GDELT', () => {
  const line = (columns: number, at: Record<number, string>) =>
    Array.from({ length: columns }, (_, i) => at[i] ?? '').join('\t')
  const mention = (url: string) => line(16, { 0: '9', 2: '20260303080000', 5: url })

  test('gives links, with a title where it has one, else the words of the address', async () => {
    const graph = line(27, {
      1: '20260303080000',
      4: 'https://news.example/x',
      26: '<PAGE_TITLE>Fibre &amp; outage</PAGE_TITLE>',
    })
    const lines = [
      mention('https://news.example/fibre-outage-north.html'),
      graph,
      line(61, { 59: '20260303080000', 60: 'https://news.example/y' }),
      mention('BBC Monitoring'),
      'los',
    ]
    const found = await read(`${lines.join('\n')}\n`, newsIn)
    expect(found.map(({ what }) => what)).toEqual([
      'https://news.example/fibre-outage-north.html',
      'https://news.example/x',
      'https://news.example/y',
      'it does not link to a page on the web',
      'it has 1 columns; 61, 16 or 27 were expected',
    ])
    await expect(read('a\tb\n', newsIn)).rejects.toThrow(/the first has 2/)
    const file = to.file('gdelt.csv', `${lines.join('\n')}\n`)
    expect(await to.json('import', 'gdelt', file)).toMatchObject({ accepted: 3, refused: 2 })
    const posts = await to.house.ctx.db
      .selectFrom('message')
      .select('text')
      .where('organisation_id', '=', to.organisationId)
      .where('external_id', 'like', 'https://news.example/%')
      .execute()
    expect(posts.map(({ text }) => text).sort()).toEqual([
      'Fibre & outage',
      'fibre outage north',
      'https://news.example/y',
    ])
  })
})
