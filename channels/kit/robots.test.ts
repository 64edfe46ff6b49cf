import { expect, test } from 'vitest'
import { newMemory } from './memory.ts'
import { checkRobots } from './robots.ts'

/** A site that says this, or answers with this status. */
function site(robots: string | number) {
  const asked: string[] = []
  const memory = newMemory()
  const readPage = async (url: string) => {
    asked.push(url)
    const status = typeof robots === 'number' ? robots : 200
    return { status, url, headers: {}, bytes: Buffer.from(String(robots)), whole: true }
  }
  const check = (address: string) =>
    checkRobots({ readPage, memory, clock: () => new Date(0) }, address).then(
      () => 'may',
      (error: Error) => error.message,
    )
  return { asked, check }
}

test('a page that is closed to all programs, or to us, is not read', async () => {
  const { check } = site(
    'User-agent: *\nDisallow: /dicht\nAllow: /dicht/open\n\nUser-agent: samenspraak\nDisallow: /niet-wij\n',
  )
  expect(await check('https://a.example/niet-wij/1')).toMatch(/^a\.example asks programs not to read/)
  expect(await check('https://a.example/dicht')).toBe('may')
  const other = site('User-agent: *\nDisallow: /dicht\nAllow: /dicht/open\n')
  expect(await other.check('https://a.example/dicht/1')).toMatch(/robots\.txt/)
  expect(await other.check('https://a.example/dicht/open')).toBe('may')
})

test('who has no such page asks nothing; who cannot say now is left alone', async () => {
  expect(await site(404).check('https://a.example/')).toBe('may')
  expect(await site(403).check('https://a.example/')).toBe('may')
  expect(await site(503).check('https://a.example/')).toMatch(/error \(503\)/)
})

test('it is asked once a day', async () => {
  const { asked, check } = site('')
  await check('https://a.example/x')
  await check('https://a.example/x')
  expect(asked).toEqual(['https://a.example/robots.txt'])
})

test('one of ten megabytes, or full of stars, does not hold it up', async () => {
  await site(`User-agent: *\n${'Disallow: /a\n'.repeat(800_000)}`).check('https://a.example/b')
  await site(`User-agent: *\nDisallow: /${'*a'.repeat(2000)}b\n`.repeat(20)).check(
    `https://a.example/${'a'.repeat(1500)}`,
  )
})
