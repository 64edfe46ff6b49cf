import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findQuote } from './quote.ts'

/** The part that is folded, or null. */
const folded = (text: string) => {
  const at = findQuote(text)
  return at === null ? null : text.slice(at)
}

const marks = [
  'Op di 3 mrt 2026 om 18:40 schreef Voltmeer <klantenservice@voltmeer.example>:',
  'Op di 3 mrt 2026 om 18:40 schreef Joris van Voltmeer, klantenservice van het hele land <\nklantenservice@voltmeer.example>:',
  'Op 3-3-2026 om 18:40 schreef Voltmeer (klantenservice@voltmeer.example):',
  'Op 3 mrt. 2026, om 18:40 heeft Voltmeer <klantenservice@voltmeer.example> het volgende geschreven:',
  'Voltmeer <klantenservice@voltmeer.example> schreef op 3 maart 2026 18:40:',
  'On Tue, 3 Mar 2026 at 18:40, Voltmeer <klantenservice@voltmeer.example> wrote:',
  'On Tue, Mar 3, 2026 at 6:40 PM Voltmeer from Amsterdam\n<klantenservice@voltmeer.example> wrote:',
  '-----Oorspronkelijk bericht-----',
  '-------- Oorspronkelijk bericht --------',
  '-----Original Message-----',
  'Van: Voltmeer <klantenservice@voltmeer.example>\nVerzonden: dinsdag 3 maart 2026 18:40\nAan: Jan\nOnderwerp: RE: Vraag',
  '________________________________\nVan: Voltmeer\nVerzonden: dinsdag 3 maart 2026 18:40\nAan: Jan\nOnderwerp: RE: Vraag',
  'From: Voltmeer <klantenservice@voltmeer.example>\nSent: Tuesday, March 3, 2026 6:40 PM\nTo: Jan\nSubject: RE: Vraag',
  '*Van:* Voltmeer\n*Verzonden:* dinsdag 3 maart 2026 18:40\n*Aan:* Jan\n*Onderwerp:* Vraag',
]

describe('what was said before is folded', () => {
  test.each(marks)('from %j on, with and without "> "', (mark) => {
    for (const before of ['Dank!\n\n', 'Dank!\n\nJan\n-- \nJan de Wit\n\n'])
      for (const said of ['\n\nHier is de factuur.\nGroet', '\n> Hier is de factuur.\n> Groet', '\n\n> Hier.\n\n']) {
        expect(folded(`${before}${mark}${said}`)).toBe(`${mark}${said}`)
      }
  })

  test('also without any mark, when it stands behind "> " at the end', () => {
    expect(folded('Klopt.\n\n> Klopt dit?\n> Groet\n')).toBe('> Klopt dit?\n> Groet\n')
  })

  test('and a signature under the quote does not keep it open', () => {
    expect(folded('Klopt.\n\n> Klopt dit?\n\n--\nJan')).toBe('> Klopt dit?\n\n--\nJan')
  })
})

describe('own words are never folded', () => {
  test.each([
    ['answers between the lines', 'Hoi\n\n> Vraag 1?\nJa.\n> Vraag 2?\nNee.'],
    [
      'an answer under the quote',
      'On Tue, 3 Mar 2026 Voltmeer <k@voltmeer.example> wrote:\n> Klopt dit?\n\nJa, dat klopt.',
    ],
    [
      'a forwarded mail with nothing above it',
      'Van: Jan\nVerzonden: dinsdag\nAan: Voltmeer\nOnderwerp: klacht\n\nIk ben boos.',
    ],
    [
      'what somebody says that he wrote',
      'Hallo\n\nOp 3 maart 2026 om 10:00 schreef ik u:\nkom dinsdag.\nMaar u kwam niet.',
    ],
    ['an address book of three lines', 'Mijn gegevens\n\nVan: Jan\nwonend te: Utrecht\n\nGroet'],
    ['a sum', 'De kosten:\n> 10 euro\n> 20 euro\ntotaal 30 euro'],
    ['a rule and more words', 'Deel een\n__________\nDeel twee'],
    ['nothing at all', ''],
  ])('%s', (_, text) => {
    expect(findQuote(text)).toBeNull()
  })
})

test('of a last quote under answers between the lines only the last is folded', () => {
  const last = 'On Tue, 3 Mar 2026 Jan <j@k.example> wrote:\n> alles'
  expect(folded(`> Vraag?\nAntwoord.\n\n${last}`)).toBe(last)
})

test('any text gives a place inside it, at the start of a line, with words before it', () => {
  const line = fc.oneof(
    fc.constantFrom(...marks, '> citaat', '>', '', '--', 'On 3 Jan <a@b.nl> wrote:', 'tekst'),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const text = lines.join('\n')
      const at = findQuote(text)
      if (at === null) return
      expect(text.slice(0, at).trim()).not.toBe('')
      expect(text[at - 1]).toBe('\n')
    }),
  )
})

test('a quarter of a million characters made to be slow do not hold it up', () => {
  for (const part of ['> a\nb\n', 'On 3 wrote ', 'Op 3\n', 'Van: a\n', '>\n', '\n', '_____\n'])
    findQuote(part.repeat(40_000).slice(0, 262_144))
})
