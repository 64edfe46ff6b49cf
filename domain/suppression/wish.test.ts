import { expect, test } from 'vitest'
import { nameOf, saidBy, wishesFor } from './wish.ts'

const at = new Date('2027-02-22T00:00:00Z')

test('each wish of a link has a name of its own, and is an objection without an end or a pause with one', () => {
  for (const network of ['email', 'phone', 'bluesky'])
    for (const purpose of [null, 'marketing', 'newsletter'] as const) {
      const wishes = wishesFor(network, purpose)
      expect(new Set(wishes.map(nameOf)).size).toBe(wishes.length)
      for (const wish of wishes) {
        const { kind, until } = saidBy(wish, () => at)
        expect(until === null).toBe(kind === 'objection')
      }
    }
})

test('what came with a newsletter can be declined alone, and a number has two ways', () => {
  expect(wishesFor('email', 'newsletter')[0]).toEqual({ what: 'not this kind', purpose: 'newsletter' })
  expect(wishesFor('phone', null).slice(0, 2)).toEqual([
    { what: 'not by', medium: 'phone' },
    { what: 'not by', medium: 'sms' },
  ])
})
