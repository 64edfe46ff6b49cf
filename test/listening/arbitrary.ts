/** Queries and messages of few words, so that they meet often: with everything that the language has, and with what people do to text. */
import fc from 'fast-check'
import type { Message } from '../../domain/listening/keys.ts'
import type { Phrase, Place, Query, Said } from '../../domain/listening/query.ts'

const words = [
  'ziggo',
  'kpn',
  'storing',
  'stoort',
  'weg',
  'constructor',
  '__proto__'.replaceAll('_', ''),
  'cafe',
  '1',
  'тест',
]
const handles = ['ziggo', 'kpn', 'ziggo.bsky.social', 'kpn@social.nl', 'my-shop.nl']
const pictures = ['😡', '❤', '👩‍🚀', '🇳🇱']
const signs = ['東', '京']
const known = {
  lang: ['nl', 'nl-be', 'en'],
  channel: ['bluesky', 'webcare mail'],
  site: ['tweakers.net', 'forum.tweakers.net', 'nl'],
}

const pick = <T>(...of: readonly T[]) => fc.constantFrom(...of)

const said: fc.Arbitrary<Said> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ is: pick('said' as const), key: pick(...words, ...signs, ...pictures), open: pick(false) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      is: pick('said' as const),
      key: pick('zi', 'sto', 'stor', 'weg', 'kp', 'ca'),
      open: pick(true),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      is: pick('said' as const),
      key: pick(...handles.map((each) => `@${each}`), '#storing', '#kpn'),
      open: pick(false),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ is: pick('said' as const), key: pick('@zi', '@kpn', '#sto', '@my'), open: pick(true) }),
  },
)

const phrase: fc.Arbitrary<Phrase> = fc.record({
  is: pick('phrase' as const),
  parts: fc.array(said, { minLength: 2, maxLength: 4 }),
})

const place: fc.Arbitrary<Place> = fc.oneof(
  said,
  phrase,
  fc.record({ is: pick('any' as const), of: fc.array(fc.oneof(said, phrase), { minLength: 2, maxLength: 3 }) }),
)

const leaf: fc.Arbitrary<Query> = fc.oneof(
  { weight: 6, arbitrary: said },
  { weight: 2, arbitrary: phrase },
  {
    weight: 2,
    arbitrary: fc.record({
      is: pick('near' as const),
      within: fc.integer({ min: 1, max: 5 }),
      left: place,
      right: place,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc.record({ is: pick('facet' as const), facet: pick('from' as const), value: pick(...handles) }),
      fc.record({ is: pick('facet' as const), facet: pick('lang' as const), value: pick(...known.lang) }),
      fc.record({ is: pick('facet' as const), facet: pick('channel' as const), value: pick(...known.channel) }),
      fc.record({ is: pick('facet' as const), facet: pick('site' as const), value: pick(...known.site) }),
    ),
  },
)

/** In normal form: `all` holds no `all` and `any` no `any`, as the parser makes it. */
export const query: fc.Arbitrary<Query> = fc.letrec<{ any: Query }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('any'), { minLength: 2, maxLength: 4 }).map((of) => several('all', of)),
    fc.array(tie('any'), { minLength: 2, maxLength: 4 }).map((of) => several('any', of)),
    tie('any').map((inner): Query => ({ is: 'not', query: inner })),
  ),
})).any

function several(is: 'all' | 'any', of: readonly Query[]): Query {
  return { is, of: of.flatMap((each) => (each.is === is ? each.of : [each])) }
}

const accents: Record<string, string> = { cafe: 'Café', ziggo: 'Zi\u00adGGo', storing: 'STÖRİNG', weg: 'ｗeg' }
const piece = fc.oneof(
  { weight: 8, arbitrary: pick(...words) },
  { weight: 2, arbitrary: pick(...words).map((word) => accents[word] ?? word.toUpperCase()) },
  {
    weight: 2,
    arbitrary: pick(...handles.map((each) => `@${each}`), '#storing', '#KPN', '#stoort_niet', 'storingen', 'weg_'),
  },
  {
    weight: 1,
    arbitrary: pick(
      ...pictures,
      '👩🏽‍🚀',
      '❤️',
      '東京',
      'https://kpn.nl/storing',
      'www.kpn.nl',
      'info@kpn.com',
      '\ud83d',
      '\u0301',
      '@',
      '#',
    ),
  },
)
const between = fc.oneof(
  { weight: 8, arbitrary: pick(' ') },
  { weight: 1, arbitrary: pick('\n', ', ', '-', '.', '', '\u200d', '_') },
)

export const message: fc.Arbitrary<Message> = fc.record({
  text: fc.array(fc.tuple(piece, between), { maxLength: 16 }).map((pieces) => pieces.flat().join('')),
  from: fc.option(pick(...handles, '@KPN'), { nil: undefined }),
  mentions: fc.option(fc.array(pick(...handles), { maxLength: 2 }), { nil: undefined }),
  lang: fc.option(pick('nl', 'nl-BE', 'en_GB'), { nil: undefined }),
  channel: fc.option(pick<string | readonly string[]>('bluesky', ['bluesky', 'Webcare  Mail']), { nil: undefined }),
  site: fc.option(pick('https://forum.tweakers.net/x?y', 'www.Tweakers.net'), { nil: undefined }),
})
