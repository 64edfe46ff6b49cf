/** What is of one person does not come through, whatever stands around it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gaps, mask } from './mask.ts'

const nl = (text: string, names: string[] = []) => mask(text, names, gaps.nl).text

describe('what is of one person leaves a gap', () => {
  test.each([
    ['Mail naar fatima.b@klanten.example', 'Mail naar {{mailadres}}'],
    ['Bel 06-12345678 of +31 (0)20 123 45 67.', 'Bel {{telefoonnummer}} of {{telefoonnummer}}.'],
    ['Klantnummer 88213377, order NL-2024-00123', 'Klantnummer {{nummer}}, order {{nummer}}'],
    ['Op NL91 ABNA 0417 1643 00 teruggestort', 'Op {{nummer}} teruggestort'],
    ['Geboren op 12-03-1985', 'Geboren op {{datum}}'],
    ['De monteur komt op 14 november', 'De monteur komt op {{datum}}'],
    ['Aan de Lange Kerkstraat 12b, 1234 AB Utrecht', 'Aan de {{adres}}, {{adres}} Utrecht'],
    ['Kantoor, Oxford Street 7, of de kerkstraat 4', 'Kantoor, {{adres}}, of de {{adres}}'],
    ['Zie https://mijn.example/t/abc123', 'Zie {{link}}'],
    ['Stuur @fatima_b een bericht', 'Stuur {{account}} een bericht'],
  ])('%s', (text, masked) => {
    expect(nl(text)).toBe(masked)
  })

  test('a name, wherever it stands and however it is written', () => {
    const names = ['Fatima el Bakkali', '@fatima_b', 'bakkali@klanten.example']
    expect(nl('Mevrouw Bakkali, FATIMA belde; Fatima el Bakkali wacht.', names)).toBe(
      'Mevrouw {{naam}}, {{naam}} belde; {{naam}} wacht.',
    )
  })

  test('who is greeted becomes who is answered now, and is known further on', () => {
    expect(nl('Beste Wim,\n\nDank je wel, Wim.\n\nGroetjes,\nJoris')).toBe(
      'Beste {{klant.voornaam}},\n\nDank je wel, {{naam}}.\n\nGroetjes,\n{{naam}}',
    )
  })

  test('what belongs to the matter stays', () => {
    const text =
      'Het internet is weg 2 dagen. Binnen 5 werkdagen storten we € 1.250,00 terug; bel tussen 9:00 en 17:00 met toets 2 of 112 bij nood.'
    expect(nl(text, ['Fatima'])).toBe(text)
  })
})

describe('whatever the text', () => {
  const around = fc.string({ maxLength: 30, unit: fc.constantFrom(...'abc DE.,\n!é{}') })
  const digits = (n: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{${n - 1}}$`))
  const letters = fc.stringMatching(/^[A-Z][a-z]{3,9}$/)

  test('no mail address, number, IBAN or known name comes through', () => {
    const personal = fc.oneof(
      fc.tuple(letters, letters).map(([a, b]) => `${a}.${b}@${b}.example`.toLowerCase()),
      digits(8).map((n) => `06${n}`),
      fc.tuple(digits(2), digits(10)).map(([a, b]) => `NL${a}ABNA${b}`),
      digits(9),
    )
    fc.assert(
      fc.property(around, personal, around, letters, (before, secret, after, name) => {
        const masked = nl(`${before} ${secret} ${name} ${after}`, [name])
        expect(masked).not.toContain(secret)
        expect(masked.replace(/\{\{[^{}\n]*\}\}/g, '')).not.toMatch(new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'iu'))
      }),
    )
  })

  test('masking twice changes nothing', () => {
    const word = fc.oneof(
      around,
      fc.constantFrom('Beste Piet,', '06 12345678', '\ngroet,\nJan', 'Kerkstraat 4', '3 mei', 'jan@a.nl'),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (parts) => {
        const once = nl(parts.join(' '), ['Jan Piet'])
        expect(nl(once, ['Jan Piet'])).toBe(once)
      }),
    )
  })

  test.each(['a'.repeat(100_000), '1'.repeat(100_000), '{{'.repeat(50_000), 'A '.repeat(50_000), '@'.repeat(100_000)])(
    'it is not held up (%#)',
    (hostile) => {
      nl(hostile, ['Jan'])
    },
  )
})
