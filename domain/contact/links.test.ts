import { describe, expect, test } from 'vitest'
import { verdictOn } from './evidence.ts'
import { isOwnDomain, type Pointing, type Presence, placeOf, pointsAt, presenceAt, reasonFor } from './links.ts'

test.each([
  ['https://www.Fatima.example/', 'fatima.example'],
  ['http://fatima.example', 'fatima.example'],
  ['https://fatima.example/over/mij/?utm=x#top', 'fatima.example/over/mij'],
  ['javascript:alert(1)', null],
  ['https://', null],
  ['fatima.example', null],
])('%s is the place %s, however it is reached', (address, place) => expect(placeOf(address)).toBe(place))

test.each<[string, Presence | null]>([
  ['https://social.example/@fatima', { network: 'fediverse', handle: '@fatima@social.example' }],
  ['https://social.example/users/fatima', { network: 'fediverse', handle: '@fatima@social.example' }],
  ['https://bsky.app/profile/fatima.example', { network: 'bluesky', handle: '@fatima.example' }],
  ['https://x.com/fatima', { network: 'twitter', handle: '@fatima' }],
  ['https://twitter.com/fatima/status/1', null],
  ['https://bsky.app/profile/did:plc:abc', null],
  ['https://fatima.example/@/', null],
])('at %s stands %o', (address, presence) => expect(presenceAt(address)).toEqual(presence))

const fatima: Pointing = {
  network: 'fediverse',
  handle: '@fatima@social.example',
  pages: ['https://social.example/users/fatima'],
  links: [],
}

test('a page points at an account by any address under which that stands', () => {
  for (const href of ['https://social.example/@Fatima', 'http://social.example/users/fatima/'])
    expect(pointsAt(['https://elders.example', href], fatima)).toBe(true)
  expect(pointsAt(['https://social.example/@fatima2', 'https://social.example'], fatima)).toBe(false)
})

test('a handle that is a domain is whose domain it is, and nobody else’s', () => {
  const sky: Presence = { network: 'bluesky', handle: '@fatima.example' }
  expect(isOwnDomain(sky, 'https://fatima.example/')).toBe(true)
  expect(isOwnDomain(sky, 'https://fatima.example/blog')).toBe(false)
  expect(isOwnDomain({ ...sky, network: 'fediverse' }, 'https://fatima.example/')).toBe(false)
})

describe('how sure it makes us', () => {
  const presence = (network: string, n: number): Presence => ({ network, handle: `@${n}` })
  const verdict = (among: readonly Presence[]) => {
    const { reason, counters } = reasonFor('https://fatima.example', among)
    return verdictOn([reason], counters)
  }
  test('profiles that point at each other, or a page of one person, join', () => {
    expect(verdict([])).toBe('join')
    expect(verdict([presence('fediverse', 1), presence('bluesky', 2)])).toBe('join')
  })
  test('a page that names three of one network, or very many, joins nobody', () => {
    expect(verdict([1, 2, 3].map((n) => presence('fediverse', n)))).not.toBe('join')
    expect(verdict([1, 2, 3, 4, 5, 6].map((n) => presence(`net${n}`, n)))).not.toBe('join')
  })
})
