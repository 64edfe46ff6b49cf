import { expect, test } from 'vitest'
import { sendsAway } from './sends-away.ts'

test.each([
  ['Voor deze vraag kunt u contact opnemen met onze klantenservice via 0800-1234.', true],
  ['Please call our customer service team on 0800 123 456.', true],
  ['Stuur ons even een DM met je postcode, dan kijken we het na.', false],
  ['Ik heb de monteur gebeld: hij is er morgen om tien uur.', false],
  ['', false],
])('%s sends away: %s', (text, away) => {
  expect(sendsAway(text)).toBe(away)
})
