import { describe, expect, test } from 'vitest'
import type { Arrival } from '../store/arrival.ts'
import { keepAccepted, takeAccepted } from './just-accepted.ts'

const house = () => ({ config: { role: 'all' as const } })
const arrivals = (from: number, to: number, size = 10): Arrival[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({
    position: from + i,
    channelId: 'c',
    receivedAt: new Date(0),
    day: '2026-11-22',
    history: false,
    raw: new Uint8Array(size),
  }))
const positions = (taken: readonly Arrival[]) => taken.map(({ position }) => position)

describe('what was just accepted', () => {
  test('is taken in order, so many items and so many bytes at a time, and once', () => {
    const here = house()
    keepAccepted(here, 'o', arrivals(1, 3))
    keepAccepted(here, 'o', arrivals(4, 6))
    expect(positions(takeAccepted(here, 'o', 0, 2, 1000))).toEqual([1, 2])
    expect(positions(takeAccepted(here, 'o', 2, 100, 25))).toEqual([3, 4])
    expect(positions(takeAccepted(here, 'o', 4, 100, 1))).toEqual([5])
    expect(positions(takeAccepted(here, 'o', 4, 100, 1000))).toEqual([])
    expect(positions(takeAccepted(here, 'o', 5, 100, 1000))).toEqual([6])
  })

  test('ends where another program wrote, and goes on behind it', () => {
    const here = house()
    keepAccepted(here, 'o', arrivals(2, 3))
    keepAccepted(here, 'o', arrivals(7, 8))
    expect(positions(takeAccepted(here, 'o', 0, 100, 1000))).toEqual([])
    expect(positions(takeAccepted(here, 'o', 1, 100, 1000))).toEqual([2, 3])
    expect(positions(takeAccepted(here, 'o', 6, 100, 1000))).toEqual([7, 8])
  })

  test('is let go when it becomes too much, and not kept where nothing is received', () => {
    const here = house()
    keepAccepted(here, 'o', arrivals(1, 1, 10_000_000))
    keepAccepted(here, 'o', arrivals(2, 2, 10_000_000))
    expect(takeAccepted(here, 'o', 0, 100, 1000)).toEqual([])
    expect(positions(takeAccepted(here, 'o', 1, 100, 1000))).toEqual([2])
    const web = { config: { role: 'web' as const } }
    keepAccepted(web, 'o', arrivals(1, 1))
    expect(takeAccepted(web, 'o', 0, 100, 1000)).toEqual([])
  })
})
