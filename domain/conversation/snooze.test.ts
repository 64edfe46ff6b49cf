import { describe, expect, test } from 'vitest'
import { snoozeTimes, type Wall } from './snooze.ts'

const wall = (day: number, hour: number, weekday: number): Wall => ({ year: 2026, month: 11, day, hour, weekday })
const said = (now: Wall) =>
  snoozeTimes(now, 'NL').map(({ choice, at }) => `${choice}: ${at.month}-${at.day} ${at.hour}`)

describe('until when one sets something aside', () => {
  test('in the morning: this evening, tomorrow morning, Monday', () => {
    expect(said(wall(18, 9, 3))).toEqual(['this evening: 11-18 18', 'tomorrow morning: 11-19 9', 'monday: 11-23 9'])
  })

  test('from five o’clock on the evening is later, and from eight no choice any more', () => {
    expect(said(wall(18, 17, 3))[0]).toBe('this evening: 11-18 21')
    expect(said(wall(18, 19, 3))[0]).toBe('this evening: 11-18 21')
    expect(said(wall(18, 20, 3))).toEqual(['tomorrow morning: 11-19 9', 'monday: 11-23 9'])
  })

  test('on Sunday Monday is tomorrow, and stands there once; on Monday it is the next one', () => {
    expect(said(wall(22, 20, 7))).toEqual(['tomorrow morning: 11-23 9'])
    expect(said(wall(23, 20, 1))).toEqual(['tomorrow morning: 11-24 9', 'monday: 11-30 9'])
  })

  test('at the end of a month and of a year it goes on in the next', () => {
    expect(said({ year: 2026, month: 12, day: 31, hour: 20, weekday: 4 })).toEqual([
      'tomorrow morning: 1-1 9',
      'monday: 1-4 9',
    ])
  })

  test('where Monday is a holiday the next working day is a choice of its own', () => {
    const friday = { year: 2026, month: 4, day: 24, hour: 20, weekday: 5 }
    expect(said(friday)).toEqual(['tomorrow morning: 4-25 9', 'monday: 4-27 9', 'next working day: 4-28 9'])
    expect(snoozeTimes(friday, null).map(({ choice }) => choice)).toEqual(['tomorrow morning', 'monday'])
  })
})
