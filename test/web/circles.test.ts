import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CirclePerson } from '../../contract/circle.ts'
import { neighboursOf, networkOf, toneOf } from '../../web/circle/network.ts'
import { colourName } from '../../web/circle/paint.ts'
import { readCircleSearch } from '../../web/circle/search.ts'
import { startPlaces } from '../../web/circle/start-places.ts'

const person = (name: string, more: Partial<CirclePerson> = {}): CirclePerson => ({
  id: name,
  contactId: null,
  name,
  network: 'plein',
  ours: false,
  within: true,
  reach: 0,
  circle: 0,
  tone: null,
  ...more,
})

describe('the network of a picture', () => {
  const people = [
    person('wij', { ours: true, reach: 90 }),
    person('anna', { reach: 8 }),
    person('bram', { reach: 3 }),
    person('carla', { circle: 1 }),
    person('dirk', { circle: 1, reach: 1 }),
    person('els', { circle: 2 }),
    person('frank', { circle: null }),
  ]
  const network = networkOf({
    people,
    reactions: [
      [1, 0, 1],
      [2, 1, 1],
      [3, 1, 5],
      [1, 2, 2],
    ],
  })

  test('names a circle after who is heard most in it, rather not after us; one person is no circle', () => {
    expect(network.circles).toEqual([
      { id: 0, name: 'anna', people: 3 },
      { id: 1, name: 'dirk', people: 2 },
    ])
  })

  test('knows whom somebody reacts to and who reacts to them, the heaviest first', () => {
    expect(neighboursOf(network, 1)).toEqual({
      gives: [
        { person: 2, weight: 2 },
        { person: 0, weight: 1 },
      ],
      gets: [
        { person: 3, weight: 5 },
        { person: 2, weight: 1 },
      ],
    })
    expect([network.gives[1], network.gets[1]]).toEqual([2, 2])
  })

  test('colours the largest circles, and the others alike', () => {
    const colours = people.map((one) => colourName(network, one, 'kring'))
    expect(colours.slice(3)).toEqual(['circle-1', 'circle-1', 'other', 'other'])
  })

  test.each([
    [-0.8, 'negative'],
    [-0.2, 'neutral'],
    [0.4, 'positive'],
    [null, 'unknown'],
  ] as const)('a tone of %s is %s', (tone, said) => {
    expect(toneOf(person('anna', { tone }))).toBe(said)
  })
})

test('everybody begins at a place of their own', () => {
  const crowd = fc.array(fc.tuple(fc.option(fc.nat(6)), fc.nat(40)), { minLength: 1, maxLength: 120 })
  fc.assert(
    fc.property(crowd, (drawn) => {
      const places = startPlaces(drawn.map(([circle, reach], i) => person(String(i), { circle, reach })))
      const seen = new Set(drawn.map((_, i) => `${places[2 * i]} ${places[2 * i + 1]}`))
      expect(seen.size).toBe(drawn.length)
      expect([...places].every(Number.isFinite)).toBe(true)
    }),
  )
})

test('an address that somebody kept may say more than there is: that is left out, and one thing is in the middle', () => {
  const id = '0198f1d2-7c1e-7abc-8def-000000000001'
  expect(readCircleSearch({ groep: id, label: id, als: 'taart', kleur: 'toon', x: 1 })).toEqual({
    groep: id,
    kleur: 'toon',
  })
  expect(readCircleSearch({ persoon: 'joris' })).toEqual({})
})
