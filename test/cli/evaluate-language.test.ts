/** `samenspraak evaluate sentiment|intent|language`: measuring the judgements on one's own files. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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
  const [out, err]: [string[], string[]] = [[], []]
  const code = await run(['evaluate', ...words], {}, { out: (line) => out.push(line), err: (line) => err.push(line) })
  return { code, facts: JSON.parse(out.at(-1) ?? 'null'), err: err.join('\n') }
}

function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name)
  writeFileSync(path, lines.join('\n'))
  return path
}

const felt = [
  'positive\tWat een heerlijk boek, prachtig geschreven',
  'negative\tWaardeloos, na een week al kapot',
  'positive\tFijne bedden en vriendelijk personeel',
  'negative\tSlechte service en koud eten',
]

describe('the shipped models', () => {
  test('judge a file of sentiments; one without neutral texts over the two that are in it', async () => {
    const { code, facts } = await evaluate('sentiment', '--file', file('felt', felt))
    expect(code).toBe(0)
    expect(facts).toMatchObject({ task: 'sentiment', n: 4, accuracy: 1, macro_f1: 1, auc: 1, refused: 0 })
    expect(facts.messages_per_s).toBeGreaterThan(0)
    expect(Object.keys(facts)).toEqual(expect.arrayContaining(['balanced_accuracy', 'ece', 'top70_accuracy']))
  })
  test('judge intents, with "other" for none of them', async () => {
    const lines = [
      'question\tWhat time do you open on Sunday?',
      'other\tMy cousin lives near your shop',
      'thanks\tThank you, all sorted now',
    ]
    const { facts } = await evaluate('intent', '--file', file('wanted', lines))
    expect(facts).toMatchObject({ task: 'intent', n: 3, accuracy: 1 })
  })
  test('judge languages; one that is not told apart is "other"', async () => {
    const lines = [
      'nl\tHoe laat gaan jullie open vandaag',
      'en\tWhat time do you open today',
      'es\tHoy no para de llover en la ciudad',
    ]
    expect((await evaluate('language', '--file', file('spoken', lines))).facts).toMatchObject({ n: 3, accuracy: 1 })
  })
})

describe('with a file to learn from', () => {
  test("labels of one's own are learnt, also from a CSV of text and category", async () => {
    const [bikes, bread] = [
      ['fiets', 'band', 'zadel', 'ketting'],
      ['brood', 'taart', 'meel', 'oven'],
    ]
    const rows = Array.from({ length: 80 }, (_, i) => {
      const words = i % 2 === 0 ? bikes : bread
      return `"de ${words[i % 3]}, met ""een"" ${words[(i >> 2) % 4]}",${i % 2 === 0 ? 'fietsen' : 'bakken'}`
    })
    const csv = file('own.csv', ['text,category', ...rows])
    const { code, facts } = await evaluate('intent', '--file', csv, '--train', csv, '--lang', 'nl')
    expect(code).toBe(0)
    expect(facts).toMatchObject({ n: 80, accuracy: 1, trained_on: 80 })
    expect(facts.ece).toBeLessThan(0.2)
  })
  test('a label that was not taught counts as missed', async () => {
    const lessons = file(
      'lessons',
      Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? `a\tde fiets ${i}` : `b\thet brood ${i}`)),
    )
    const { facts } = await evaluate(
      'intent',
      '--file',
      file('asked', ['a\tde fiets', 'c\tde trein']),
      '--train',
      lessons,
      '--lang',
      'nl',
    )
    expect(facts).toMatchObject({ n: 2, accuracy: 0.5 })
  })
})

describe('what is no labelled text', () => {
  test('is told with its line, and the rest is measured', async () => {
    const { facts, err } = await evaluate(
      'sentiment',
      '--file',
      file('odd', [...felt, 'no tab', 'happy\tthis label is none', 'positive\t ']),
    )
    expect(facts).toMatchObject({ n: 4, refused: 3 })
    expect(err).toMatch(
      /line 5: there should be a label[\s\S]*line 6: "happy" is no label[\s\S]*line 7: there is no text/,
    )
  })
  test.each([
    [['sentiment'], /needs --file FILE/],
    [['intent', '--file', '/nowhere'], /There is no file \/nowhere/],
    [['sentiment', '--file', 'EMPTY'], /holds no labelled text/],
    [['sentiment', '--file', 'FELT', '--lang', 'de'], /--lang should be nl or en, not "de"/],
    [['intent', '--file', 'FELT', '--train', 'ONE'], /has one label, positive/],
  ])('%s is unusable', async (words, why) => {
    const files: Record<string, string> = {
      EMPTY: file('empty', ['']),
      FELT: file('felt', felt),
      ONE: file('one', felt.slice(0, 1)),
    }
    const { code, err } = await evaluate(...words.map((word) => files[word] ?? word))
    expect([code, why.test(err)]).toEqual([2, true])
  })
})
