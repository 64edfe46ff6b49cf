import { describe, expect, test } from 'vitest'
import { pageAddress, siteOf } from './address.ts'
import { isOf, readPlaces } from './places.ts'

const base = 'https://krant.example/lijst/'

describe('an address of a page', () => {
  test.each([
    ['../a#deel', 'https://krant.example/a'],
    ['/a;jsessionid=1A2B?PHPSESSID=9&p=2&utm_medium=feed&fbclid=x', 'https://krant.example/a?p=2'],
    ['HTTPS://KRANT.example/A?b=1', 'https://krant.example/A?b=1'],
    ['javascript:alert(1)', null],
    ['https://naam:geheim@krant.example/', null],
    ['/film.mp4', null],
    [`/${'a/'.repeat(13)}`, null],
    [`/${'a'.repeat(500)}`, null],
    ['/?a=1&b=2&c=3&d=4&e=5', null],
    ['/kalender/2026/kalender/2027/kalender/2028/kalender', null],
    ['x'.repeat(1_000_000), null],
  ])('%j', (link, expected) => expect(pageAddress(link, base)).toBe(expected))
})

test('a list of sites is read as people type it, and says which lines are no address', () => {
  const { sites, odd } = readPlaces(
    ' krant.example \n\nhttps://www.blad.example/nieuws/\r\nwww.krant.example, geen adres\nftp://x.example',
  )
  expect(sites).toEqual([
    { host: 'krant.example', home: 'https://krant.example/' },
    { host: 'blad.example', home: 'https://www.blad.example/nieuws/' },
  ])
  expect(odd).toEqual(['geen adres', 'ftp://x.example'])
})

test('a site has its pages with and without www, below where it begins', () => {
  const [site = { host: '', home: '' }] = readPlaces('https://www.blad.example/nieuws/').sites
  expect(isOf(site, 'https://blad.example/nieuws/1')).toBe(true)
  expect(isOf(site, 'https://blad.example/sport/1')).toBe(false)
  expect(isOf(site, 'https://blad.example.kwaad.example/nieuws/1')).toBe(false)
  expect(isOf({ ...site, home: 'https://blad.example/feed.xml' }, 'https://blad.example/sport/1')).toBe(true)
  expect(siteOf('http://www.blad.example:8080/')).toBe('blad.example:8080')
})
