/** The language of search terms: what it means, what it refuses and where, and that it reads back as it was meant. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textOf } from '../../domain/listening/keys.ts'
import { meets, readMessage } from '../../domain/listening/meets.ts'
import { parse } from '../../domain/listening/parse.ts'
import { print } from '../../domain/listening/print.ts'
import { limits } from '../../domain/listening/query.ts'
import { createTokens, tokenise } from '../../domain/listening/tokens.ts'
import { character } from '../support/characters.ts'
import { query as anyQuery } from './arbitrary.ts'

const canonical = (text: string) => {
  const parsed = parse(text)
  return parsed.ok ? print(parsed.query) : parsed.fault.code
}
const finds = (term: string, text: string, more: object = {}) => {
  const parsed = parse(term)
  if (!parsed.ok) throw new Error(parsed.fault.code)
  return meets(parsed.query, readMessage({ text, ...more }))
}

describe('a search term', () => {
  test.each([
    ['ziggo storing', 'ziggo AND storing'],
    ['ziggo EN (storing OF traag)', 'ziggo AND (storing OR traag)'],
    ['ziggo NIET reclame', 'ziggo AND NOT reclame'],
    ['ziggo -reclame -"gratis tickets"', 'ziggo AND NOT reclame AND NOT "gratis tickets"'],
    ['a1 OR b2 c3', 'a1 OR (b2 AND c3)'],
    ['“geen internet” near/4 (Ziggo or KPN)', '"geen internet" NEAR/4 (ziggo OR kpn)'],
    ['((a1 b2) c3)', 'a1 AND b2 AND c3'],
    ['T-Mobile', '"t mobile"'],
    ['STÖRUNG* #Storing @Ziggo', 'storung* AND #storing AND @ziggo'],
    [
      'van:@Jan taal:NL kanaal:"Webcare Mail" site:https://www.nos.nl/',
      'from:jan AND lang:nl AND channel:"webcare mail" AND site:nos.nl',
    ],
    ['constructor __proto__ toString', 'constructor AND proto AND tostring'],
    ['storing: 10:30', 'storing AND "10 30"'],
  ])('%s means %s', (typed, meant) => {
    expect(canonical(typed.replace(' or ', ' OR '))).toBe(meant)
  })

  test('reads back as the same query', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const parsed = parse(`anker AND (${print(query)})`)
        const again = parse(`anker AND ${query.is === 'all' ? print(query) : `(${print(query)})`}`)
        expect(parsed).toMatchObject({
          ok: true,
          query: { is: 'all', of: [{ key: 'anker' }, ...(query.is === 'all' ? query.of : [query])] },
        })
        expect(again).toMatchObject(parsed.ok ? { query: parsed.query } : {})
      }),
      { numRuns: 100 },
    )
  })

  test('is understood or refused with a place in it, whatever is typed, and reads back the same', () => {
    const pieces = fc.constantFrom(
      'ziggo',
      'AND',
      'OR',
      'NOT',
      '-',
      '(',
      ')',
      '"',
      'NEAR/3',
      '*',
      '@',
      '#',
      ':',
      'lang:',
      'site:x.nl',
      '|',
      '!',
      ' ',
      ' ',
      ' ',
      '😡',
      '東',
      '\ud83d',
      'é',
      '…',
    )
    const typed = fc.oneof(
      fc.string({ unit: character }),
      fc.array(pieces, { maxLength: 14 }).map((each) => each.join('')),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parse(text)
        if (parsed.ok) {
          expect(parse(print(parsed.query))).toMatchObject({ ok: true, query: parsed.query })
          return
        }
        const { at, length } = parsed.fault
        expect(at >= 0 && length >= 0 && at + length <= text.length).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['', 'empty', 0, 0],
    ['ziggo "geen internet', 'quote-open', 6, 1],
    ['ziggo ""', 'quote-empty', 6, 2],
    ['(ziggo OR kpn', 'bracket-open', 0, 1],
    ['ziggo) kpn', 'bracket-close', 5, 1],
    ['ziggo ()', 'bracket-empty', 6, 2],
    ['ziggo AND', 'operator-alone', 6, 3],
    ['OR ziggo', 'operator-alone', 0, 2],
    ['ziggo NOT', 'operator-alone', 6, 3],
    ['ziggo - kpn', 'operator-alone', 6, 1],
    ['NOT reclame', 'only-not', 0, 11],
    ['ziggo OR -reclame', 'only-not', 9, 8],
    ['ziggo | kpn', 'foreign-operator', 6, 1],
    ['"geen internet"~5', 'foreign-operator', 15, 2],
    ['ziggo !reclame', 'foreign-operator', 6, 1],
    ['ziggo NEAR kpn', 'near-number', 6, 4],
    ['ziggo NEAR/999 kpn', 'near-number', 6, 8],
    ['ziggo NEAR/3 -kpn', 'near-what', 13, 1],
    ['ziggo NEAR/3 (kpn AND traag)', 'near-what', 13, 15],
    ['ziggo NEAR/3 kpn NEAR/3 traag', 'near-chain', 17, 6],
    ['auteur:jan ziggo', 'facet-unknown', 0, 7],
    ['ziggo lang:', 'facet-empty', 6, 5],
    ['lang:(nl OR en)', 'facet-brackets', 0, 5],
    ['ziggo lang:nederlands!', 'language-odd', 6, 16],
    ['site:nos.nl/artikel', 'site-odd', 0, 19],
    ['from:"Jan de Vries"', 'handle-odd', 0, 19],
    ['https://nos.nl/artikel/1', 'link', 0, 24],
    ['*', 'star-odd', 0, 1],
    ['st*ring', 'star-odd', 2, 1],
    ['ziggo s*', 'star-short', 6, 2],
    ['ziggo …', 'no-word', 6, 1],
  ])('%s is refused: %s at %i', (text, code, at, length) => {
    expect(parse(text)).toMatchObject({ ok: false, fault: { code, at, length } })
  })

  test('is bounded in every direction, and in time', () => {
    const fault = (text: string) => canonical(text)
    expect(fault('a'.repeat(limits.characters + 1))).toBe('too-long')
    expect(fault('ab '.repeat(1200))).toBe('too-many-words')
    expect(fault(`${'('.repeat(4000)}a${')'.repeat(4000)}`)).toBe('too-deep')
    expect(fault(`a ${'-'.repeat(4000)}b`)).toBe('too-deep')
    expect(fault(`"${'a '.repeat(60)}"`)).toBe('phrase-too-long')
    expect(parse('stor* '.repeat(999)).ok).toBe(true)
    for (const text of [
      '"'.repeat(9999),
      '('.repeat(9999),
      'a*'.repeat(4999),
      'NEAR/1 '.repeat(1400),
      '-('.repeat(4999),
      ':'.repeat(9999),
    ])
      fault(text)
  })

  test('hints at what may not have been meant', () => {
    expect(parse('ziggo of kpn')).toMatchObject({
      hints: [{ code: 'small-operator', operator: 'OF', at: 6, length: 2 }],
    })
    expect(parse('ziggo OR kpn storing')).toMatchObject({ hints: [{ code: 'mixed', at: 9, length: 11 }] })
    expect(parse('ziggo OR (kpn storing)')).toMatchObject({ hints: [] })
  })
})

describe('a message', () => {
  test.each([
    ['ziggo', 'Ik haat ZIGGO!', true],
    ['ziggo', 'ziggos storing', false],
    ['zigg*', 'ziggos storing', true],
    ['cafe', 'Café vol', true],
    ['ziggo', 'zi\u00adg\u200dgo', true],
    ['ziggo', 'ｚｉｇｇｏ 𝔷𝔦𝔤𝔤𝔬', true],
    ['ziggo', '#ziggo', true],
    ['ziggo', 'hoi @ziggo', true],
    ['ziggo', '@ziggo.bsky.social hoi', true],
    ['bsky', '@ziggo.bsky.social hoi', false],
    ['#ziggo', 'ziggo', false],
    ['#ziggo', '#ziggostoring', false],
    ['@ziggo', '@ziggo@social.nl', true],
    ['@ziggo@social.nl', '@ziggo', false],
    ['@ziggo', '@ziggo-klant', true],
    ['@ziggo', 'info@ziggo.nl', false],
    ['ziggo', 'info@ziggo.nl', true],
    ['ziggo', 'zie https://ziggo.nl/storing', false],
    ['ziggo', 'zie www.ziggo.nl', false],
    ['ziggo.nl', 'ziggo.nl ligt eruit', true],
    ['foto’s', "foto's", true],
    ['leuk', 'leuuuuk', false],
    ['😡', 'Weer 😡😡', true],
    ['👍', '👍🏽', true],
    ['👩', '👩‍🚀', false],
    ['東京', '私は東京に', true],
    ['"geen internet"', 'geen enkel internet', false],
    ['geen NEAR/2 internet', 'internet is er geen', false],
    ['geen NEAR/3 internet', 'internet is er geen', true],
    ['ziggo NEAR/1 ziggo', 'ziggo', false],
    ['ziggo NEAR/1 ziggo', 'ziggo ziggo', true],
    ['"is weg" NEAR/1 "weg is"', 'weg is weg', false],
    ['ziggo -reclame', 'ziggo reclame', false],
  ])('%s in %s: %s', (term, text, found) => {
    expect(finds(term, text)).toBe(found)
  })

  test('is asked what it says about itself', () => {
    const about = {
      from: '@Jan@social.nl',
      mentions: ['ziggo.nl'],
      lang: 'nl-BE',
      channel: ['mastodon', 'Webcare Plein'],
      site: 'https://www.gathering.tweakers.net/x',
    }
    for (const term of [
      'from:jan',
      'from:@jan@social.nl',
      '@ziggo',
      '@ziggo.nl',
      'lang:nl',
      'lang:nl-be',
      'channel:mastodon',
      'channel:"webcare plein"',
      'site:tweakers.net',
    ])
      expect([term, finds(term, '', about)]).toEqual([term, true])
    for (const term of ['from:ja', 'ziggo', 'lang:en', 'channel:webcare', 'site:weakers.net', '"@ziggo.nl"'])
      expect([term, finds(term, 'x', about)]).toEqual([term, term.includes('"@')])
  })

  test('is taken apart the same way when a token is read again', () => {
    const tokens = createTokens()
    for (let code = 0; code < 0x20000; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue
      tokenise(String.fromCodePoint(code), tokens)
      if (tokens.count === 0) continue
      const [thing, text] = [tokens.thing[0], textOf(tokens, 0)]
      tokenise(text, tokens)
      if (tokens.count !== 1 || tokens.thing[0] !== thing || textOf(tokens, 0) !== text)
        expect.fail(`U+${code.toString(16)}`)
    }
  })
})
