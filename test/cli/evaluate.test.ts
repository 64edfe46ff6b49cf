/** `samenspraak evaluate`: measuring on one's own files. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '../../cli/run.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evaluate-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function evaluate(...words: string[]) {
  const said = { out: '', err: '' }
  const code = await run(
    ['evaluate', ...words],
    {},
    {
      out: (line) => {
        said.out += `${line}\n`
      },
      err: (line) => {
        said.err += `${line}\n`
      },
    },
  )
  return { code, ...said }
}

function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name)
  writeFileSync(path, lines.join('\n'))
  return path
}

describe('evaluate terms', () => {
  test('tells which messages meet which lines, and what it did not understand', async () => {
    const terms = file('terms', [
      'ziggo storing',
      '"geen internet" OR #storing',
      '(half',
      '',
      '@kpn lang:nl site:nos.nl from:jan channel:x',
    ])
    const messages = file('messages', [
      '{"id":"a","text":"Ziggo storing"}',
      '',
      '{"id":2,"text":"geen INTERNET @kpn","lang":"nl","author":"@Jan","channel":"x","url":"https://nos.nl/1"}',
      '{"id":"c","text":"niets"}',
    ])
    const out = join(folder, 'matches')
    const { code, out: said, err } = await evaluate('terms', '--terms', terms, '--messages', messages, '--out', out)
    expect(code).toBe(0)
    expect(JSON.parse(said.trim().split('\n').at(-1) ?? '')).toMatchObject({
      task: 'terms',
      queries: 3,
      matches: 3,
      messages: 3,
      refused: 1,
    })
    expect(err).toContain('line 3, character 1: bracket-open')
    expect(readFileSync(out, 'utf8')).toBe('{"id":"a","terms":[1]}\n{"id":"2","terms":[2,5]}\n')
  })

  test.each([
    [['nonsense'], /"nonsense" cannot be evaluated; terms, /],
    [['terms'], /needs --terms FILE/],
    [['terms', '--terms', '/nowhere', '--messages', '/nowhere'], /There is no file \/nowhere/],
  ])('%s is unusable', async (words, why) => {
    const { code, err } = await evaluate(...words)
    expect([code, why.test(err)]).toEqual([2, true])
  })

  test('a line that is no message stops it, with its number', async () => {
    const terms = file('one', ['ziggo'])
    const messages = file('odd', ['{"id":"a","text":"x"}', '{"id":"b"}'])
    const { code, err } = await evaluate('terms', '--terms', terms, '--messages', messages)
    expect(code).toBe(2)
    expect(err).toContain('line 2: it should be {"id","text",...}')
  })
})

describe('evaluate guideline', () => {
  const draft = (text: string, marks: readonly { kind: string; span: string }[] = []) =>
    JSON.stringify({ lang: 'nl', public: false, customer: 'Wanneer komt er iemand?', draft: text, marks })

  test('counts a hint as right where a mark of its kind overlaps it', async () => {
    const drafts = file('drafts', [
      draft('Bel ons even op 0900-1234. Morgen om tien uur komt Ruud.', [{ kind: 'steering', span: 'Bel ons even' }]),
      draft('Bel ons even op 0900-1234. Morgen om tien uur komt Ruud.'),
      draft('Wat vervelend voor je, Sam.', [
        { kind: 'hollow', span: 'Wat vervelend voor je' },
        { kind: 'unanswered', span: 'Wanneer komt er iemand?' },
        { kind: 'sales', span: 'Sam' },
      ]),
    ])
    const { code, out } = await evaluate('guideline', '--file', drafts)
    expect(code).toBe(0)
    const found = JSON.parse(out.trim().split('\n').at(-1) ?? '')
    expect(found).toMatchObject({ task: 'guideline', n: 3, precision: 0.75, recall: 0.75, clean: 1, nagged: 1 })
    expect(found.kinds.steering).toEqual({ precision: 0.5, recall: 1, marks: 1 })
    expect(found.kinds.sales).toEqual({ precision: null, recall: 0, marks: 1 })
    expect(found.kinds.unanswered).toEqual({ precision: 1, recall: 1, marks: 1 })
  })

  test('a line that is no draft stops it, with its number', async () => {
    const { code, err } = await evaluate('guideline', '--file', file('no-draft', [draft('Goed.'), '{"draft":1}']))
    expect([code, /line 2: it should be/.test(err)]).toEqual([2, true])
  })
})
