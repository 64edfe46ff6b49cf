import { describe, expect, test } from 'vitest'
import { keysOfRecord, readRow } from './customer-record.ts'

describe('a row of a customer system', () => {
  test('is read in Dutch and in English; every other column is a field of its own', () => {
    const cells = {
      Klantnummer: ' K-1 ',
      Naam: 'Fatima B.',
      'E-mail': 'F@x.nl; f2@x.nl',
      Waarde: '€ 1.234,50',
      Regio: 'Oost',
    }
    expect(readRow(cells)).toEqual({
      number: 'K-1',
      name: 'Fatima B.',
      emails: ['F@x.nl', 'f2@x.nl'],
      value: 1234.5,
      fields: { Regio: 'Oost' },
    })
    expect(readRow({ number: '1', value: '1,234.50', segments: 'gold|press', contact: 'x' })).toEqual({
      number: '1',
      value: 1234.5,
      segments: ['gold', 'press'],
    })
  })

  test.each([
    ['12', 12],
    ['1.234', 1234],
    ['-3,5', -3.5],
    ['0,00', 0],
  ])('a value of %s is %d', (value, is) => expect(readRow({ number: '1', value })).toMatchObject({ value: is }))

  test.each([
    [{ name: 'x' }, 'no customer number'],
    [{ number: '1', value: 'veel' }, 'is no number'],
  ])('%j is refused', (cells, reason) =>
    expect(readRow(cells as never)).toEqual({ wrong: expect.stringContaining(reason) }),
  )

  test('has addresses and numbers in the form that compares, each once', () => {
    const keys = keysOfRecord({ number: '1', emails: ['A@x.nl', 'a@x.nl'], phones: ['06 12345678'] })
    expect(keys).toEqual({
      keys: [
        { kind: 'email', value: 'a@x.nl' },
        { kind: 'phone', value: '+31612345678' },
      ],
    })
    expect(keysOfRecord({ number: '1', emails: ['geen adres'] })).toHaveProperty('wrong')
    expect(keysOfRecord({ number: '1', phones: ['112'] })).toHaveProperty('wrong')
  })
})
