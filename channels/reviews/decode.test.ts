import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decode } from './decode.ts'
import { ratingOf } from './rating.ts'

const received = new Date('2026-03-04T10:00:00Z')
const connection = { id: 'c', name: 'Reviews', address: 'https://vergelijk.example/voltmeer' }
const fixture = (name: string) =>
  decode(readFileSync(new URL(`fixtures/${name}.txt`, import.meta.url)), { connection, received })

test('a review of us is said to us, with its stars; it is answered on its page', async () => {
  expect(await fixture('met-komma')).toEqual({
    type: 'Create',
    note: {
      id: 'review-0123456789abcdefghijkl',
      revision: 0,
      actor: {
        network: 'reviews',
        id: 'vergelijk.example/bram de w.',
        name: 'Bram de W.',
        handle: 'vergelijk.example',
      },
      ours: false,
      addressed: true,
      published: new Date('2026-03-01T00:00:00Z'),
      subject: 'Snel & netjes',
      text: 'Binnen een dag aangesloten.\nAlleen de helpdesk was traag.',
      language: 'nl',
      rating: { value: 4.5, best: 5, worst: 1 },
      thread: { root: 'review-0123456789abcdefghijkl' },
      visibility: 'public',
      attachments: [],
      url: 'https://vergelijk.example/voltmeer/beoordeling/88',
      canReply: { ok: false, reason: 'A review is answered on its own page: open it there.' },
    },
  })
})

test('one of others is listened to, about what it is about', async () => {
  expect(await fixture('van-de-tien')).toMatchObject({
    note: {
      addressed: false,
      actor: { name: 'Lotte' },
      subject: 'Voltmeer Internet',
      rating: { value: 8, best: 10, worst: 1 },
      published: new Date('2026-02-28T19:15:00Z'),
    },
  })
})

test('stars without words are words as well; who has no name is a stranger; no date is to come and no link leads elsewhere', async () => {
  expect(await fixture('alleen-sterren')).toMatchObject({
    note: {
      text: '2/5',
      published: received,
      actor: { id: expect.stringMatching(/\/review-/) },
      url: 'https://vergelijk.example/voltmeer',
    },
  })
})

test('a change is an update, in the order of its date', async () => {
  expect(await fixture('bewerkt')).toMatchObject({
    type: 'Update',
    note: { revision: Date.parse('2026-03-03T09:00:00Z'), rating: { value: 1 } },
  })
})

test('how it is rated as a whole is a post of the page, and no ticket', async () => {
  expect(await fixture('als-geheel')).toMatchObject({
    note: {
      text: '4.2/5 (1.300)',
      subject: 'Voltmeer Internet',
      addressed: false,
      actor: { name: 'Voltmeer beoordeeld' },
    },
  })
})

describe('how many of how many', () => {
  test.each([
    [{ ratingValue: 4 }, [4, 5, 1]],
    [{ ratingValue: '4,5', bestRating: '5' }, [4.5, 5, 1]],
    [{ ratingValue: '9/10' }, [9, 10, 0]],
    [{ ratingValue: '80%' }, [80, 100, 0]],
    [{ ratingValue: 7.5 }, [7.5, 10, 0]],
    [{ ratingValue: 0 }, [0, 5, 0]],
    [{ ratingValue: '6', bestRating: 5, worstRating: 1 }, [5, 5, 1]],
    [
      [{ ratingValue: { '@value': '3' } }, {}],
      [3, 5, 1],
    ],
    ['4/5', [4, 5, 1]],
    [3, [3, 5, 1]],
  ])('%j is %j', (given, [value, best, worst]) => expect(ratingOf(given)).toEqual({ value, best, worst }))

  test.each([
    {},
    null,
    'goed',
    '',
    { ratingValue: '★★★★' },
    { ratingValue: 1e12 },
    { ratingValue: 3, bestRating: 1, worstRating: 1 },
  ])('of %j nothing can be made', (given) => expect(ratingOf(given)).toBeNull())
})
