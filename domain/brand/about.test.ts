import fc from 'fast-check'
import { expect, test } from 'vitest'
import { competitorOf, type Group, sentimentIn, subjectOf, subjectsIn, topicIn, us } from './about.ts'

const group = (of: Partial<Group>): Group => ({ id: 'g', about: 'brand', competitor: null, putAside: false, ...of })
const theirs = group({ id: 't', about: 'competitor', competitor: 'Netwijs' })

test('a subject is told from every name of a competitor, also one that is called as we are', () => {
  fc.assert(
    fc.property(fc.option(fc.string()), (name) => {
      expect(competitorOf(subjectOf(name))).toBe(name)
      expect(subjectOf(name) === us).toBe(name === null)
    }),
  )
})

test('a message is about all whom its search terms name, and about us when it is said to us', () => {
  expect(subjectsIn(false, [])).toEqual([])
  expect(subjectsIn(false, [group({ about: 'topic' })])).toEqual([])
  expect(subjectsIn(true, [group({ about: 'topic' })])).toEqual([us])
  expect(subjectsIn(true, [theirs])).toEqual([subjectOf('Netwijs'), us])
  expect(subjectsIn(false, [group({ about: 'product' }), group({ about: 'person' })])).toEqual([us])
})

test('what somebody put aside is not about whom that group is about', () => {
  expect(subjectsIn(false, [group({ putAside: true })])).toEqual([])
  expect(subjectsIn(true, [group({ putAside: true })])).toEqual([])
  expect(subjectsIn(true, [{ ...theirs, putAside: true }])).toEqual([us])
  expect(subjectsIn(false, [group({ putAside: true }), group({ about: 'product' })])).toEqual([us])
})

test('of its topics one counts: said, labelled, read, or met, in this order', () => {
  const read = (topics: Record<string, number>) => ({ language: 'nl', languageChance: 1, by: 'x', topics }) as const
  const nothing = { judged: null, corrected: null, labelIds: [], met: [] }
  const met = [group({ about: 'topic', id: 'met' })]
  expect(topicIn(nothing)).toBe('')
  expect(topicIn({ ...nothing, met: [group({ about: 'brand' })] })).toBe('')
  expect(topicIn({ ...nothing, met })).toBe('met')
  expect(topicIn({ ...nothing, met, judged: read({ unsure: 0.4 }) })).toBe('met')
  expect(topicIn({ ...nothing, met, judged: read({ sure: 0.7, surer: 0.9 }) })).toBe('surer')
  expect(topicIn({ ...nothing, labelIds: ['a', 'b'], judged: read({ b: 0.4, sure: 0.9 }) })).toBe('b')
  const said = { corrected: { topics: { c: true, a: false } }, labelIds: ['a'] }
  expect(topicIn({ ...nothing, ...said })).toBe('c')
  expect(topicIn({ ...nothing, ...said, corrected: { topics: { a: false } } })).toBe('')
})

test('a person is sure of how it sounds; of what was not read anything is as likely', () => {
  expect(sentimentIn(null, { sentiment: 'positive' })).toEqual([0, 0, 1])
  expect(sentimentIn(null, null)).toEqual([0, 0, 0])
})
