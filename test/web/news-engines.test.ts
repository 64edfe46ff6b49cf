import { expect, test } from 'vitest'
import { knownAs } from '../../web/channel/known-as.ts'
import { newsEngines } from '../../web/channel/news-engines.ts'

const feeds = (question: string, language: 'nl' | 'en') =>
  newsEngines.map(({ feed }) => new URL(feed(question, language))).map((url) => [url.host, url.searchParams.get('q')])

test('the news about something is a feed of an engine, with the words as they stand beside each other', () => {
  expect(feeds('  Voltmeer   Energie & Co ', 'nl')).toEqual([
    ['news.google.com', '"Voltmeer Energie & Co"'],
    ['www.bing.com', '"Voltmeer Energie & Co"'],
  ])
  expect(feeds('voltmeer', 'en').map(([, question]) => question)).toEqual(['voltmeer', 'voltmeer'])
  expect(feeds('"Voltmeer" storing', 'nl')[0]?.[1]).toBe('"Voltmeer" storing')
})

test('each language has its own news, and each address is asked for as a feed', () => {
  for (const { feed } of newsEngines) {
    expect(feed('x', 'nl')).not.toBe(feed('x', 'en'))
    expect(feed('x', 'nl')).toMatch(/^https:\/\/.*rss/)
  }
})

test('a channel that is a list of places is known by the first, and how many more there are', () => {
  expect(knownAs({ address: 'krant.example' })).toBe('krant.example')
  expect(knownAs({ address: 'krant.example\r\n\nblad.example\n' })).toBe('krant.example + 1')
})
