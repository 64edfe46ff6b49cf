import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseJson } from '../../server/http/json.ts'

const isJson = (text: string) => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('JSON from strangers', () => {
  test.each([
    ['', 0],
    ['  ', 2],
    ['abc', 0],
    ['{"a":}', 5],
    ['{"a":1,}', 7],
    ['[1 2]', 3],
    ['[1,]', 3],
    ['{"a" 1}', 5],
    ['{a:1}', 1],
    ['"a\nb"', 2],
    ['"\\x"', 1],
    ['"\\u00"', 1],
    ['01', 1],
    ['1.', 1],
    ['-', 0],
    ['[}', 1],
    ['{}}', 2],
    ['{"a":1', 6],
    ['"open', 5],
    ['nul', 0],
    ['\u00a01', 0],
  ])('%j stops being JSON at %i', (text, at) => {
    expect(parseJson(text)).toMatchObject({ ok: false, at })
  })

  test('line and column are those of an editor', () => {
    expect(parseJson('{\n  "a": 1,\n  b\n}')).toEqual({ ok: false, at: 14, line: 3, column: 3 })
  })

  test('is taken exactly when the engine takes it', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) })
      }),
    )
  })

  /** What stands before the fault could still have become JSON, and with what stands at the fault it never could. */
  test('the place of the fault is the first one, whatever was broken', () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.string({ maxLength: 3 }), fc.nat(3))
      .map(
        ([text, at, added, gone]) =>
          text.slice(0, at % (text.length + 1)) + added + text.slice((at % (text.length + 1)) + gone),
      )
      .filter((text) => !isJson(text))
    fc.assert(
      fc.property(broken, (text) => {
        const found = parseJson(text)
        if (found.ok) throw new Error('it was not JSON')
        expect(found.at).toBeLessThanOrEqual(text.length)
        expect(
          endings.some((ending) => isJson(text.slice(0, found.at) + closing(text.slice(0, found.at), ending))),
        ).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

/** What a beginning may still need before its brackets are closed. */
const endings = ['', '0', '"', '":0', '"":0', ':0']

function closing(beginning: string, ending: string): string {
  const open: string[] = []
  let quoted = false
  for (let i = 0; i < beginning.length; i++) {
    const sign = beginning[i]
    if (quoted && sign === '\\') i++
    else if (sign === '"') quoted = !quoted
    else if (!quoted && (sign === '{' || sign === '[')) open.push(sign === '{' ? '}' : ']')
    else if (!quoted && (sign === '}' || sign === ']')) open.pop()
  }
  return ending + open.reverse().join('')
}
