import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findThings } from './find.ts'
import { identify } from './identity.ts'
import { reviewsIn } from './things.ts'

const linked = (json: unknown) => `<script type="application/ld+json">${JSON.stringify(json)}</script>`
const on = async (html: string) => reviewsIn((await findThings(html)).things)
const review = (over: object = {}) => ({
  '@type': 'Review',
  author: { name: 'Bram' },
  datePublished: '2026-03-01',
  reviewBody: 'Goed',
  ...over,
})

describe('the reviews on a page', () => {
  test.each<[string, unknown]>([
    ['by itself', review({ itemReviewed: { name: 'Voltmeer' } })],
    ['in a list', [review({ itemReviewed: { '@type': 'Thing', name: 'Voltmeer' } })]],
    ['in the thing that it is about', { '@type': 'Product', name: 'Voltmeer', review: review() }],
    [
      'in a graph, by reference',
      { '@graph': [{ '@id': '#v', name: 'Voltmeer' }, review({ itemReviewed: { '@id': '#v' } })] },
    ],
    [
      'deep inside something else',
      { '@type': 'WebPage', mainEntity: { '@type': 'Organization', name: 'Voltmeer', reviews: [review()] } },
    ],
    [
      'of another kind',
      review({ '@type': ['http://schema.org/EmployerReview'], itemReviewed: [{ name: 'Voltmeer' }] }),
    ],
  ])('%s', async (_, json) => {
    expect(await on(linked(json))).toMatchObject([{ is: 'review', about: 'Voltmeer', thing: { reviewBody: 'Goed' } }])
  })

  test('as microdata: nested, with values in attributes, and markup in the words', async () => {
    const html = `<title>T</title><div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Voltmeer</h1>
      <span itemprop="aggregateRating" itemscope itemtype="https://schema.org/AggregateRating"><b itemprop="ratingValue">4,2</b><meta itemprop="reviewCount" content="17"></span>
      <div itemprop="review" itemscope itemtype="https://schema.org/Review">
        <span itemprop="author" itemscope itemtype="https://schema.org/Person"><i itemprop="name">Lotte</i></span>
        <time itemprop="datePublished" datetime="2026-02-01">gisteren</time><a itemprop="url" href="/r/1">link</a>
        <span itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating"><data itemprop="ratingValue" value="3">drie</data></span>
        <p itemprop="reviewBody">Wel <b>goed</b>,
           niet snel.</p></div></div>`
    expect(await on(html)).toMatchObject([
      { is: 'rating', about: 'Voltmeer', thing: { ratingValue: '4,2', reviewCount: '17' } },
      {
        is: 'review',
        about: 'Voltmeer',
        thing: {
          author: { name: 'Lotte' },
          datePublished: '2026-02-01',
          url: '/r/1',
          reviewRating: { ratingValue: '3' },
          reviewBody: 'Wel goed, niet snel.',
        },
      },
    ])
  })

  test('where JSON is broken, hidden between marks, or no reviews at all, the rest is found', async () => {
    const hidden = `<script type="application/ld+json"><!-- ${JSON.stringify(review())} --></script>`
    expect(
      await on(`${linked({ '@type': 'Product' })}<script type="application/ld+json">{"@type":</script>${hidden}`),
    ).toHaveLength(1)
  })

  test('a page says where it goes on', async () => {
    expect(
      (await findThings('<title>Reviews &amp; meer</title><link rel="next" href="?p=2"><a rel="next" href="?p=3">'))
        .next,
    ).toBe('?p=2')
  })

  test.each([
    ['elements that never end', '<b itemscope><i itemprop=a>x'],
    ['scripts that never end', '<script type="application/ld+json">['],
    ['one property over and over', '<b itemprop="a b c">x</b>'],
    ['quotes that never end', '<a href="'],
  ])('is not held up by %s', async (_, part) => {
    await on(`<div itemscope itemtype="x">${part.repeat(30_000)}`)
  })

  test('whatever comes in, it ends', async () => {
    const part = fc.constantFrom(
      '<div itemscope itemtype="Review">',
      '</div>',
      '<i itemprop="author">',
      '</i>',
      '{"@type":"Review"',
      '}',
      '[',
      '<script type="application/ld+json">',
      '</script>',
      '"',
      '<',
      '__proto__',
      '<b itemprop="__proto__" itemscope>',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 40 }), async (parts) => {
        expect(Array.isArray(identify(await on(parts.join('')), {}))).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('which review is which', () => {
  const known = (found: ReturnType<typeof identify>) => Object.fromEntries(found.map(({ id, mark }) => [id, { mark }]))
  const of = (...reviews: object[]) => reviewsIn(reviews)

  test('another wording or other stars is the same review; another writer, day or subject is not', () => {
    const [first] = identify(of(review()), {})
    const [again] = identify(of(review({ reviewBody: 'Slecht', reviewRating: { ratingValue: 1 } })), {})
    expect(again?.id).toBe(first?.id)
    expect(again?.mark).not.toBe(first?.mark)
    for (const other of [{ author: 'Wim' }, { datePublished: '2026-03-02' }, { itemReviewed: { name: 'Iets anders' } }])
      expect(identify(of(review(other)), {})[0]?.id).not.toBe(first?.id)
  })

  test('of two by the same name on the same day each stays itself, in whatever order, and when one goes', () => {
    const [a, b] = [review({ author: 'Anoniem', reviewBody: 'a' }), review({ author: 'Anoniem', reviewBody: 'b' })]
    const before = identify(of(a, b), {})
    const ids = new Map(before.map(({ thing, id }) => [thing.reviewBody, id]))
    expect(ids.size).toBe(2)
    const turned = identify(of(b, a), known(before))
    expect(new Map(turned.map(({ thing, id }) => [thing.reviewBody, id]))).toEqual(ids)
    for (const [one, body] of [
      [a, 'a'],
      [b, 'b'],
    ] as const)
      expect(identify(of(one), known(before))[0]?.id).toBe(ids.get(body))
  })

  test('without a name or a day it is known by what it says', () => {
    const nameless = { author: '', datePublished: '' }
    const ids = identify(of(review(nameless), review({ ...nameless, reviewBody: 'Slecht' }), review()), {}).map(
      ({ id }) => id,
    )
    expect(new Set(ids).size).toBe(3)
    expect(identify(of(review(nameless)), {})[0]?.id).toBe(ids[0])
  })
})
