import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flowed, unflowed } from './flowed.ts'

const words = fc.oneof(
  fc.constantFrom(
    '-- ',
    'From hier',
    '> citaat',
    '  in',
    '',
    '-',
    'é',
    'https://voltmeer.example/een/heel/lang/adres'.repeat(3),
  ),
  fc.lorem(),
  fc.string(),
)
const texts = fc
  .array(words, { maxLength: 12 })
  .map((lines) => lines.join('\n').replace(/[\r\v\f\u0085\u2028\u2029]/g, ''))

test('what was wrapped reads as it was written, without the spaces at line ends', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const written = text.split('\n').map((line) => (line === '-- ' ? line : line.trimEnd()))
      const wire = flowed(text)
      expect(unflowed(wire.replaceAll('\r\n', '\n'), false)).toBe(written.join('\n'))
      // a line is long only where a single word is
      for (const line of wire.split('\r\n'))
        expect(line.length <= 74 || !line.trim().slice(0, -1).includes(' ')).toBe(true)
    }),
  )
})

test('quotes of other depths stay apart, and DelSp joins words of a language without spaces', () => {
  expect(unflowed('> een \n> twee\n>> drie \nvier', false)).toBe('> een twee\n>> drie \nvier')
  expect(unflowed('電気が \n来ない', true)).toBe('電気が来ない')
})
