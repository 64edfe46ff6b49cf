import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readText } from '../kit/charset.ts'
import { readEntry } from './entry.ts'
import { unseen } from './seen.ts'
import { splitFeed } from './split.ts'

const rss = (inner: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>${inner}</channel></rss>`
const titles = (document: string) => splitFeed(document)?.entries.map((entry) => readEntry(entry).title)

describe('a document of a feed is split into its entries', () => {
  test('each with the names that are declared around it', () => {
    const split = splitFeed(
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>1</id></entry></feed>',
    )
    expect(split).toEqual({
      head: '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title></feed>',
      entries: ['<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id></entry></feed>'],
    })
  })
  test('whatever stands in comments and character data', () => {
    const tricky = '<!-- <item> --><item><title><![CDATA[</item><item>]]></title></item><item><title>b</title></item>'
    expect(titles(rss(tricky))).toEqual(['</item><item>', 'b'])
  })
  test('also when one is not closed, and when quotes hold a bracket', () => {
    expect(titles(rss('<item><title>a</title><item a="x > y"><title>b</title></item>'))).toEqual(['a', 'b'])
  })
  test('and not into the items of something embedded', () => {
    expect(titles(rss('<image><item>x</item></image><item><title>a</title></item>'))).toEqual(['a'])
  })
  test('without the document type: nothing that is declared there is ever read', () => {
    const laughs = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    const split = splitFeed(laughs + rss('<item><title>&b;&f;</title></item>'))
    expect(JSON.stringify(split)).not.toMatch(/ENTITY|passwd/)
    expect(readEntry(split?.entries[0] ?? '').title).toBe('&b;&f;')
  })
  test.each(['', '<html><item>x</item></html>', '{"items":3}', '[1]', '{'])('%j is no feed', (document) => {
    expect(splitFeed(document)).toBeNull()
  })
  test('10,000 of them, and never more than 20,000', () => {
    expect(splitFeed(rss('<item><title>x</title></item>'.repeat(10_000)))?.entries.length).toBe(10_000)
    expect(splitFeed(rss('<item/>'.repeat(3) + '<item>'.repeat(30_000)))?.entries.length).toBe(20_000)
  })
  test.each([
    ['tags that never end', '<item '],
    ['quotes that never end', '<a \'"'],
    ['a thousand levels', '<a>'],
    ['ends without a beginning', '</b>'],
    ['declarations that never end', '<!a ['],
    ['comments that never end', '<!--'],
    ['items that never end', '<item>'],
  ])('is not held up by %s', (_, part) => {
    splitFeed(rss(part.repeat(100_000)))
  })
  test('whatever comes in, it ends, and each entry is smaller than the whole with what stands around it', () => {
    const part = fc.constantFrom(
      '<rss>',
      '<channel>',
      '<item>',
      '</item>',
      '<feed>',
      '<entry/>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '"',
      '>',
      '<',
      'x',
      '<?',
      '<!DOCTYPE [',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string({ maxLength: 5 })), { maxLength: 60 }), (parts) => {
        const document = parts.join('')
        for (const entry of splitFeed(document)?.entries ?? [])
          expect(entry.length).toBeLessThan(document.length * 3 + 100)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the bytes of a feed become text', () => {
  const latin = Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><rss>caf\u00e9</rss>', 'latin1')
  test.each([
    ['what the document says', latin, '', 'café'],
    ['what the server says', Buffer.from('caf\u00e9', 'latin1'), 'text/xml; charset=ISO-8859-1', 'café'],
    [
      'what it turns out to be, when the server is wrong',
      Buffer.from('caf\u00e9', 'latin1'),
      'text/xml; charset=utf-8',
      'café',
    ],
    ['a character set that does not exist', Buffer.from('café'), 'text/xml; charset=onzin', 'café'],
    ['a mark at the beginning', Buffer.from('\ufeffcafé', 'utf16le'), 'text/xml; charset=utf-8', 'café'],
  ])('by %s', (_, bytes, type, text) => expect(readText(bytes, type)).toContain(text))
})

test('what was seen is not handed over again, a changed count is no change, and the oldest comes first', () => {
  const [a, b] = ['<item>a<slash:comments>1</slash:comments></item>', '<item>b</item>']
  const first = unseen([b, a], '')
  expect(first.fresh).toEqual([a, b])
  const later = unseen(['<item>c</item>', b, a.replace('1', '2')], first.seen)
  expect(later.fresh).toEqual(['<item>c</item>'])
})
