import { expect, test } from 'vitest'
import { bareSubject } from './subject.ts'

test.each([
  ['Mijn factuur', 'Mijn factuur'],
  ['Re: RE : Antw: Aw: WG: Betr: Mijn factuur', 'Mijn factuur'],
  ['Re[2]: Antwoord [3] : Mijn factuur', 'Mijn factuur'],
  ['[#7] Re: [#12] Doorst: Mijn  factuur [#12] nu', 'Mijn factuur nu'],
  ['Re: [#12]', ''],
  ['Rekening: klopt dit? Re: ja', 'Rekening: klopt dit? Re: ja'],
  ['[#1234567890123] is geen nummer van ons', '[#1234567890123] is geen nummer van ons'],
])('%j is about %j', (subject, about) => {
  expect(bareSubject(subject)).toBe(about)
  expect(bareSubject(`Re: ${subject}`)).toBe(about)
})

test('a subject made to be slow does not hold it up', () => {
  for (const piece of ['re ', 're:', ' ', '[#1', 're[1] ']) bareSubject(piece.repeat(100_000))
})
