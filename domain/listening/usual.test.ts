import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { usualAt } from './usual.ts'

const hour = 3_600_000
const week = 7 * 24 * hour
const now = 3000 * 24 * hour

describe('what is usual in an hour', () => {
  test('nothing can be called usual before two such weeks were heard', () => {
    expect(usualAt(now, () => 5, now - week)).toBeNull()
    expect(usualAt(now, () => 5, now - 2 * week)).toBeNull()
    expect(usualAt(now, () => 5, now - 2 * week - hour)).toEqual({ low: 5, middle: 5, high: 5 })
  })

  test('one storm does not make the next one usual', () => {
    const storm = now - 3 * week
    const said = (at: number) => (Math.abs(at - storm) <= hour ? 900 : 4)
    expect(usualAt(now, said, 0)?.high).toBeLessThan(900)
    expect(usualAt(now, said, 0)?.middle).toBe(4)
  })

  test('another weekday is not looked at', () => {
    const said = (at: number) => ((now - at) % week === 0 ? 7 : (now - at) % (24 * hour) === 0 ? 1000 : 7)
    expect(usualAt(now, said, 0)?.high).toBe(7)
  })

  test('low, middle and high lie in order, within what there was', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 24, maxLength: 24 }), (counts) => {
        let i = 0
        const usual = usualAt(now, () => counts[i++ % 24] ?? 0, 0)
        expect(usual && usual.low <= usual.middle && usual.middle <= usual.high).toBe(true)
        expect(usual && usual.low >= Math.min(...counts) && usual.high <= Math.max(...counts)).toBe(true)
      }),
    )
  })
})
