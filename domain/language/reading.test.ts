import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holdsFrom, languages, sentiments, traits } from './judgement.ts'
import {
  aspectOf,
  type Corrected,
  type Correction,
  correct,
  correctionIn,
  dangerIn,
  holdsNow,
  type Judged,
  machineSaid,
  readsOf,
  toJudged,
  wordsToJudge,
  writtenValue,
} from './reading.ts'

const correction: fc.Arbitrary<Correction> = fc.oneof(
  fc.record({ aspect: fc.constant('language' as const), value: fc.constantFrom(...languages) }),
  fc.record({ aspect: fc.constant('sentiment' as const), value: fc.constantFrom(...sentiments) }),
  fc.record({ aspect: fc.constant('trait' as const), trait: fc.constantFrom(...traits), value: fc.boolean() }),
  fc.record({ aspect: fc.constant('topic' as const), labelId: fc.constantFrom('a', 'b'), value: fc.boolean() }),
)
const said = (all: readonly Correction[]) => all.reduce<Corrected | null>(correct, null)

const judged: Judged = {
  language: 'nl',
  languageChance: 0.9,
  sentiment: [0.8, 0.1, 0.1],
  strong: 0.4,
  traits: { complaint: 0.95, question: holdsFrom.question * 0.8, threat: holdsFrom.threat },
  by: 'proef',
}

describe('what people say', () => {
  test('goes before what the machine sees, aspect by aspect', () => {
    expect(readsOf(judged, null)).toEqual(['nl', 'negative', 'complaint', 'threat'])
    const people = said([
      { aspect: 'sentiment', value: 'positive' },
      { aspect: 'trait', trait: 'threat', value: false },
      { aspect: 'trait', trait: 'praise', value: true },
    ])
    expect(readsOf(judged, people)).toEqual(['nl', 'positive', 'complaint', 'praise'])
    expect(readsOf(null, people)).toEqual(['positive', 'praise'])
    expect(readsOf(null, null)).toBeNull()
  })

  test('is as if it had never been said once it is taken back', () => {
    fc.assert(
      fc.property(fc.array(correction, { maxLength: 6 }), correction, (before, one) => {
        const others = before.filter((each) => aspectOf(each) !== aspectOf(one))
        const taken = correct(correct(said(others), one), { ...one, value: null } as Correction)
        expect(taken).toEqual(said(others))
      }),
    )
  })

  test('is written down and read back as it was said', () => {
    fc.assert(
      fc.property(correction, (one) => {
        expect(correctionIn(aspectOf(one), writtenValue(one) ?? '')).toEqual(one)
      }),
    )
    expect(correctionIn('weather', 'yes')).toBeNull()
  })

  test('stands beside what the machine had said, and how sure it was', () => {
    expect(machineSaid(judged, { aspect: 'sentiment', value: 'neutral' })).toEqual({ value: 'negative', chance: 0.8 })
    expect(machineSaid(judged, { aspect: 'trait', trait: 'idea', value: true })).toEqual({ value: 'no', chance: 0 })
    // What it told somebody about at a small chance it had said, however small.
    const small = { ...judged, traits: { threat: 0.25 } }
    const denied = { aspect: 'trait', trait: 'threat', value: false } as const
    expect(machineSaid(small, denied)).toEqual({ value: 'yes', chance: 0.25 })
    expect(machineSaid(judged, { aspect: 'topic', labelId: 'a', value: true })).toBeNull()
    expect(machineSaid(null, { aspect: 'sentiment', value: 'neutral' })).toBeNull()
  })
})

test('what dearly goes wrong is said sooner, and the gravest danger is the one', () => {
  expect(holdsNow('threat', judged, null)).toBe(true)
  expect(holdsNow('question', judged, null)).toBeNull()
  expect(dangerIn(['nl', 'threat', 'selfharm'])).toBe('selfharm')
  expect(dangerIn(['nl', 'complaint'])).toBeNull()
})

test('only what was seen is kept, and nothing of a language that is not understood', () => {
  const none = traits.map(() => 0)
  const seen = {
    language: 'de' as const,
    languageChance: 0.98765,
    sentiment: [0, 0, 0] as const,
    strong: 0,
    traits: none,
  }
  expect(toJudged(seen, 'x')).toEqual({ language: 'de', languageChance: 0.988, by: 'x' })
  const dutch = { ...seen, language: 'nl' as const, sentiment: [0.2, 0.3, 0.5] as const, topics: { a: 0.7, b: 0.01 } }
  expect(toJudged({ ...dutch, traits: none.with(0, 0.91234) }, 'x')).toEqual({
    language: 'nl',
    languageChance: 0.988,
    sentiment: [0.2, 0.3, 0.5],
    strong: 0,
    traits: { complaint: 0.912 },
    topics: { a: 0.7 },
    by: 'x',
  })
})

describe('the words that are judged', () => {
  test('are the writer’s own: without what they quote, with a subject that is theirs', () => {
    expect(wordsToJudge({ text: 'Dank!\n> u schreef iets naars', quotedFrom: 6 })).toEqual({
      words: 'Dank!\n',
      from: 0,
    })
    expect(wordsToJudge({ subject: 'Klacht', text: 'Het is stuk' })).toEqual({ words: 'Klacht\nHet is stuk', from: 7 })
    expect(wordsToJudge({ subject: 'Re: Klacht', text: 'Opgelost' })).toEqual({ words: 'Opgelost', from: 0 })
    expect(wordsToJudge({ subject: 'Het is', text: 'Het is stuk' })).toEqual({ words: 'Het is stuk', from: 0 })
  })

  test('of a very long text are its beginning', () => {
    expect(wordsToJudge({ text: 'a'.repeat(100_000) }).words.length).toBe(8000)
  })
})
