import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Problem } from '../../contract/endpoint.ts'
import { sayField, sayFields } from '../../web/words/field-reasons.ts'
import { nl } from '../../web/words/nl.ts'
import { sayProblem } from '../../web/words/problems.ts'

const sources = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))

const invalid = (path: string, message: string): Problem => ({
  ...{ code: 'invalid', status: 400, title: '', type: '' },
  detail: `${path} ${message}`,
  fields: [{ path, message }],
})

test('whatever the server says of a field in a fixed sentence, is said in Dutch', () => {
  const said = sources('server').flatMap((text) => [
    ...[...text.matchAll(/refuseField\(\s*[^,]+,\s*'([^']+)'/g)].map((match) => match[1] ?? ''),
    ...[...text.matchAll(/\bwrong: '([^']+)'/g)].map((match) => match[1] ?? ''),
  ])
  expect(said.length).toBeGreaterThan(30)
  const unsaid = said.filter((message) => message.includes(' ') && sayFields([{ path: 'name', message }]) === null)
  expect(unsaid).toEqual([])
})

test('a wrong password and a wrong code are told as one would', () => {
  const told = (path: string, message: string) => sayProblem(invalid(path, message), 'nl', nl).body
  expect(told('password', 'is not your password')).toBe('Het wachtwoord klopt niet.')
  expect(told('password.now', 'is not your password')).toBe('Het wachtwoord van nu klopt niet.')
  expect(told('settings.address', 'is not a web address')).toBe('Het adres is geen webadres; begin met https://.')
  expect(told('', 'is no CSV: Quote Not Closed: the parsing is finished with an opening quote at line 7')).toBe(
    'Wat je instuurde is geen CSV: in regel 7 wordt een aanhalingsteken niet gesloten. Er is niets meegenomen.',
  )
  expect(told('title', 'should be at most 300 characters')).toBe('De titel mag hooguit 300 tekens lang zijn.')
})

test('a day of the rules is told as a Dutch reader writes it', () => {
  const fault = { path: 'rules.sensitiveDays.0.from', message: 'is not a day: write 05-04 for the fourth of May' }
  expect(sayField(fault, 'nl')).toBe(
    'De begindatum is geen dag. Schrijf maand-dag, zoals 05-04 voor 4 mei, of 2026-11-22.',
  )
  expect(sayField(fault, 'en')).toBe('This is not a day: write 05-04 for the fourth of May.')
})

test('an address of a page with an id that is none is a page that is not there', () => {
  expect(sayProblem(invalid('id', 'is not an id'), 'nl', nl).title).toBe(nl.failed.missing)
  expect(sayProblem(invalid('id', 'is not an id'), 'en', nl).title).toBe(nl.failed.missing)
})
