/** What of a judgement stands on a message, in which order, by which words, and what a key says of it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Judgement, type Sentiment, sentiments, type Trait, traits } from '../../contract/judgement.ts'
import { backOf, correctionOf, flipped } from '../../web/judgement/corrections.ts'
import { excerpt } from '../../web/judgement/excerpt.ts'
import { interval } from '../../web/judgement/interval.ts'
import { chanceWord, standing } from '../../web/judgement/readings.ts'
import { suggestedTopics } from '../../web/judgement/suggested.ts'
import { judgementWords } from '../../web/words/judgement.ts'
import { messageOf } from './samples.ts'

type Held = Partial<Record<Trait, boolean | null>>
const judged = (held: Held, is: Sentiment | null = null, strong = false) =>
  ({
    language: { is: 'nl', chance: 0.99, by: 'machine' },
    sentiment: { is, chance: 0.9, strong, by: 'machine' },
    traits: Object.entries(held).map(([trait, holds]) => ({
      trait: trait as Trait,
      holds,
      chance: 0.8,
      by: holds === false ? 'person' : 'machine',
    })),
    topics: [],
  }) satisfies Judgement

const said = (judgement: Judgement, place: 'conversation' | 'stream' = 'conversation') =>
  standing(judgement, place).map(({ is, sure }) => (sure ? is : `${is}?`))

describe('on a message stands', () => {
  test('what matters, the gravest first, and no more than three things', () => {
    expect(said(judged({ complaint: true, idea: true, churn: true, urgent: true }))).toEqual([
      'urgent',
      'churn',
      'complaint',
    ])
  })

  test('nothing for a plain question, a word of thanks, or what a person denied', () => {
    expect(said(judged({ question: true, thanks: true, complaint: false }, 'neutral'))).toEqual([])
  })

  test('what is not sure only where overlooking it costs more than looking twice', () => {
    expect(said(judged({ complaint: null, selfharm: null, idea: null, question: null }))).toEqual([
      'selfharm?',
      'complaint?',
    ])
  })

  test('what is told from a small chance on as a doubt, unless a person said it', () => {
    const perhaps = judged({ distress: true })
    const [distress] = perhaps.traits
    if (!distress) throw new Error('it holds no distress')
    distress.chance = 0.28
    expect(said(perhaps)).toEqual(['distress?'])
    expect(said({ ...perhaps, traits: [{ ...distress, by: 'person' }] })).toEqual(['distress'])
  })

  test('how it sounds only where nothing else says it, or it is felt strongly', () => {
    expect(said(judged({ complaint: true }, 'negative'))).toEqual(['complaint'])
    expect(said(judged({ complaint: true }, 'negative', true))).toEqual(['complaint', 'negative'])
    expect(said(judged({}, 'negative'))).toEqual(['negative'])
  })

  test('"not solved" once, whoever says it', () => {
    expect(said(judged({ refusal: true, refused: true }))).toEqual(['refusal'])
  })

  test('in the stream how each post sounds, also beside three other things', () => {
    expect(said(judged({}, 'neutral'), 'stream')).toEqual(['neutral'])
    expect(said(judged({ urgent: true, churn: true, complaint: true }, 'negative'), 'stream')).toEqual([
      'urgent',
      'churn',
      'negative',
    ])
    expect(said(judged({ question: true }), 'stream')).toEqual(['question'])
  })
})

describe('a key', () => {
  test('says that what holds does not, and that what perhaps holds does', () => {
    expect(flipped(judged({ complaint: true }), 'complaint')).toEqual(correctionOf('complaint', false))
    expect(flipped(judged({ complaint: null }), 'complaint')).toEqual(correctionOf('complaint', true))
    expect(flipped(judged({}), 'press')).toEqual(correctionOf('press', true))
    expect(flipped(judged({}, 'negative'), 'negative')).toEqual({ aspect: 'sentiment', value: 'negative' })
  })

  test('is taken back to what a colleague had said, else to what the machine says', () => {
    expect(backOf(judged({ complaint: true }), correctionOf('complaint', false))).toMatchObject({ value: null })
    expect(backOf(judged({ complaint: false }), correctionOf('complaint', true))).toMatchObject({ value: false })
  })

  test.each(['nl', 'en'] as const)('stands for one thing in %s', (language) => {
    const letters = Object.values(judgementWords[language].letters)
    expect(letters).toHaveLength(sentiments.length + traits.length)
    expect(new Set(letters).size).toBe(letters.length)
    expect(letters.every((letter) => /^[a-z]$/.test(letter))).toBe(true)
  })
})

describe('the words that decided', () => {
  const marked = (text: string, words: Parameters<typeof excerpt>[1]) =>
    excerpt(text, words).pieces.map(({ text, weight }) => (weight === null ? text : `[${text}]`))

  test('are marked in a short text, which stays whole', () => {
    const words = [
      { from: 10, until: 15, weight: 2 },
      { from: 0, until: 6, weight: -1 },
    ]
    expect(marked('Helaas al derde keer', words)).toEqual(['[Helaas]', ' al ', '[derde]', ' keer'])
  })

  test('leave the weaker one out where two overlap, and what is no longer in the text', () => {
    const words = [
      { from: 0, until: 6, weight: 2 },
      { from: 3, until: 8, weight: 1 },
      { from: 90, until: 95, weight: 1 },
    ]
    expect(marked('Helaas al', words)).toEqual(['[Helaas]', ' al'])
  })

  test('whatever the text, every piece is a piece of it, in order, and long texts are cut around them', () => {
    const word = fc.record({ from: fc.nat(3_000), length: fc.integer({ min: 1, max: 12 }), weight: fc.double() })
    fc.assert(
      fc.property(fc.string({ maxLength: 3_000, unit: 'grapheme' }), fc.array(word, { maxLength: 5 }), (text, some) => {
        const words = some.map(({ from, length, weight }) => ({ from, until: from + length, weight }))
        const { pieces, ends } = excerpt(text, words)
        let at = 0
        for (const { text: piece, from, cut } of pieces) {
          expect(text.slice(from, from + piece.length)).toBe(piece)
          expect(cut ? from > at : from === at).toBe(true)
          at = from + piece.length
        }
        expect(ends ? at : text.length).toBe(ends ? text.length : Math.max(at + 1, text.length))
        expect(pieces.reduce((sum, piece) => sum + piece.text.length, 0)).toBeLessThanOrEqual(5 * 300 + 300)
      }),
    )
  })
})

test('a chance is said in words', () => {
  expect([0.99, 0.8, 0.5, 0.1, 0.01].map(chanceWord)).toEqual(['surely', 'likely', 'perhaps', 'unlikely', 'hardly'])
})

test('of what the last messages are about, a label that is not there yet is suggested, unless somebody denied it', () => {
  const about = (n: number, topics: [string, boolean | null, number][]) =>
    messageOf(1, n, {
      judgement: {
        ...judged({}),
        topics: topics.map(([labelId, holds, chance]) => ({ labelId, holds, chance, by: 'machine' })),
      },
    })
  const messages = [
    about(1, [['old', true, 0.99]]),
    about(2, [['fibre', true, 0.7]]),
    about(3, [
      ['denied', true, 0.9],
      ['bill', true, 0.8],
      ['perhaps', null, 0.4],
    ]),
    about(4, [
      ['denied', false, 0.9],
      ['has', true, 0.95],
      ['fibre', true, 0.6],
    ]),
  ]
  expect(suggestedTopics(['has'], messages).map(({ labelId }) => labelId)).toEqual(['bill', 'fibre'])
})

describe('a share that was counted', () => {
  test('on few says little, on many more, and never leaves 0 to 1', () => {
    expect(interval(0, 0)).toEqual({ low: 0, high: 1, few: true })
    const [little, much] = [interval(8, 10), interval(800, 1000)]
    expect([little.few, much.few]).toEqual([true, false])
    expect(much.low).toBeCloseTo(0.774, 2)
    expect(much.high).toBeCloseTo(0.824, 2)
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (right, wrong) => {
        const n = right + wrong
        const { low, high } = interval(right, n)
        expect(0 <= low && low <= high && high <= 1).toBe(true)
        if (n > 0) expect(low - 1e-9 <= right / n && right / n <= high + 1e-9).toBe(true)
      }),
    )
  })
})
