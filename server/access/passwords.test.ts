import { expect, test } from 'vitest'
import { scryptPasswords } from './passwords.ts'

const little = scryptPasswords(4)

test('a password fits its own hash and no other, however its accents are composed', async () => {
  const hash = await little.hash('caf\u00e9-aan-zee')
  expect(hash).toMatch(/^4:[0-9a-f]{32}:[0-9a-f]{128}$/)
  expect(await little.verify({ password: 'cafe\u0301-aan-zee', hash })).toBe(true)
  expect(await little.verify({ password: 'cafe-aan-zee', hash })).toBe(false)
  expect(await little.hash('caf\u00e9-aan-zee')).not.toBe(hash)
})

test('what was kept with other work, or before its work stood beside it, still fits', async () => {
  const usual = await scryptPasswords().hash('fietsbel-in-de-regen')
  const before = usual.split(':').slice(1).join(':')
  for (const hash of [usual, before]) {
    expect(await little.verify({ password: 'fietsbel-in-de-regen', hash })).toBe(true)
    expect(await little.verify({ password: 'een-ander', hash })).toBe(false)
  }
})

test('what is no hash fits nothing', async () => {
  for (const hash of ['', ':', '4::', '4:salt:no']) expect(await little.verify({ password: 'x', hash })).toBe(false)
})
