import { domainToASCII } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mailboxOf, normalMailAddress } from './mail-address.ts'

test.each([
  ['Fatima@Example.NL', 'fatima@example.nl'],
  [' fatima@example.nl. ', 'fatima@example.nl'],
  ['"fatima"@example.nl', 'fatima@example.nl'],
  ['"fa\\tima"@example.nl', 'fatima@example.nl'],
  ['"fatima b."@example.nl', '"fatima b."@example.nl'],
  ['"fatima@werk"@example.nl', '"fatima@werk"@example.nl'],
  ['fatima@münchen.de', 'fatima@xn--mnchen-3ya.de'],
  ['fatima@XN--MNCHEN-3YA.de', 'fatima@xn--mnchen-3ya.de'],
  ['用户@例え。テスト', '用户@xn--r8jz45g.xn--zckzah'],
  ['twee..punten.@docomo.example', 'twee..punten.@docomo.example'],
  ['fatima@[192.0.2.1]', 'fatima@[192.0.2.1]'],
])('%s is %s', (given, normal) => {
  expect(normalMailAddress(given)).toBe(normal)
})

test.each([
  '',
  'fatima',
  '@example.nl',
  'fatima@',
  'a@b@c.nl',
  '<fatima@example.nl>',
  'fatima b@example.nl',
  '"fatima@example.nl',
  `${'x'.repeat(250)}@example.nl`,
])('nobody has %s', (given) => {
  expect(normalMailAddress(given)).toBeNull()
})

test('a host in its own alphabet is written as programs write it', () => {
  const letters = fc.constantFrom(...'abcxyz019äöüéñçßαβγδабвгд日本語中文한국')
  const label = fc.array(letters, { minLength: 1, maxLength: 12 }).map((all) => all.join(''))
  fc.assert(
    fc.property(label, label, (one, other) => {
      const ascii = domainToASCII(`${one}.${other}.example`)
      fc.pre(ascii !== '')
      expect(normalMailAddress(`fatima@${one}.${other}.example`)).toBe(`fatima@${ascii}`)
    }),
  )
})

test('the same address written anew is the same', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      const normal = normalMailAddress(address)
      expect(normal && normalMailAddress(normal.toUpperCase())).toBe(normal)
    }),
  )
})

test('what stands behind a plus is of the same mailbox', () => {
  expect(mailboxOf('fatima+winkel@example.nl')).toBe('fatima@example.nl')
  expect(mailboxOf('fatima@example.nl')).toBe('fatima@example.nl')
})
