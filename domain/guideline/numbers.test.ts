import { expect, test } from 'vitest'
import { isBsn, isIban } from './numbers.ts'

test.each([
  ['NL91 ABNA 0417 1643 00', true],
  ['nl91abna0417164300', true],
  ['GB82 WEST 1234 5698 7654 32', true],
  ['NL91 ABNA 0417 1643 01', false],
  ['NL91', false],
  ['', false],
])('%j is an IBAN: %s', (text, is) => expect(isIban(text)).toBe(is))

test.each([
  ['111222333', true],
  ['123456782', true],
  ['123 456 782', true],
  ['123456789', false],
  ['000000000', false],
  ['1234', false],
])('%j may be a citizen service number: %s', (text, is) => expect(isBsn(text)).toBe(is))
