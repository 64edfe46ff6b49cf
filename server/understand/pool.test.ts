import { Worker } from 'node:worker_threads'
import { afterAll, describe, expect, test } from 'vitest'
import { chanceFrom } from '../../domain/language/chance.ts'
import { learn } from '../../domain/language/learn.ts'
import { pack } from '../../domain/language/pack.ts'
import { createEngine } from './engine.ts'
import { createUnderstanding } from './pool.ts'
import type { For } from './understanding.ts'
import { shippedKnowledge } from './weights.ts'

const whose: For = { home: 'nl', own: null }
const texts = (n: number) =>
  Array.from(
    { length: n },
    (_, i) => `${['Dank je wel', 'Nog steeds niet opgelost', 'Wanneer komt', ''][i % 4]} ${i % 4 === 3 ? '' : i}`,
  )

const understanding = createUnderstanding({ threads: 1 })
afterAll(() => understanding.close())

describe('many texts', () => {
  test('are judged aside as they would be in place, in their order', async () => {
    const some = texts(450)
    const judged = await understanding.judgeMany(some, whose)
    expect({ judged }).toEqual(createEngine().do({ texts: some, home: 'nl', own: null }))
    expect(judged[3]).toBeNull()
  })

  test('of a hundred thousand letters, of one word, of no language are judged as well', async () => {
    const odd = [
      'a'.repeat(100_000),
      'nee '.repeat(25_000),
      '😡'.repeat(500),
      'aGVsbG8='.repeat(5000),
      'https://a.example/b',
    ]
    const judged = await understanding.judgeMany(odd, whose)
    expect(judged).toHaveLength(odd.length)
  })

  test('by an organisation that taught its own model are judged by that, which each thread is given once', async () => {
    const base = shippedKnowledge().understood.get('nl')
    if (!base) throw new Error('there is no model of Dutch')
    const taught = Array.from({ length: 60 }, (_, i) => ({
      text: i % 2 ? `mijn zonnepaneel nummer ${i} geeft niets` : `de factuur van maand ${i} klopt`,
      topics: { [i % 2 ? 'panelen' : 'facturen']: true },
    }))
    const { own } = learn(base, taught, chanceFrom(1))
    let reads = 0
    const read = async () => {
      reads++
      return { nl: own && pack(own), en: null }
    }
    const theirs: For = { home: 'nl', own: { id: 'ons model', read } }
    const many = Array.from({ length: 30 }, () => 'het zonnepaneel geeft niets')
    for (let again = 0; again < 2; again++) {
      const judged = await understanding.judgeMany(many, theirs)
      expect(judged.every((one) => one?.by === 'ons model' && (one.topics?.panelen ?? 0) > 0.5)).toBe(true)
    }
    expect(reads).toBe(1)
    const few = await understanding.judgeMany(many.slice(0, 2), theirs)
    expect(few[0]?.topics).toMatchObject({ panelen: expect.any(Number) })
    const because = await understanding.because(many[0] ?? '', ['panelen'], theirs)
    const [strongest] = because.get('panelen') ?? []
    expect(many[0]?.slice(strongest?.from, strongest?.until)).toMatch(/zonnepaneel|geeft|niets/)
    expect((await understanding.judgeMany(many, whose))[0]?.topics).toBeUndefined()
  })
})

/** A real thread that does to itself what the texts say. */
const code = `
  const { parentPort, workerData } = require('node:worker_threads')
  parentPort.on('message', ({ texts }) => {
    if (texts.includes('crash') || (texts.includes('crash at first') && workerData === 1)) process.exit(3)
    if (texts.includes('hang')) for (;;);
    if (texts.includes('fault')) parentPort.postMessage({ fault: 'TypeError' })
    else parentPort.postMessage({ judged: texts.map(() => null) })
  })
  parentPort.postMessage('ready')
`

describe('a thread that breaks', () => {
  const pool = (patience?: number) => {
    let started = 0
    const start = () => new Worker(code, { eval: true, workerData: ++started })
    return { started: () => started, of: createUnderstanding({ threads: 1, start, ...(patience && { patience }) }) }
  }
  const having = (text: string) => [text, ...texts(20)]

  test('is followed by another, that does what it had in hand and what waited', async () => {
    const { of, started } = pool()
    const both = await Promise.all([of.judgeMany(having('crash at first'), whose), of.judgeMany(texts(20), whose)])
    expect(both.map(({ length }) => length)).toEqual([21, 20])
    expect(started()).toBe(2)
    await of.close()
  })

  test('over and over by the same texts, or that takes too long, or fails, fails for them and for nobody else', async () => {
    const { of } = pool(500)
    for (const text of ['crash', 'hang', 'fault']) {
      const [broken, fine] = await Promise.allSettled([
        of.judgeMany(having(text), whose),
        of.judgeMany(texts(20), whose),
      ])
      expect([text, broken.status, fine.status]).toEqual([text, 'rejected', 'fulfilled'])
    }
    await of.close()
  })
})

test('who brings more than fits waits for room, and all of it is judged', async () => {
  const start = () => new Worker(code, { eval: true })
  const of = createUnderstanding({ threads: 1, start })
  const judged = await of.judgeMany(texts(20_000), whose)
  expect(judged).toHaveLength(20_000)
  await of.close()
})
