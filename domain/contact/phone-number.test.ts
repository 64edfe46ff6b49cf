import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readableNumber, toE164 } from './phone-number.ts'

describe('a telephone number in the form that compares', () => {
  test.each([
    ['06-12345678', '+31612345678'],
    ['06 1234 5678', '+31612345678'],
    ['0612345678', '+31612345678'],
    ['+31 6 12345678', '+31612345678'],
    ['+31 (0)6 12 34 56 78', '+31612345678'],
    ['0031612345678', '+31612345678'],
    ['0031 (0)20-1234567', '+31201234567'],
    ['(020) 123 45 67', '+31201234567'],
    ['tel:+31612345678', '+31612345678'],
    ['sip:+31612345678@voip.example;user=phone', '+31612345678'],
    ['0800-1234', '+318001234'],
    ['0900 1234567', '+319001234567'],
    ['+32 470 12 34 56', '+32470123456'],
    ['+1 (555) 010-9999', '+15550109999'],
    ['+3106 12345678', '+31612345678'],
  ])('%s', (given, number) => expect(toE164(given)).toBe(number))

  test.each([
    '',
    'anonymous',
    'Onbekend',
    '201',
    '112',
    '14 020',
    '*31#0612345678',
    '0',
    '+',
    '00',
    '061234567',
    '06123456789',
    '+0612345678',
    '1 2 3 4 5 6 7 8 9',
    '0612345678 toestel 4',
    '06+12345678',
    '٠٦١٢٣٤٥٦٧٨',
    '9'.repeat(100),
  ])('%j is none', (given) => expect(toE164(given)).toBeNull())

  test('at home elsewhere', () => {
    expect(toE164('0470 12 34 56', '32')).toBe('+32470123456')
  })

  test('whatever is given: none, or a number that stays the same when it is read again', () => {
    const part = fc.constantFrom('0', '6', '31', '+', '(0)', ' ', '-', '00', '12345678', 'x', 'tel:')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
        ),
        (given) => {
          const number = toE164(given)
          if (number === null) return
          expect(number).toMatch(/^\+[1-9]\d{6,14}$/)
          expect(toE164(number)).toBe(number)
          expect(toE164(readableNumber(number))).toBe(number)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

test.each([
  ['+31612345678', '06 12345678'],
  ['+31201234567', '020 1234567'],
  ['+31495123456', '0495 123456'],
  ['+318001234', '0800 1234'],
  ['+32470123456', '+32470123456'],
])('%s is read as %s', (number, readable) => expect(readableNumber(number)).toBe(readable))
