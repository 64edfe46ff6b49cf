/** The percolator finds exactly the queries that a message meets: no more, no fewer, whatever is added and removed meanwhile. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeMix } from '../../bench/terms/mix.ts'
import type { Message } from '../../domain/listening/keys.ts'
import { meets, readMessage } from '../../domain/listening/meets.ts'
import { parse } from '../../domain/listening/parse.ts'
import { createFrequencies } from '../../domain/listening/percolator/frequency.ts'
import { createPercolator, type Percolator } from '../../domain/listening/percolator.ts'
import type { Query } from '../../domain/listening/query.ts'
import { query as anyQuery, message } from './arbitrary.ts'

function plainly(queries: ReadonlyMap<string, Query>, each: Message): string[] {
  const reading = readMessage(each)
  return [...queries].filter(([, query]) => meets(query, reading)).map(([id]) => id)
}

function expectSame(percolator: Percolator, queries: ReadonlyMap<string, Query>, each: Message) {
  expect(percolator.match(each).sort()).toEqual(plainly(queries, each).sort())
}

function termsOf(terms: readonly string[]): { percolator: Percolator; queries: Map<string, Query> } {
  const percolator = createPercolator()
  const queries = new Map<string, Query>()
  for (const term of terms) {
    const parsed = parse(term)
    if (!parsed.ok) throw new Error(`${term}: ${parsed.fault.code}`)
    queries.set(term, parsed.query)
    percolator.add(term, parsed.query)
  }
  return { percolator, queries }
}

describe('a percolator', () => {
  test('finds what looking at each query finds, while queries come, change and go', () => {
    const step = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({ do: fc.constant('add' as const), id: fc.integer({ min: 0, max: 20 }), query: anyQuery }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), id: fc.integer({ min: 0, max: 20 }) }) },
      { weight: 4, arbitrary: fc.record({ do: fc.constant('match' as const), message }) },
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const percolator = createPercolator()
        const queries = new Map<string, Query>()
        for (const each of steps) {
          if (each.do === 'match') expectSame(percolator, queries, each.message)
          else if (each.do === 'remove') expect(percolator.remove(`t${each.id}`)).toBe(queries.delete(`t${each.id}`))
          else if (percolator.add(`t${each.id}`, each.query)) queries.set(`t${each.id}`, each.query)
          else queries.delete(`t${each.id}`)
          expect(percolator.size()).toBe(queries.size)
        }
      }),
      { numRuns: 120 },
    )
  })

  test('finds it with many queries over many words, also when other words have become the frequent ones', () => {
    // A long memory of other words: what was rare is frequent now, so queries move to other words while they are matched.
    const frequencies = createFrequencies(50)
    const percolator = createPercolator(frequencies)
    const queries = new Map(
      makeMix(3)
        .queries(1000)
        .map((query, i) => [`t${i}`, query] as const),
    )
    for (const [id, query] of queries) percolator.add(id, query)
    const words = [...queries.values()]
      .slice(0, 200)
      .flatMap((query) => JSON.stringify(query).match(/(?<="key":")[^"@]+/g) ?? [])
    const sample = makeMix(4).messages(20)
    for (let i = 0; i < 40; i++)
      sample.push({ text: Array.from({ length: 40 }, (_, k) => words[(i * 7 + k * k) % 60]).join(' ') })
    for (let round = 0; round < 8; round++) for (const each of sample) percolator.match(each)
    let hits = 0
    for (const each of sample) {
      hits += percolator.match(each).length
      expectSame(percolator, queries, each)
    }
    expect(hits).toBeGreaterThan(5)
  })

  test('keeps no query that asks for nothing to be there', () => {
    const percolator = createPercolator()
    const word: Query = { is: 'said', key: 'ziggo', open: false }
    expect(percolator.add('a', { is: 'not', query: word })).toBe(false)
    expect(percolator.add('a', { is: 'any', of: [word, { is: 'not', query: word }] })).toBe(false)
    expect(percolator.size()).toBe(0)
    expect(percolator.match({ text: 'iets anders' })).toEqual([])
    expect(percolator.add('a', word)).toBe(true)
    expect(percolator.match({ text: 'Ziggo' })).toEqual(['a'])
  })

  test('is not misled by words that programs are made of, nor by half characters', () => {
    const { percolator, queries } = termsOf([
      'constructor',
      'proto',
      'hasownproperty toString',
      '"constructor __proto__"',
      '#constructor',
      '😡',
      'valueof*',
    ])
    for (const text of [
      'constructor',
      '__proto__ constructor.__proto__',
      '#constructor hasOwnProperty toString',
      '\ud83d \ude21 \ud83d\ude21',
      'valueOf()',
      '\0constructor\uffff',
    ])
      expectSame(percolator, queries, { text })
  })

  test.each<[string, string]>([
    ['of one word over and over', 'ziggo '.repeat(170_000)],
    ['of a hundred thousand words', Array.from({ length: 100_000 }, (_, i) => `w${i.toString(36)}`).join(' ')],
    ['that is one word', 'a'.repeat(1_000_000)],
    ['of letters that become many', 'ﷺ'.repeat(300_000)],
    ['of mentions without an end', '@a.b@c-'.repeat(140_000)],
    ['of pictures joined forever', '👩‍'.repeat(300_000)],
    ['of links', 'https://'.repeat(120_000)],
    ['of half characters', '\ud83d'.repeat(1_000_000)],
  ])('takes a message of a megabyte %s in its stride', (_, text) => {
    const { percolator, queries } = termsOf([
      'ziggo kpn',
      '"ziggo ziggo ziggo kpn"',
      '"ziggo ziggo" NEAR/3 (ziggo OR kpn)',
      'zi* NEAR/5 kpn',
      'w1a',
      'w2*',
      '@a',
      'ziggo -kpn',
      '"ziggo kpn" NEAR/2 zi*',
    ])
    const found = percolator.match({ text })
    expect(percolator.match({ text: 'ziggo KPN' }).sort()).toEqual(plainly(queries, { text: 'ziggo KPN' }).sort())
    expect(found).toEqual(percolator.match({ text }))
  })

  test('holds as much after queries were replaced for a long time as before', () => {
    const percolator = createPercolator()
    const mix = makeMix(5)
    const replaceAll = () => {
      for (const [i, query] of mix.queries(500).entries()) percolator.add(`t${i}`, query)
    }
    const held = () => process.memoryUsage().arrayBuffers
    for (let round = 0; round < 3; round++) replaceAll()
    const before = held()
    for (let round = 0; round < 6; round++) replaceAll()
    expect(held() - before).toBeLessThan(1_000_000)
    for (let i = 0; i < 500; i++) percolator.remove(`t${i}`)
    expect(percolator.size()).toBe(0)
    expect(mix.messages(50).flatMap(percolator.match)).toEqual([])
  })
})
