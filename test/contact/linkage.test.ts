/** Which records are one person: laws that hold for any records, and behaviours on invented ones. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pairsFound } from '../../cli/evaluate/pairs-found.ts'
import { explain } from '../../domain/contact/linkage/explain.ts'
import { layoutOf } from '../../domain/contact/linkage/layout.ts'
import { type Linked, link, type Options } from '../../domain/contact/linkage/link.ts'
import { createOnline } from '../../domain/contact/linkage/online.ts'
import { character } from '../support/characters.ts'
import { chanceFrom, crowdOf, headers, personFrom, recordOf, shuffled } from './invented.ts'

const seeds = fc.integer({ min: 0, max: 2 ** 31 })
/** Who is with whom, whatever the order. */
const told = (persons: readonly (readonly number[])[], rows: readonly (readonly string[])[]) =>
  persons
    .map((members) => members.map((row) => rows[row]?.join('|')).sort())
    .sort((a, b) => (a.join() < b.join() ? -1 : 1))
const together = ({ persons }: Pick<Linked, 'persons'>, a: number, b: number) =>
  persons.some((members) => members.includes(a) && members.includes(b))
const explained = (linked: Linked, a: number, b: number) =>
  explain(linked.table, linked.scale, linked.places[a] ?? -1, linked.places[b] ?? -1)
/** A crowd with these rows behind it, so that there is something to learn from. */
function among(own: readonly (readonly string[])[], options: Options = {}, seed = 5) {
  const { rows } = crowdOf(120, seed)
  return { linked: link(headers, [...own, ...rows], options), rows: [...own, ...rows] }
}

describe('laws', () => {
  test('each record is in one person, whatever was given', () => {
    const cell = fc.oneof(
      fc.constantFrom('', 'Anna', 'Jansen', '1980-01-01', 'a@b.nl', '0612345678'),
      fc.string({ unit: character }),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 0, maxLength: 7 }), { maxLength: 40 }), (rows) => {
        const { persons } = link(headers, rows)
        expect(persons.flat().sort((a, b) => a - b)).toEqual([...rows.keys()])
      }),
      { numRuns: 30 },
    )
  })

  test('the order of the records makes no difference', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { rows } = crowdOf(60, seed)
        const other = shuffled(rows, chanceFrom(seed + 1))
        expect(told(link(headers, other).persons, other)).toEqual(told(link(headers, rows).persons, rows))
      }),
      { numRuns: 5 },
    )
  })

  test('a pair weighs the same both ways round, and no more than its parts', () => {
    const { rows } = crowdOf(60, 1)
    const { scale } = link(headers, rows)
    fc.assert(
      fc.property(fc.nat(rows.length - 1), fc.nat(rows.length - 1), (a, b) => {
        expect(scale.weigh(a, b)).toBeCloseTo(scale.weigh(b, a), 9)
        const parts = scale.parts(a, b).reduce((sum, { weight }) => sum + weight, 0)
        expect(scale.weigh(a, b)).toBeLessThanOrEqual(parts + scale.before + 1e-9)
      }),
    )
  })

  test('who was kept apart by a person stays apart, also by way of others; who was joined stays joined', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { maxLength: 30 }), (seed, pairs) => {
        const { rows } = crowdOf(60, seed)
        const never = pairs.filter(([a, b]) => a !== b && a < rows.length && b < rows.length)
        const one = never[0]
        const always = [[rows.length - 1, rows.length - 2] as const].filter(
          ([a, b]) => !never.flat().includes(a) && !never.flat().includes(b),
        )
        const linked = link(headers, rows, { never, always })
        for (const [a, b] of never) expect(together(linked, a, b)).toBe(false)
        for (const [a, b] of always) expect(together(linked, a, b)).toBe(true)
        if (one) expect(together(link(headers, rows, { always: [one], never: [one] }), ...one)).toBe(false)
      }),
      { numRuns: 5 },
    )
  })

  test('no person has more records or addresses than there may be', () => {
    const chance = chanceFrom(3)
    const person = personFrom(chance)
    const many = Array.from({ length: 30 }, (_, i) => person.with(4, `${i}${person[4]}`))
    const biggest = (members: number, email: number) => {
      const { persons } = among(many, { limits: { members, different: { email } } }).linked
      return Math.max(...persons.map((rows) => rows.filter((row) => row < many.length).length))
    }
    expect([biggest(1000, 1000), biggest(7, 1000), biggest(1000, 5)]).toEqual([30, 7, 5])
  })
})

describe('one by one', () => {
  test('in any order it is nearly what all at once gives', () => {
    const { rows, who } = crowdOf(120, 11)
    const whole = pairsFound(link(headers, rows).persons, who)
    expect(whole.f1).toBeGreaterThan(0.95)
    expect(whole.precision).toBeGreaterThan(0.97)
    for (const seed of [1, 2]) {
      const order = shuffled([...rows.keys()], chanceFrom(seed))
      const online = createOnline(headers)
      for (const row of order) online.add(rows[row] ?? [])
      const found = pairsFound(
        online.persons(),
        order.map((row) => who[row] ?? -1),
      )
      expect(Math.abs(found.f1 - whole.f1)).toBeLessThan(0.01)
    }
  })

  test('every record is somebody from the first on', () => {
    const online = createOnline(headers)
    expect(online.persons()).toEqual([])
    expect(online.add(personFrom(chanceFrom(1)))).toBe(0)
    expect(online.persons()).toEqual([[0]])
  })
})

describe('what is recognised', () => {
  const anna = ['Anna', 'van der Berg', '1980-04-12', '1234 AB', 'anna.berg12@example.nl', '06 12345678']

  test.each([
    ['a slip in name and date', ['Ana', 'van der Berg', '1980-04-21', '1234 AB', '', '0612345678']],
    ['swapped names', ['Berg', 'Anna', '1980-04-12', '', 'anna.berg12@example.nl', '']],
    ['a number written otherwise', ['Anna', 'Berg', '', '', 'a.berg@example.org', '+31 (0)6 12345678']],
    ['an address at another provider', ['Anna', 'vd Berg', '12-04-1980', '', 'anna.berg12@example.org', '']],
  ])('%s', (_, other) => {
    const { linked } = among([anna, other])
    expect(together(linked, 0, 1)).toBe(true)
    expect(explained(linked, 0, 1).evidence.length).toBeGreaterThan(1)
  })

  test('what speaks for it and what against stands in words-ready parts, the strongest first', () => {
    const { linked } = among([anna, ['Anna', 'Berg', '1951-11-30', '1234AB', 'anna.berg12@example.nl', '06-12345678']])
    const { evidence, counter, verdict, household } = explained(linked, 0, 1)
    expect([verdict, household]).toEqual(['likely', true])
    expect(evidence.map(({ column, level }) => `${column} ${level}`)).toContain('telefoon same')
    expect(evidence.map(({ weight }) => weight)).toEqual(evidence.map(({ weight }) => weight).toSorted((a, b) => b - a))
    expect(counter).toMatchObject({
      column: 'geboren',
      kind: 'date',
      level: 'different',
      values: ['19800412', '19511130'],
    })
  })

  test('a name that many have tells less than a rare one', () => {
    const many = Array.from({ length: 200 }, (_, i) => [
      'Jan',
      'Jansen',
      `19${40 + (i % 50)}-03-1${i % 10}`,
      '',
      '',
      '',
    ])
    const { linked } = among([...many, ['Xerxes', 'Quist', '', '', '', ''], ['Xerxes', 'Quist', '', '', '', '']])
    expect(explained(linked, 200, 201).weight).toBeGreaterThan(explained(linked, 0, 1).weight + 8)
  })

  test('a full name beside its parts is no second evidence; alone it is compared in two', () => {
    const rows = Array.from({ length: 50 }, (_, i) => [`Anna${i} Kok${i % 7}`, `Anna${i}`, `Kok${i % 7}`])
    const columns = (given: string[], from: string[][]) =>
      layoutOf(given, from).columns.map(({ name, part }) => `${name} ${part}`)
    expect(columns(['name', 'first', 'last name'], rows)).toEqual(['first whole', 'last name whole'])
    expect(
      columns(
        ['name'],
        rows.map((row) => row.slice(0, 1)),
      ),
    ).toEqual(['name first', 'name last'])
  })
})

describe('bad input', () => {
  test('a family that shares one address, number and house stays as many people', () => {
    const family = ['Piet', 'Marieke', 'Thijs', 'Lieke'].map((name, i) => [
      name,
      'Wiersma',
      `${[1970, 1973, 2001, 2004][i]}-0${i + 1}-1${i}`,
      '9051 BK',
      'wiersma@example.nl',
      '0582123456',
    ])
    const { linked } = among([...family, ...family])
    for (let a = 0; a < 4; a++)
      for (let b = 0; b < 4; b++) expect([a, b, together(linked, a, 4 + b)]).toEqual([a, b, a === b])
  })

  test('the number of a call centre on thousands of records joins nobody', () => {
    const chance = chanceFrom(9)
    const rows = Array.from({ length: 3_000 }, () => personFrom(chance).with(5, '0882000000'))
    const { persons } = link(headers, rows)
    expect(Math.max(...persons.map(({ length }) => length))).toBeLessThan(4)
    expect(persons.length).toBeGreaterThan(2_980)
  })

  test('ten thousand accounts with one name and nothing else are ten thousand people', () => {
    const rows = Array.from({ length: 10_000 }, () => ['Jan', 'Jansen', '', '', '', ''])
    const { persons } = link(headers, [...rows, ...crowdOf(50, 2).rows])
    expect(persons.filter(({ length }) => length > 4)).toEqual([])
  })

  test('records in which nobody occurs twice are left as they are', () => {
    const chance = chanceFrom(4)
    const towns = Array.from({ length: 600 }, (_, i) => [
      ...personFrom(chance).slice(0, 3),
      `10${10 + (i % 60)} AB`,
      '',
      '',
    ])
    expect(link(headers, towns).persons.filter(({ length }) => length > 1).length).toBeLessThan(6)
  })

  test('absurd lengths, empty columns and nothing at all', () => {
    const long = 'ß'.repeat(100_000)
    const rows = [[long, long, long, long, long, long], [`${long}a`, '', '', '', '', ''], [], ['', '', '', '', '', '']]
    expect(link(headers, rows).persons.flat()).toHaveLength(4)
    expect(link(headers, []).persons).toEqual([])
    expect(link([], [[], []]).persons).toHaveLength(2)
  })

  test('the same record twice, among records of others', () => {
    const chance = chanceFrom(8)
    const person = recordOf(personFrom(chance), () => 0.9)
    expect(together(among([person, person]).linked, 0, 1)).toBe(true)
  })
})
