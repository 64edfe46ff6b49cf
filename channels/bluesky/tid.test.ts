import { expect, test } from 'vitest'
import { momentIn, recordKeyOf } from './tid.ts'

test('a letter has one record key, in which stands when it was written', () => {
  const letter = '019d0b2c-7a10-7abc-8def-0123456789ab'
  const { rkey, moment } = recordKeyOf(letter)
  expect(recordKeyOf(letter)).toEqual({ rkey, moment })
  expect(rkey).toMatch(/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/)
  expect(momentIn(rkey)).toBe(0x019d0b2c7a10)
  expect(moment.getTime()).toBe(momentIn(rkey))
  expect(recordKeyOf('019d0b2c-7a10-7abc-8def-0123456789ac').rkey).not.toBe(rkey)
})

test('a key that is no letter of ours has one too', () => {
  expect(momentIn(recordKeyOf('the-key').rkey)).not.toBeNull()
  expect(momentIn('self')).toBeNull()
})
