import { describe, expect, test } from 'vitest'
import { compare, type Likeness, nameWords, type Profile } from './compare.ts'
import { verdictOn } from './evidence.ts'

const person = (over: Partial<Profile> = {}): Profile => ({
  name: 'Fatima',
  keys: [],
  handles: [],
  records: [],
  orders: [],
  towns: [],
  ...over,
})
const email = (value: string, sharers = 2) => ({ kind: 'email' as const, value, sharers })
const alike: Likeness = { verdict: 'likely', household: false, sameName: true, otherName: false }

describe('two people held beside each other', () => {
  test('share an address, a handle on two networks, and a name', () => {
    const one = person({ keys: [email('f@x.nl')], handles: [{ network: 'bluesky', handle: '@Fatima_B' }] })
    const other = person({ keys: [email('f@x.nl')], handles: [{ network: 'mastodon', handle: 'fatima_b' }] })
    const { reasons, counters } = compare(one, other, null, alike)
    expect(reasons.map(({ kind, verified }) => [kind, verified])).toEqual([
      ['same email', true],
      ['same handle', false],
      ['name', false],
    ])
    expect(counters).toEqual([])
  })

  test('a handle that is short, or on the same network, says nothing', () => {
    const on = (network: string, handle: string) => person({ handles: [{ network, handle }] })
    expect(compare(on('a', 'joe'), on('b', 'joe'), null, null).reasons).toEqual([])
    expect(compare(on('a', 'fatima'), on('a', 'fatima'), null, null).reasons).toEqual([])
  })

  test('what one writes of the other is a reason, and never verified', () => {
    const wrote = { emails: ['k@x.nl'], phones: [], numbers: ['K-1', 'V-2'], towns: [] }
    const { reasons } = compare(
      person(),
      person({ keys: [email('k@x.nl')], records: ['K-1'], orders: ['V-1', 'V-2'] }),
      wrote,
      null,
    )
    expect(reasons.map(({ kind }) => kind)).toEqual(['wrote email', 'wrote number', 'wrote order'])
    expect(reasons.some(({ verified }) => verified)).toBe(false)
  })

  test('who writes the number of an order and lives elsewhere may be the same, and it is said', () => {
    const bought = person({ orders: ['V-2'], towns: ['Zwolle'] })
    const writes = (...towns: string[]) =>
      compare(person(), bought, { emails: [], phones: [], numbers: ['V-2'], towns }, null)
    const elsewhere = writes('Deventer')
    expect(elsewhere.counters).toEqual([{ kind: 'other town', value: 'Zwolle' }])
    expect(verdictOn(elsewhere.reasons, elsewhere.counters)).toBe('suggest')
    expect(writes('zwolle').counters).toEqual([])
    expect(writes().counters).toEqual([])
  })

  test('another name, one house, one network, two customer numbers and a shared key speak against it', () => {
    const one = person({ keys: [email('f@x.nl', 40)], handles: [{ network: 'chat', handle: 'a' }], records: ['1'] })
    const other = person({ keys: [email('f@x.nl', 40)], handles: [{ network: 'chat', handle: 'b' }], records: ['2'] })
    const unlike: Likeness = { verdict: 'apart', household: true, sameName: false, otherName: true }
    expect(compare(one, other, null, unlike).counters.map(({ kind }) => kind)).toEqual([
      'other name',
      'household',
      'same network',
      'two records',
      'shared',
    ])
  })
})

test.each([
  ['Fatima de B.', 'Fatima de'],
  ['@lotte_visser', 'lotte visser'],
  ['Al', ''],
  ['!!!', ''],
])('%s is looked for as %j', (name, words) => expect(nameWords(name)).toBe(words))
