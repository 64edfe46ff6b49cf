import fc from 'fast-check'
import { expect, test } from 'vitest'
import { character } from '../../test/support/characters.ts'
import { ask, scopeOf } from './entry.ts'
import { errorsBetween, nearKeys } from './nearly.ts'
import { phoneEnd, readQuery } from './query.ts'
import { finer, marksAt, type Slice, sliceUp } from './slices.ts'
import { fold, wordsOf } from './words.ts'

const moment = fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })

test('slices hold every moment up to the newest once, at every level', () => {
  fc.assert(
    fc.property(moment, moment, (a, b) => {
      const [at, newest] = a <= b ? [a, b] : [b, a]
      const marks = marksAt(at)
      for (let slices = sliceUp(newest, null); slices.length > 0; ) {
        const around: Slice[] = slices.filter(({ from, until }) => from <= at && at < until)
        expect(around).toHaveLength(1)
        expect(around.every(({ mark }) => marks.includes(mark))).toBe(true)
        expect(slices.every(({ from }, i) => i === 0 || from < (slices[i - 1]?.from ?? newest))).toBe(true)
        slices = around.flatMap(finer)
      }
    }),
  )
})

test('one typing error leaves a near key in common', () => {
  const letter = fc.constantFrom(...'abcdefgh')
  const word = fc.array(letter, { minLength: 5, maxLength: 8 }).map((letters) => letters.join(''))
  fc.assert(
    fc.property(word, fc.nat(7), letter, fc.constantFrom('out', 'in', 'other', 'swap'), (right, n, other, how) => {
      const at = n % (right.length - 1)
      const [start, rest] = [right.slice(0, at), right.slice(at)]
      const wrong = {
        out: start + rest.slice(1),
        in: start + other + rest,
        other: start + other + rest.slice(1),
        swap: start + (rest[1] ?? '') + (rest[0] ?? '') + rest.slice(2),
      }[how]
      expect(errorsBetween(right, wrong)).toBeLessThanOrEqual(1)
      if (wrong.length <= 8) expect(nearKeys(wrong).some((key) => nearKeys(right).includes(key))).toBe(true)
    }),
  )
})

test('words are without case and diacritics, whatever the text', () => {
  expect(wordsOf('Één CAFÉ in ’s-Hertogenbosch: ﬁets, Straße, Łódź.').map(({ word }) => word)).toEqual(
    'een cafe in s hertogenbosch fiets strasse lodz'.split(' '),
  )
  fc.assert(fc.property(fc.string({ unit: character }), (text) => fold(fold(text)) === fold(text)))
})

test('a telephone number is the same however it is written', () => {
  const written = ['+31 6 1234 5678', '0031612345678', '06-12345678', '(06) 12 34 56 78', '+31612345678']
  expect(new Set(written.map(phoneEnd))).toEqual(new Set(['612345678']))
  expect(written.map((typed) => readQuery(typed).phone)).toEqual(written.map(() => '612345678'))
})

test('whatever is typed is a query that PostgreSQL can read', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: character, maxLength: 60 }),
      fc.constantFrom('', '"', '-', '#', '*'),
      (text, mark) => {
        const query = readQuery(`${mark}${text}${mark}`)
        for (const kind of ['person', 'conversation', 'message'] as const) {
          const asked = ask(kind, query, (word) => [word], true)
          const lexeme = /'[\p{L}\p{N}+<~#]+'(:\*)?/gu
          for (const part of [asked?.index, asked?.sieve])
            expect((part ?? '').replace(lexeme, '').replace(/ (&|\||<->) /g, '')).toMatch(/^[()! ]*$/)
        }
      },
    ),
  )
})

test('the scope names the kind and the organisation', () => {
  expect(scopeOf('message', '01a20099-414a-7037-be69-7bbe829f976f')).toBe('@mbe829f976f')
})
