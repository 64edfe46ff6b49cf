import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inTenths } from '../../web/influence/rounded.ts'

test('reasons on the screen add up to the sum on the screen, and none is off by a tenth', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -3000, max: 3000 }), { maxLength: 10 }), (points) => {
      const { parts, sum } = inTenths(points)
      const tenths = (value: number) => Math.round(value * 10)
      expect(parts.reduce((all, part) => all + tenths(part), 0)).toBe(tenths(sum))
      expect(Math.abs(sum - points.reduce((all, one) => all + one, 0) / 1000)).toBeLessThanOrEqual(0.0501)
      for (const [i, part] of parts.entries()) expect(Math.abs(part - (points[i] ?? 0) / 1000)).toBeLessThan(0.1)
    }),
  )
})
