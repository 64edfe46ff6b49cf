import { expect, test } from 'vitest'
import { linksIn } from './links.ts'

test('the addresses in the fields of a profile, each once, and nothing that is no address of the web', () => {
  expect(
    linksIn([
      '<a href="https://fatima.example/?a=1&amp;b=2" rel="me nofollow"><span class="invisible">https://</span>fatima.example</a>',
      '<a href=\'https://bsky.app/profile/fatima.example\'>x</a><a href="https://fatima.example/?a=1&b=2">x</a>',
      ' https://plein.example/@fatima ',
      '<a href="javascript:alert(1)">x</a>',
      'zij/haar',
      `https://lang.example/${'x'.repeat(600)}`,
      'https://[kapot',
    ]),
  ).toEqual([
    'https://fatima.example/?a=1&b=2',
    'https://bsky.app/profile/fatima.example',
    'https://plein.example/@fatima',
  ])
  expect(linksIn(Array.from({ length: 30 }, (_, n) => `https://s${n}.example`))).toHaveLength(8)
  expect(linksIn(['<a href="https://x.example" '.repeat(100_000)])).toEqual(['https://x.example'])
})
