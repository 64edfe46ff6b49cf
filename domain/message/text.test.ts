import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { character } from '../../test/support/characters.ts'
import { cleanFileName, cleanLine, cleanMediaType, cleanText, cut } from './text.ts'

/** Text as an enemy would write it: every kind of character that we treat, close together. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('\0', '\r', '\n', '\r\n', '\t', ' ', '\u2028', '\u0085', '\x1b', '\x9b', '\ufffe', '\v'),
      fc.constantFrom(
        '\u202e',
        '\u202a',
        '\u2066',
        '\u2069',
        '\u200e',
        '\u061c',
        '\u200b',
        '\u200d',
        '\ufeff',
        '\u00ad',
      ),
      fc.constantFrom(
        '\ud83d',
        '\ude80',
        '👩',
        '🚀',
        '👩‍🚀',
        '❤️',
        '🏽',
        '🏴',
        '🏴󠁧󠁢󠁷󠁬󠁳󠁿',
        '\u{e0067}',
        '\u{e007f}',
        '\ufe0f',
      ),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
      fc.string({ unit: character, maxLength: 5 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''))

const cleaners = [
  ['cleanText', cleanText],
  ['cleanLine', cleanLine],
] as const

describe.each(cleaners)('%s', (_, clean) => {
  test('gives well-formed text within the limit, and the same when it is done twice', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 80 }), (text, limit) => {
        const once = clean(text, limit)
        expect(once.length).toBeLessThanOrEqual(limit)
        expect(once).not.toMatch(/\p{Surrogate}/u)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must be gone
        expect(once).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/)
        expect(clean(once, limit)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })

  test('leaves ordinary text of any script as it is', () => {
    for (const text of [
      'Café Zuidvleugel',
      'Ещё раз',
      'שלום עולם',
      '日本語のテキスト',
      'naïeve façade',
      '👩‍🚀 ❤️ 👍🏽 🏴󠁧󠁢󠁷󠁬󠁳󠁿',
    ])
      expect(clean(text)).toBe(text)
  })

  test('is not held up by a text that is made for it', () => {
    for (const part of ['\u200d', '🏴\u{e0067}', ' \u200b', '\r', '\ud83d', '👩\u200d'])
      clean(part.repeat(200_000), 262_144)
  })
})

describe('a body', () => {
  test('has line feeds for every way to end a line, and keeps its tabs', () => {
    expect(cleanText('a\r\nb\rc\u2028d\u0085e\tf\v')).toBe('a\nb\nc\nd\ne\tf\n')
  })

  test('keeps joiners and marks, which scripts need, and loses what turns the text around', () => {
    expect(cleanText('می\u200cخواهم \u200fא\u202etxt.exe\u202c')).toBe('می\u200cخواهم \u200fאtxt.exe')
  })
})

describe('a name or subject', () => {
  test('is one line with single spaces', () => {
    expect(cleanLine('  Re:\r\n\t  uw   vraag \n')).toBe('Re: uw vraag')
  })

  test('cannot hide, imitate or reverse', () => {
    expect(cleanLine('Volt\u200bmeer\u2060\ufeff')).toBe('Voltmeer')
    expect(cleanLine('factuur\u202efdp.exe')).toBe('factuurfdp.exe')
    expect(cleanLine('a\u200db\ufe0fc\ufe00')).toBe('abc')
    expect(cleanLine('hoi\u{e0068}\u{e0069}')).toBe('hoi')
    expect(cleanLine('\u3164')).toBe('')
  })

  test('is not emptied by a flood of unseen characters in front of it, nor slow on it', () => {
    expect(cleanLine(`${'\u200b'.repeat(1000)}Jan`)).toBe('Jan')
  })
})

test('a file name cannot climb out of its folder', () => {
  expect(cleanFileName('../../etc/passwd')).toBe('etc_passwd')
  expect(cleanFileName('C:\\Windows\\kaart.png')).toBe('C_Windows_kaart.png')
  expect(cleanFileName('.htaccess')).toBe('htaccess')
})

test('a media type is one that can stand in a header, or just bytes', () => {
  expect(cleanMediaType('Text/HTML; charset=utf-8')).toBe('text/html')
  for (const strange of ['', 'text', 'text/html\r\nSet-Cookie: x', '../x/y', `text/${'x'.repeat(300)}`])
    expect(cleanMediaType(strange)).toBe('application/octet-stream')
})

test('cutting never splits a code point', () => {
  expect(cut('ab🚀', 3)).toBe('ab')
  expect(cut('ab🚀', 4)).toBe('ab🚀')
})
