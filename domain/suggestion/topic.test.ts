/** What two questions are about makes them resemble each other more, or less. */
import { expect, test } from 'vitest'
import { aboutOf, likenessOf } from './topic.ts'

const judged = (topics: Record<string, number>) => ({ language: 'nl', languageChance: 1, topics, by: 'test' }) as const
const read = (topics: Record<string, number>, said: Record<string, boolean> = {}) => ({
  judged: judged(topics),
  corrected: { topics: said },
})
const storing = aboutOf([], [read({ storing: 0.8 })])

test('what people said goes before what was read, a label before both, and what is unlikely says nothing', () => {
  const about = aboutOf(
    ['post'],
    [read({ storing: 0.8, rekening: 0.9, verhuizen: 0.2 }, { rekening: false, modem: true })],
  )
  expect([...about].sort()).toEqual([
    ['modem', 1],
    ['post', 1],
    ['storing', 0.8],
  ])
})

test('the same thing counts by how sure both are, and what is surely something else counts against', () => {
  const surely = likenessOf(storing, aboutOf(['storing'], []))
  const perhaps = likenessOf(storing, aboutOf([], [read({ storing: 0.4 })]))
  expect(surely.factor).toBeGreaterThan(perhaps.factor)
  expect(perhaps).toMatchObject({ common: ['storing'] })
  expect(perhaps.factor).toBeGreaterThan(1)
  expect(likenessOf(storing, aboutOf(['rekening'], [])).factor).toBeLessThan(1)
})

test('where nothing is known, or nothing is sure, it changes nothing', () => {
  expect(likenessOf(storing, aboutOf([], [])).factor).toBe(1)
  expect(likenessOf(storing, aboutOf([], [read({ rekening: 0.5 })])).factor).toBe(1)
})
