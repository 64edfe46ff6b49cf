/** What is wrong with a search term is said in both languages, with what to do. */
import { expect, test } from 'vitest'
import { parse } from '../../domain/listening/parse.ts'
import { faultWords, hintWords, sayFault, sayHint } from '../../web/words/fault.ts'

const wrong = [
  '',
  'a'.repeat(10_001),
  'ab '.repeat(1001),
  '('.repeat(50),
  `"${'a '.repeat(60)}"`,
  '"a',
  '""',
  '(a',
  'a)',
  '()',
  'a AND',
  'OR a',
  'a | b',
]
wrong.push(
  'a NEAR b',
  'a NEAR/2 -b',
  'a NEAR/2 b NEAR/2 c',
  'foo:a',
  'lang:',
  'lang:(a)',
  'lang:nederlands',
  'site:nos.nl/a',
  'from:"a b"',
)
wrong.push('https://nos.nl', '*a', 'a*', '…', '-a')

test.each(['nl', 'en'] as const)('each fault is said in %s', (language) => {
  const said = wrong.map((text) => {
    const parsed = parse(text)
    if (parsed.ok) throw new Error(`${text} is right`)
    return { code: parsed.fault.code, text: sayFault(parsed.fault, language) }
  })
  expect(said.filter(({ text }) => !/^[\p{Lu}“]/u.test(text) || !/\.$/.test(text) || /!|undefined/.test(text))).toEqual(
    [],
  )
  expect(new Set(said.map(({ code }) => code))).toEqual(new Set(Object.keys(faultWords[language])))
})

test.each(['nl', 'en'] as const)('each hint is said in %s', (language) => {
  const said = ['ziggo of kpn', 'ziggo OR kpn storing'].flatMap((text) => {
    const parsed = parse(text)
    return parsed.ok ? parsed.hints.map((hint) => sayHint(hint, language)) : []
  })
  expect(said.length).toBe(Object.keys(hintWords[language]).length)
  expect(said.filter((text) => /!|undefined/.test(text))).toEqual([])
})
