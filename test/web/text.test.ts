/** Strangers' text is shown as it is; addresses can be followed and nothing else can; what is long or quoted is folded. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beginningOf, splitQuote } from '../../web/inbox/fold.ts'
import { splitAddresses } from '../../web/kit/addresses.ts'
import { initials } from '../../web/kit/initials.ts'
import { character } from '../support/characters.ts'

describe('addresses in a text', () => {
  const hrefs = (text: string) => splitAddresses(text).flatMap((part) => part.href ?? [])

  test('are found without the sentence around them', () => {
    expect(hrefs('Zie https://voltmeer.example/storing?p=7201AB. En (http://a.example/b)!')).toEqual([
      'https://voltmeer.example/storing?p=7201AB',
      'http://a.example/b',
    ])
  })

  test('are only web addresses', () => {
    expect(hrefs('javascript:alert(1) data:text/html,x file:///etc/passwd HTTPS:// ftp://a.example')).toEqual([])
  })

  test('leave every letter of the text where it was, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ unit: character }), fc.webUrl())), (parts) => {
        const text = parts.join(' ')
        expect(
          splitAddresses(text)
            .map((part) => part.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})

describe('quoted text', () => {
  test('is folded where it begins', () => {
    expect(splitQuote('Dank je.\n\n> Groet', 10)).toEqual({ said: 'Dank je.', quoted: '> Groet' })
  })

  test('is shown when there is nothing else', () => {
    expect(splitQuote('> Alleen een citaat', 0)).toEqual({ said: '> Alleen een citaat', quoted: '' })
  })
})

test('a long text begins with whole words, a short one is whole', () => {
  expect(beginningOf('kort')).toBe('kort')
  const beginning = beginningOf('woord '.repeat(2_000))
  expect(beginning.length).toBeLessThanOrEqual(3_000)
  expect(beginning.endsWith('woord')).toBe(true)
  expect(beginningOf('x\n'.repeat(500)).split('\n').length).toBe(45)
})

test.each([
  ['Bram de Wit', 'BW'],
  ['fatima@klanten.example', 'F'],
  ['  ', '?'],
  ['李小龍', '李'],
  ['🎈 Ömer Kaya', 'ÖK'],
])('"%s" is drawn as %s', (name, letters) => {
  expect(initials(name)).toBe(letters)
})
