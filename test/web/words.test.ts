/** Words on the screen: both languages say everything, plainly, and numbers and moments are said as people say them. */
import { describe, expect, test } from 'vitest'
import { decode as decodeItem } from '../../channels/api/decode.ts'
import { problems } from '../../contract/problem.ts'
import { en } from '../../web/words/en.ts'
import { makeFormat } from '../../web/words/format.ts'
import { handoverWords } from '../../web/words/handover.ts'
import { hearingWords } from '../../web/words/hearing.ts'
import { judgementWords } from '../../web/words/judgement.ts'
import { nl } from '../../web/words/nl.ts'
import { sayProblem, tellProblem } from '../../web/words/problems.ts'
import { sayReason } from '../../web/words/reasons.ts'
import { ruleWords } from '../../web/words/rule.ts'
import { understandingWords } from '../../web/words/understanding.ts'

type Said = { path: string; text: string }

/** Every sentence, with something plain filled in where a sentence takes something. */
function sentences(words: object, path = ''): Said[] {
  return Object.entries(words).flatMap(([name, value]) => {
    const here = path ? `${path}.${name}` : name
    if (typeof value === 'string') return [{ path: here, text: value }]
    if (typeof value === 'function') return [1, 2].map((n) => ({ path: here, text: String(value(n, n, 'zaterdag')) }))
    return sentences(value as object, here)
  })
}

/** Words that come with a page of their own. */
const pages = [handoverWords, hearingWords, judgementWords, ruleWords, understandingWords]

describe.each([
  ['nl', [nl, ...pages.map((words) => words.nl)]],
  ['en', [en, ...pages.map((words) => words.en)]],
] as const)('the words in %s', (_, words) => {
  const all = sentences(words)

  test('are all there', () => {
    const empty = all.filter(({ text, path }) => text === '' && !path.endsWith('customerWord.none'))
    expect(empty).toEqual([])
    expect(all.filter(({ text }) => /undefined|\[object/.test(text))).toEqual([])
  })

  test('do not shout, and hold no markup or straight apostrophes', () => {
    expect(all.filter(({ text }) => /!|<\w|\w>|\w'\w/.test(text))).toEqual([])
  })
})

test('both languages know the same reasons for accounts', () => {
  expect(Object.keys(en.contact.evidence).sort()).toEqual(Object.keys(nl.contact.evidence).sort())
})

describe('problems', () => {
  test.each(Object.keys(problems))('"%s" is said in both languages, without technical words', (code) => {
    const known = problems[code as keyof typeof problems]
    const problem = { type: 'about:blank', code, ...known }
    for (const [language, words] of [
      ['nl', nl],
      ['en', en],
    ] as const) {
      const { title, body } = sayProblem(problem, language, words)
      expect(title).not.toBe('')
      expect(body).not.toBe('')
      expect(`${title} ${body}`).not.toMatch(/HTTP|JSON|undefined/)
    }
  })

  test('what is told in one line is a sentence', () => {
    const problem = { type: 'about:blank', status: 0, code: 'unreachable', title: 'No connection' }
    expect(tellProblem(problem, 'nl', nl)).toMatch(/^Geen verbinding met Samenspraak\. .+\.$/)
  })
})

test.each([
  'buurt.example does not let us in (422): it shows this only to who has an account there, so fill in an access token',
  'buurt.example asks us to wait 4 min.',
  'buurt.example lets us ask little more: we go on in 4 min.',
  'buurt.example does not let us write (403): This action is not allowed. Is the access token still right, and may it write?',
  'buurt.example answers 422: Validation failed.',
  'buurt.example says that the account is gone (410).',
  'The answer is 510 characters long with the name before it; this server takes 500.',
])('%s, and so it is in Dutch', (reason) => {
  expect(sayReason(reason, 'nl')).not.toMatch(/\b(the|us|and|is it|answers)\b/)
})

test('a reason that is known is told in Dutch with its numbers, one that is not stands as it came', () => {
  expect(sayReason('The webhook answers 502.', 'nl')).toBe('De webhook antwoordt met 502.')
  expect(sayReason('552 5.2.2 Mailbox full', 'nl')).toBe('De mailbox van de klant zit vol. (552 5.2.2 Mailbox full)')
  expect(sayReason('550 5.1.1 Unknown', 'nl')).toBe('Dit adres bestaat niet (meer). (550 5.1.1 Unknown)')
  expect(sayReason('The webhook answers 502.', 'en')).toBe('The webhook answers 502.')
  expect(sayReason('Something new', 'nl')).toBe('Something new')
})

test('why an item was refused is told in Dutch, each sentence of it, with the field and the value', () => {
  const moment =
    'published is "gisteren"; it should be a moment with a time zone, such as 2026-03-04T10:00:00Z; id is a number: send it as text, "12", because numbers above 9007199254740991 lose their last digits; "txt" in the item is not a field that we know: look for a typing error, or leave it out'
  expect(sayReason(moment, 'nl')).toBe(
    'published is "gisteren"; dit moet een moment met een tijdzone zijn, zoals 2026-03-04T10:00:00Z. id is een getal: stuur het als tekst, "12", want getallen boven 9007199254740991 verliezen hun laatste cijfers. "txt" in het bericht is geen veld dat we kennen: zoek een tikfout, of laat het weg.',
  )
  expect(sayReason('the item is an array; it should be an object', 'nl')).toBe(
    'het bericht is een lijst; dit moet een object zijn.',
  )
})

test.each([
  [{ type: 'message', id: 1, text: '' }],
  [{ type: 'nonsense', id: '', published: 'gisteren', text: 'a' }],
  [{ type: 'message', id: 'a', text: 'b' }],
  [{ type: 'message', id: 'a\u0007', text: 'b', author: { id: 'c' } }],
  [{ type: 'message', id: 'a', text: 'b', author: { id: 'c', url: 'ftp://x.example' } }],
  [{ type: 'message', id: 'a', text: 'b', author: { id: 'c', verifiedEmail: 'x', verifiedPhone: '06' } }],
  [
    {
      type: 'message',
      id: 'a',
      text: 'b',
      author: { id: 'c' },
      attachments: [{ name: 'd', mediaType: 'e', base64: '?' }],
    },
  ],
  [{ type: 'message', id: 'a', text: 'b'.repeat(2_000_000), author: { id: 'c' }, extra: 1 }],
  [[]],
])('what the API says of %j is known in Dutch', async (item) => {
  const settings = {}
  const connection = { id: 'k', name: 'Brug', address: '', settings }
  const refusal = await decodeItem(Buffer.from(JSON.stringify(item)), {
    connection,
    received: new Date(),
  }).then(String, (error: Error) => error.message)
  expect(sayReason(refusal, 'nl')).not.toMatch(/\b(it should|it may|missing|which|send|characters|cannot)\b/)
})

describe('moments and durations', () => {
  const [dutch, english] = [makeFormat('nl', 'Europe/Amsterdam'), makeFormat('en', 'Europe/Amsterdam')]
  const minute = 60_000

  test.each([
    [20_000, 'net', 'net'],
    [42 * minute, '42 min', '42 min'],
    [125 * minute, '2 uur 5 min', '2 u 05'],
    [11 * 60 * minute, '11 uur', '11 u 00'],
    [50 * 60 * minute, '2 dagen', '2 d 2 u'],
  ])('%i ms is said as "%s", short "%s"', (ms, long, short) => {
    expect(dutch.duration(ms, 'net')).toBe(long)
    expect(dutch.shortDuration(ms, 'net')).toBe(short)
  })

  const now = Date.parse('2026-11-21T21:30:00Z')

  test('an exact moment is told in the zone of the organisation, with the year only when it is another', () => {
    expect(dutch.exact('2026-11-21T20:48:00Z', now)).toBe('za 21 nov 21:48')
    expect(english.exact('2026-11-21T20:48:00Z', now)).toBe('Sat 21 Nov 21:48')
    expect(dutch.exact('2025-03-06T08:05:00Z', now)).toBe('6 mrt 2025 09:05')
  })

  test('a day is told by its name when it is near', () => {
    const words = nl.time
    expect(dutch.day('2026-11-21', now, words)).toBe('vandaag')
    expect(dutch.day('2026-11-20', now, words)).toBe('gisteren')
    expect(dutch.day('2026-11-07', now, words)).toBe('zaterdag 7 november')
    expect(dutch.day('2025-11-07', now, words)).toBe('7 november 2025')
  })

  test('after midnight in the organisation it is the next day, whatever day it is in Greenwich', () => {
    expect(dutch.dayKey(Date.parse('2026-11-21T23:30:00Z'))).toBe('2026-11-22')
  })

  test('sizes and numbers follow the language', () => {
    expect(dutch.number(4312)).toBe('4.312')
    expect(english.number(4312)).toBe('4,312')
    expect(dutch.bytes(2_411_725)).toBe('2,3 MB')
  })
})

test('what blogs, forums and pages with reviews say is told in Dutch, also when a connection is tried', () => {
  for (const reason of [
    'blog.example refuses the user name or the application password',
    'forum.example takes answers of at least 20 characters.',
    'forum.example says: Topic is closed',
    'A review is answered on its own page: open it there.',
    'This comment waits for approval in WordPress: approve it there, then answer.',
  ])
    expect(sayReason(reason, 'nl')).not.toBe(reason)
  expect(sayReason('forum.example takes answers of at least 20 characters.', 'nl')).toBe(
    'forum.example vindt dit te kort: schrijf minstens 20 tekens.',
  )
})
