import { expect, test } from 'vitest'
import { base32, codeOf, stepOf, stepOfCode, totpUri } from './totp.ts'

const secret = Buffer.from('12345678901234567890')

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('at %i seconds the code is that of RFC 6238: %s', (seconds, code) => {
  expect(codeOf(secret, stepOf(new Date(seconds * 1000)))).toBe(code)
})

test('a clock may be one step off, not two', () => {
  const now = new Date('2026-11-21T20:00:00Z')
  const opens = (off: number) => stepOfCode(secret, codeOf(secret, stepOf(now) + off), now, 0) !== null
  expect([-2, -1, 0, 1, 2].map(opens)).toEqual([false, true, true, true, false])
})

test('a code opens once, and neither do the ones before it', () => {
  const now = new Date('2026-11-21T20:00:00Z')
  const used = stepOfCode(secret, codeOf(secret, stepOf(now)), now, 0) ?? 0
  expect(stepOfCode(secret, codeOf(secret, used), now, used)).toBeNull()
  expect(stepOfCode(secret, codeOf(secret, used - 1), now, used)).toBeNull()
  expect(stepOfCode(secret, codeOf(secret, used + 1), now, used)).toBe(used + 1)
})

test('what is not a code opens nothing', () => {
  for (const code of ['', '12345', '1234567', '12345é', '      '])
    expect(stepOfCode(secret, code, new Date('2026-11-21T20:00:00Z'), 0)).toBeNull()
})

test('the secret is told as base32 and in the address that apps read', () => {
  expect(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base32(Buffer.from(text)))).toEqual([
    '',
    'MY',
    'MZXQ',
    'MZXW6',
    'MZXW6YQ',
    'MZXW6YTB',
    'MZXW6YTBOI',
  ])
  const uri = new URL(totpUri(secret, 'Zonnig Wonen', 'joris@example.org'))
  expect(uri.protocol).toBe('otpauth:')
  expect(decodeURIComponent(uri.pathname)).toContain('Zonnig Wonen:joris@example.org')
  expect(uri.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  expect(uri.searchParams.get('issuer')).toBe('Zonnig Wonen')
})
