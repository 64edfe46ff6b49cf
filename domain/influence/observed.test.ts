import { expect, test } from 'vitest'
import { applaudedIn, observedIn } from './observed.ts'

const said = { writer: 'anna', isPublic: true, answers: null, quotes: null, names: [] }

test('who speaks in public is observed, and whoever they answer or name', () => {
  expect(observedIn(said)).toEqual([{ account: 'anna', by: null }])
  expect(observedIn({ ...said, answers: 'bram', names: ['cees', 'bram'] })).toEqual([
    { account: 'anna', by: null },
    { account: 'bram', by: 'anna' },
    { account: 'cees', by: 'anna' },
  ])
  expect(observedIn({ ...said, answers: 'bram', quotes: 'cees' })).toHaveLength(3)
  expect(observedIn({ ...said, answers: 'bram', quotes: 'bram' })).toHaveLength(2)
})

test('who likes something reacts to whoever wrote it, and speaks of nothing', () => {
  expect(applaudedIn({ by: 'bram', author: 'anna' })).toEqual([{ account: 'anna', by: 'bram' }])
  expect(applaudedIn({ by: 'anna', author: 'anna' })).toEqual([])
  expect(applaudedIn({ by: 'bram', author: null })).toEqual([])
})

test('who answers or names themselves reacts to nobody', () => {
  expect(observedIn({ ...said, answers: 'anna', names: ['anna'] })).toEqual([{ account: 'anna', by: null }])
})

test('what is not public tells nothing', () => {
  expect(observedIn({ ...said, isPublic: false, answers: 'bram' })).toEqual([])
})

test('of very many who are named only the first count', () => {
  const names = Array.from({ length: 5000 }, (_, i) => `name ${i}`)
  expect(observedIn({ ...said, names })).toHaveLength(11)
})
