import { expect, test } from 'vitest'
import { mayBeMinor } from './minor.ts'

const today = '2026-11-22'
const fields = (name: string, value: string) => mayBeMinor({ segments: [], fields: { [name]: value } }, today)

test.each([
  ['geboortedatum', '2008-11-23'],
  ['Geboortedatum', '23-11-2008'],
  ['birth_date', '1-1-2015'],
  ['date of birth', '2012-01-01'],
  ['geboortejaar', '2008'],
  ['leeftijd', '17'],
  ['age', '9'],
  ['minderjarig', 'ja'],
])('somebody of whom it says "%s: %s" may be a child', (name, value) => {
  expect(fields(name, value)).toBe(true)
})

test.each([
  ['geboortedatum', '2008-11-22'],
  ['geboortejaar', '2007'],
  ['geboortedatum', 'onbekend'],
  ['leeftijd', '18'],
  ['minderjarig', 'nee'],
  ['woonplaats', '2015'],
  ['stage', '9'],
])('somebody of whom it says "%s: %s" is not', (name, value) => {
  expect(fields(name, value)).toBe(false)
})

test('a segment may say so', () => {
  expect(mayBeMinor({ segments: ['zakelijk', 'Jeugd'], fields: {} }, today)).toBe(true)
  expect(mayBeMinor({ segments: ['zakelijk'], fields: {} }, today)).toBe(false)
})
