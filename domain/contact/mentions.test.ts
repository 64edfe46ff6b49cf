import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mentionsIn } from './mentions.ts'

test.each([
  ['Mijn mail is Fatima@X.nl, bel 06-1234 5678.', ['fatima@x.nl'], ['+31612345678'], [], []],
  ['Klantnummer K-20817 en bestelling NL2026-00031', [], [], ['K-20817', 'NL2026-00031'], []],
  ['Factuur van 12,50 op 21 nov 2026 om 20:15, HALLO', [], [], [], []],
  ['bel +32 470 12 34 56 of 0031 20 1234567', [], ['+32470123456', '+31201234567'], [], []],
  ['Order VV-88213. Groet, Ans, Brink 4, 7411 BT Deventer.', [], [], ['VV-88213'], ['Deventer']],
  ['Ik woon op 2511 CS, Den Haag en dat is in 2026 al zo', [], [], [], ['Den Haag']],
])('%s', (text, emails, phones, numbers, towns) => {
  expect(mentionsIn(text)).toEqual({ emails, phones, numbers, towns })
})

test('of a list of hundreds the first few count, and a long text is read from both sides', () => {
  const many = Array.from({ length: 300 }, (_, i) => `a${i}@x.nl`).join(' ')
  expect(mentionsIn(many).emails).toHaveLength(5)
  expect(mentionsIn(`${'woord '.repeat(5_000)} groet, f@x.nl`).emails).toEqual(['f@x.nl'])
})

test('whatever is written, reading it is quick and gives what can be looked up', () => {
  const part = fc.constantFrom('a@', '@b', '.nl', '06', '+31', ' ', '-', 'K', '1', '(', 'ÀÉ', '\n')
  const text = fc.oneof(
    fc.string(),
    fc.array(part, { maxLength: 400 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, (said) => {
      const { emails, phones, numbers } = mentionsIn(said)
      for (const email of emails) expect(email).toMatch(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)
      for (const phone of phones) expect(phone).toMatch(/^\+\d{7,15}$/)
      for (const number of numbers) expect(number).toMatch(/\d/)
    }),
  )
  for (const evil of [
    'a'.repeat(200_000),
    'A-'.repeat(100_000),
    '0 '.repeat(100_000),
    'a@a.'.repeat(50_000),
    '1000 AA '.repeat(50_000),
  ])
    expect(mentionsIn(evil).emails.length).toBeLessThan(6)
})
