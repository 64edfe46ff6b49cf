import { describe, expect, test } from 'vitest'
import { rateLimiter } from '../../server/http/rate-limit.ts'
import { ProblemError } from '../../server/problem.ts'

function limiter(burst: number, perMinute: number, most?: number) {
  let now = 0
  const limit = rateLimiter({ burst, perMinute }, () => new Date(now), most)
  return {
    wait: (ms: number) => {
      now += ms
    },
    giveBack: limit.giveBack,
    /** 0, or the seconds to wait. */
    spend(key: string): number {
      try {
        limit.spend(key)
        return 0
      } catch (error) {
        return error instanceof ProblemError ? (error.about.retryAfter ?? -1) : -1
      }
    },
  }
}

describe('a bucket of tokens', () => {
  test('may be spent at once, and fills evenly', () => {
    const { spend, wait } = limiter(3, 6)
    expect([spend('a'), spend('a'), spend('a')]).toEqual([0, 0, 0])
    expect(spend('a')).toBeCloseTo(10)
    wait(4_000)
    expect(spend('a')).toBeCloseTo(6)
    wait(6_000)
    expect(spend('a')).toBe(0)
    expect(spend('a')).toBeCloseTo(10)
  })

  test('never holds more than its burst', () => {
    const { spend, wait, giveBack } = limiter(2, 60)
    wait(3_600_000)
    giveBack('a')
    expect([spend('a'), spend('a')]).toEqual([0, 0])
    expect(spend('a')).toBeGreaterThan(0)
  })

  test('asking in vain costs nothing, and what was not needed comes back', () => {
    const { spend, wait, giveBack } = limiter(1, 1)
    expect(spend('a')).toBe(0)
    for (let i = 0; i < 100; i++) spend('a')
    expect(spend('a')).toBeCloseTo(60)
    giveBack('a')
    expect(spend('a')).toBe(0)
    wait(60_000)
    expect(spend('a')).toBe(0)
  })

  test('a clock that is set back gives nothing and takes nothing', () => {
    const { spend, wait } = limiter(1, 60)
    expect(spend('a')).toBe(0)
    wait(-3_600_000)
    expect(spend('a')).toBeCloseTo(1)
  })

  test('a million visitors take no more memory than the limit', () => {
    const { spend } = limiter(1, 1, 100)
    for (let i = 0; i < 1_000; i++) expect(spend(`visitor ${i}`)).toBe(0)
    expect(spend('visitor 999')).toBeGreaterThan(0)
    expect(spend('visitor 0')).toBe(0)
  })
})
