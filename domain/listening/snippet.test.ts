import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { character } from '../../test/support/characters.ts'
import { longFrom, snippetLength, snippetOf } from './snippet.ts'

const words = (n: number) => Array.from({ length: n }, (_, i) => `woord${i}`).join(' ')

describe('a snippet', () => {
  test('of a short text is the text', () => {
    const text = words(20)
    expect(snippetOf(text, [])).toBe(text)
  })

  test('stands around the words that were meant, and begins and ends with whole words', () => {
    const text = words(1000)
    const from = text.indexOf('woord500')
    const snippet = snippetOf(text, [{ from, until: from + 8 }])
    expect(snippet).toContain('woord500')
    const [first, last] = [snippet.split(' ')[1], snippet.split(' ').at(-2)]
    expect(text.split(' ')).toEqual(expect.arrayContaining([first, last]))
    expect(snippet.startsWith('… ') && snippet.endsWith(' …')).toBe(true)
  })

  test('is never much longer than it should be, never breaks a character, and never fails', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 0, maxLength: 3000, unit: character }), fc.nat(3000), (text, from) => {
        const snippet = snippetOf(text, [{ from, until: from + 3 }])
        if (text.length <= longFrom) return snippet === text
        return snippet.length <= snippetLength + 10 && (!/\p{Surrogate}/u.test(snippet) || /\p{Surrogate}/u.test(text))
      }),
      { numRuns: 40 },
    )
  })
})
